import type { Instant } from '../../domain/civil-date.ts';
import type { DutyDecided } from '../../domain/duty/commands.ts';
import { type Duty, isOwed, type Sha256 } from '../../domain/duty/duty.ts';
import type { DutyForm, DutyReader } from '../../domain/duty/duty-pages.ts';
import type { DutyActor } from '../../domain/duty/evidence-field.ts';
import { readReason } from '../../domain/duty/kept-text.ts';
import { groupOf } from '../../domain/mail/duty-links.ts';
import { actorOf, changeGroup, commandOf } from './change-group.ts';
import type { DutyActed, DutyFormDeps } from './duty-deps.ts';
import { dutyInHands, standsInFor } from './duty-in-hands.ts';
import { identifiedBy } from './identified-by.ts';
import { settleCommand } from './settle-command.ts';

/** What is said about duties with a reason: by whom it may be, and what it does to each. */
export type ReasonGiven = {
  form: Exclude<DutyForm, 'confirm'>;
  may: DutyReader;
  decide: (duty: Duty, reason: string, by: DutyActor, sha256: Sha256) => DutyDecided;
};

/** Says something about all duties of a group that are still owed, with a typed reason and employee number; the same form again is one command. */
export async function reasonOnGroup(
  deps: DutyFormDeps,
  { form, may, decide }: ReasonGiven,
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
  if (!who.ok || !read.ok) {
    const problems = who.ok ? [] : who.problems;
    return { ok: false, by: 'form', problems: read.ok ? problems : [{ field: 'reason', why: read.why }, ...problems] };
  }
  const commandId = commandOf(link, { form, typed }, deps.sha256);
  const { person } = link;
  const by = actorOf({
    ...{ person, assurance: who.assurance, now, commandId },
    ...{ onBehalfOf: standsInFor(opened), shownAt: typed.get('shownAt') },
  });
  const about = opened.duties.filter((duty) => isOwed(duty) || holds(duty, commandId));
  const settled = about.length === 0 ? opened.duties : about;
  const changes = settled.map((duty) => ({ duty, decide: (one: Duty) => decide(one, read.reason, by, deps.sha256) }));
  const changed = await changeGroup(deps, changes, commandId);
  const on = { ...opened, group: groupOf(link) };
  return { ok: true, receipt: await settleCommand(deps, on, { ...changed, command: commandId, form }, now) };
}

const holds = ({ history }: Duty, command: string) => history.some((entry) => entry.command === command);
