import type { Instant } from '../../domain/civil-date.ts';
import { explainDuty as explain, mayBeExplained } from '../../domain/duty/commands.ts';
import type { DutyActed, DutyFormDeps } from './duty-deps.ts';
import { reasonOnGroup } from './reason-on-group.ts';

/**
 * Records why duties are late, in the words of whoever is to do them. They stay owed, and whoever they are escalated to reads the reason.
 * Refused when all of them have been explained as often as they may be.
 */
export function explainDuty(
  deps: DutyFormDeps,
  token: string,
  typed: ReadonlyMap<string, string>,
  now: Instant,
): Promise<DutyActed> {
  const said = { form: 'explain', may: 'assignee', onceMore: mayBeExplained, decide: explain } as const;
  return reasonOnGroup(deps, said, { token, typed }, now);
}
