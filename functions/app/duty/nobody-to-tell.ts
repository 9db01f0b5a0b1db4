import { type CommandGiven, nobodyToTell } from '../../domain/duty/notices.ts';
import { DUTY_LOG } from '../log-events.ts';
import type { Log } from '../ports.ts';

/** Raises an alarm for what a command has to tell and nobody can be told: no supervising department that has an address, other than whoever acted. */
export function alarmNobodyToTell(log: Log, given: CommandGiven): void {
  const { unit, rule, command } = given;
  for (const topic of nobodyToTell(given))
    log.error(DUTY_LOG.nobodyToTell, { unit: unit.id, kind: rule.kind, topic, command });
}
