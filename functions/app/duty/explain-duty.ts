import type { Instant } from '../../domain/civil-date.ts';
import { explainDuty as explain } from '../../domain/duty/commands.ts';
import type { DutyActed, DutyFormDeps } from './duty-deps.ts';
import { reasonOnGroup } from './reason-on-group.ts';

/** Records why duties are late, in the words of whoever is to do them. They stay owed, and whoever they are escalated to reads the reason. */
export function explainDuty(
  deps: DutyFormDeps,
  token: string,
  typed: ReadonlyMap<string, string>,
  now: Instant,
): Promise<DutyActed> {
  return reasonOnGroup(deps, { form: 'explain', may: 'assignee', decide: explain }, { token, typed }, now);
}
