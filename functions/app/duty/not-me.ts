import { type CivilDate, dateInZone, type Instant } from '../../domain/civil-date.ts';
import { confirmationOf, reopenDuty } from '../../domain/duty/commands.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import type { DutyRefusal, NotMePage } from '../../domain/duty/duty-pages.ts';
import type { DutyRule } from '../../domain/duty/duty-rule.ts';
import { dutyHolder, readerOf } from '../../domain/duty/holders.ts';
import { readReason } from '../../domain/duty/kept-text.ts';
import { type DutyCommandRef, dutyCommandOf } from '../../domain/mail/duty-links.ts';
import type { Link } from '../../domain/mail/link.ts';
import { greetingName } from '../../domain/masking/masking.ts';
import { personOf } from '../../domain/recipient.ts';
import type { Roster, Unit } from '../../domain/roster.ts';
import { isBrokenRecord } from '../broken-record.ts';
import { DUTY_LOG } from '../log-events.ts';
import { readLink } from '../read-link.ts';
import { actorOf, changeGroup, commandOf } from './change-group.ts';
import type { DutyActed, DutyFormDeps, DutyPageDeps } from './duty-deps.ts';
import { identifiedBy } from './identified-by.ts';
import { receiptFor } from './open-duty-receipt.ts';
import { readGroup } from './read-group.ts';
import { rosterNow } from './roster-now.ts';
import { noticeAbout } from './send-notices.ts';
import { settleCommand } from './settle-command.ts';

export type NotMeOpened = { ok: true; page: NotMePage } | ({ ok: false } & DutyRefusal);

/** Opens the page behind a "not me" link: what was confirmed in somebody's name, and whether it still stands. Reads only. */
export async function openNotMe(deps: DutyPageDeps, token: string, now: Instant): Promise<NotMeOpened> {
  const opened = await openIt(deps, token, now);
  if (!opened.ok) return opened;
  const { link, of, confirmed } = opened;
  const receipt = await receiptFor(deps, { link, of: { ...of, form: 'confirm' } }, now);
  if (!receipt.ok) return receipt;
  const stands = confirmed.some((duty) => confirmationOf(duty)?.command === of.command);
  return { ok: true, page: { receipt: receipt.page, state: stands ? 'standing' : 'reopened' } };
}

/**
 * Somebody named in a confirmation, or their superior, says that it was not them: what still stands of it is asked for again, an alarm is raised, and
 * the line manager and the supervising department are told. The employee number and a reason are typed. Said again, it is one report.
 */
export async function reportNotMe(
  deps: DutyFormDeps,
  token: string,
  typed: ReadonlyMap<string, string>,
  now: Instant,
): Promise<DutyActed> {
  const opened = await openIt(deps, token, now);
  if (!opened.ok) return { by: 'link', ...opened };
  const { link, of, confirmed } = opened;
  const who = await identifiedBy(deps, { link, typed }, now);
  if (who === 'locked') return { ok: false, by: 'link', reason: 'locked' };
  const read = readReason(typed);
  if (!who.ok || !read.ok) {
    const problems = who.ok ? [] : who.problems;
    return { ok: false, by: 'form', problems: read.ok ? problems : [{ field: 'reason', why: read.why }, ...problems] };
  }
  const { person } = link;
  const command = commandOf(link, { form: 'not-me', typed }, deps.sha256);
  const by = actorOf({ person, assurance: who.assurance, now, commandId: command });
  const decide = (duty: Duty) => reopenDuty(duty, read.reason, by, deps.sha256, of.command);
  const changes = confirmed.map((duty) => ({ duty, decide }));
  const changed = await changeGroup(deps, changes, command);
  const { unit, period, kind } = of;
  if (changed.recorded.length > 0)
    deps.log.error(DUTY_LOG.notMe, {
      unit,
      period,
      kind,
      person,
      command: of.command,
      duties: changed.recorded.length,
    });
  const on = { ...opened, group: { unit, period, kind } };
  return { ok: true, receipt: await settleCommand(deps, on, { ...changed, command, form: 'not-me' }, now) };
}

type NotMe = { link: Link; of: DutyCommandRef; rule: DutyRule; unit: Unit; roster: Roster; confirmed: Duty[] };

async function openIt(
  deps: DutyPageDeps,
  token: string,
  now: Instant,
): Promise<({ ok: true } & NotMe) | ({ ok: false } & DutyRefusal)> {
  const read = await readLink(deps, token, 'not-me', now);
  if (!read.ok) return read;
  const { link } = read;
  const of = dutyCommandOf(link);
  const roster = await rosterNow(deps, { unit: of.unit, person: link.person });
  if (personOf(link.person, roster) === undefined) return { ok: false, reason: 'not-your-unit' };
  const rule = deps.catalogue.find(({ kind }) => kind === of.kind);
  const unit = roster.units.get(of.unit);
  if (rule === undefined || unit === undefined) return { ok: false, reason: 'duty-gone' };
  const group = await readGroup(deps, of);
  const confirmed = group.duties.filter(({ history }) =>
    history.some(({ command, action }) => command === of.command && action === 'confirmed'),
  );
  if (confirmed.length === 0) return { ok: false, reason: group.broken > 0 ? 'unreadable' : 'duty-gone' };
  const date = dateInZone(now, deps.policy.timeZone);
  const opened = { link, of, rule, unit, roster, confirmed };
  if (!(await concerns(deps, opened, date))) {
    const holder = dutyHolder(unit, roster, date);
    return { ok: false, reason: 'not-your-unit', ...(holder && { holder: greetingName(holder.person.name) }) };
  }
  return { ok: true, link, of, rule, unit, roster, confirmed };
}

/** Whether it is for them to say: who has to do with the unit now, who is named in the confirmation, or who was sent the copy of its receipt. */
async function concerns(
  { messages, policy, sha256 }: DutyPageDeps,
  { link: { person }, of, rule, unit, roster, confirmed }: NotMe,
  date: CivilDate,
): Promise<boolean> {
  if (readerOf({ unit, rule, duties: confirmed, person }, roster, date) !== undefined) return true;
  const entries = confirmed.flatMap(({ history }) => history.filter(({ command }) => command === of.command));
  if (entries.some(({ by }) => by === person)) return true;
  const first = entries.map(({ at }) => at).sort()[0];
  if (first === undefined) return false;
  const about = noticeAbout({ topic: 'receipt-copy', ...of }, sha256);
  try {
    const copy = { kind: 'notice', date: dateInZone(first, policy.timeZone), person, about } as const;
    return (await messages.get(copy)) !== undefined;
  } catch (error) {
    if (isBrokenRecord(error)) return false;
    throw error;
  }
}
