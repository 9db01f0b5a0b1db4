import type { Instant } from '../../domain/civil-date.ts';
import { waiveDuty as waive } from '../../domain/duty/commands.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import { waivedName } from '../../domain/duty/duty-pages.ts';
import type { DutyActed, DutyFormDeps } from './duty-deps.ts';
import { reasonOnGroup } from './reason-on-group.ts';

/**
 * Excuses from duties, with a reason: only the supervising department may. Where a duty is about people, it is for those who are ticked, and at least one
 * has to be. Nobody is asked for it any more; whoever has the unit's duties and whomever it is about are told.
 */
export function waiveDuty(
  deps: DutyFormDeps,
  token: string,
  typed: ReadonlyMap<string, string>,
  now: Instant,
): Promise<DutyActed> {
  return reasonOnGroup(deps, { form: 'waive', may: 'department', ticked, decide: waive }, { token, typed }, now);
}

function ticked({ subject }: Duty, typed: ReadonlyMap<string, string>): boolean {
  return subject === undefined || typed.get(waivedName(subject)) === 'yes';
}
