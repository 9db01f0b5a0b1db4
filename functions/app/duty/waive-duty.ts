import type { Instant } from '../../domain/civil-date.ts';
import { waiveDuty as waive } from '../../domain/duty/commands.ts';
import type { DutyActed, DutyFormDeps } from './duty-deps.ts';
import { reasonOnGroup } from './reason-on-group.ts';

/** Excuses a unit from the duties of a group that are still owed, with a reason: only the supervising department may. Nobody is asked for them any more. */
export function waiveDuty(
  deps: DutyFormDeps,
  token: string,
  typed: ReadonlyMap<string, string>,
  now: Instant,
): Promise<DutyActed> {
  return reasonOnGroup(deps, { form: 'waive', may: 'department', decide: waive }, { token, typed }, now);
}
