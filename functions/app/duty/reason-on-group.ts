import type { Instant } from '../../domain/civil-date.ts';
import type { DutyDecided } from '../../domain/duty/commands.ts';
import { type Duty, isOwed, type Sha256 } from '../../domain/duty/duty.ts';
import { type DutyForm, type DutyFormProblem, type DutyReader, WAIVED } from '../../domain/duty/duty-pages.ts';
import type { DutyActor } from '../../domain/duty/evidence-field.ts';
import { readReason } from '../../domain/duty/kept-text.ts';
import { groupOf } from '../../domain/mail/duty-links.ts';
import { actorOf, changeGroup, commandOf } from './change-group.ts';
import type { DutyActed, DutyFormDeps } from './duty-deps.ts';
import { dutyInHands, standsInFor } from './duty-in-hands.ts';
import { identifiedBy } from './identified-by.ts';
import { settleCommand } from './settle-command.ts';
import { shownWhen } from './shown-when.ts';

/** What is said about duties with a reason: by whom it may be, and what it does to each. */
export type ReasonGiven = {
  form: Exclude<DutyForm, 'confirm'>;
  may: DutyReader;
  /** Whether it may be said once more about a duty; left out where that is always so. */
  onceMore?: (duty: Duty) => boolean;
  /** Whether the form is about a duty; left out where it is about all that are still owed. */
  ticked?: (duty: Duty, typed: ReadonlyMap<string, string>) => boolean;
  decide: (duty: Duty, reason: string, by: DutyActor, sha256: Sha256) => DutyDecided;
};

/**
 * Says something about all duties of a group that are still owed, or about those that are ticked, with a typed reason and employee number; the same form
 * again is one command.
 */
export async function reasonOnGroup(
  deps: DutyFormDeps,
  { form, may, onceMore = () => true, ticked, decide }: ReasonGiven,
  { token, typed }: { token: string; typed: ReadonlyMap<string, string> },
  now: Instant,
): Promise<DutyActed> {
  const opened = await dutyInHands(deps, token, now);
  if (!opened.ok) return { by: 'link', ...opened };
  const { link } = opened;
  if (opened.reader !== may) return { ok: false, by: 'link', reason: 'not-your-unit' };
  const who = await identifiedBy(deps, { link, typed }, now);
  if (who === 'locked') return { ok: false, by: 'link', reason: 'locked' };
  const read = readReason(typed);
  const picked = opened.duties.filter((duty) => ticked?.(duty, typed) ?? true);
  if (!who.ok || !read.ok || picked.length === 0) {
    const problems: DutyFormProblem[] = picked.length === 0 ? [{ field: WAIVED, why: 'nobody-ticked' }] : [];
    if (!read.ok) problems.push({ field: 'reason', why: read.why });
    return { ok: false, by: 'form', problems: who.ok ? problems : [...problems, ...who.problems] };
  }
  const commandId = commandOf(link, { form, typed }, deps.sha256);
  const { person } = link;
  const by = actorOf({
    ...{ person, assurance: who.assurance, now, commandId },
    ...{ onBehalfOf: standsInFor(opened), shownAt: await shownWhen(deps, link, typed) },
  });
  const about = picked.filter((duty) => ticked !== undefined || isOwed(duty) || holds(duty, commandId));
  const open = about.filter((duty) => holds(duty, commandId) || onceMore(duty));
  if (about.length > 0 && open.length === 0)
    return { ok: false, by: 'form', problems: [{ field: 'reason', why: 'explained-enough' }] };
  const settled = about.length === 0 ? opened.duties : open;
  const changes = settled.map((duty) => ({ duty, decide: (one: Duty) => decide(one, read.reason, by, deps.sha256) }));
  const changed = await changeGroup(deps, changes, commandId);
  const on = { ...opened, group: groupOf(link) };
  return { ok: true, receipt: await settleCommand(deps, on, { ...changed, command: commandId, form }, now) };
}

const holds = ({ history }: Duty, command: string) => history.some((entry) => entry.command === command);
