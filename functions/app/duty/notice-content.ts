import { dateInZone, type Instant } from '../../domain/civil-date.ts';
import { dutyHolder, readerOf } from '../../domain/duty/holders.ts';
import type { Notice, NoticeTopic } from '../../domain/duty/notice.ts';
import type { Message } from '../../domain/mail/message.ts';
import type { MessageRef } from '../../domain/mail/run.ts';
import { personOf } from '../../domain/recipient.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Content } from '../content.ts';
import type { DutyRecords, RosterRecords } from '../ports.ts';
import type { DutyRulesDeps } from './duty-deps.ts';
import type { DutyMailLinks } from './duty-links.ts';
import { dutyReceipt } from './duty-receipt.ts';
import { readGroup } from './read-group.ts';
import type { StoredNotice } from './stored-duty-mail.ts';

export type NoticeContentDeps = DutyRulesDeps & {
  duties: Pick<DutyRecords, 'ofPeriod'>;
  roster: Pick<RosterRecords, 'load'>;
  dutyLinks: DutyMailLinks;
};

/** Those who can say that it was not them, or not their subordinate. */
const CAN_SAY_NOT_ME: readonly NoticeTopic[] = ['receipt', 'receipt-copy'];

/**
 * Builds a notice: what one command did, as the duties' histories tell it when the mail is built. Skipped for a person no longer in the roster or without
 * a mail address, and when the histories hold nothing of the command. Throws only when the stores cannot be reached.
 */
export function buildNoticeContent(
  deps: NoticeContentDeps,
): (ref: MessageRef, now: Instant, stored?: Message) => Promise<Content> {
  return async ({ person, date }, now, stored) => {
    const { roster } = await deps.roster.load();
    const recipient = personOf(person, roster);
    if (recipient === undefined) return { outcome: 'skip', reason: 'not-in-roster' };
    const { mail: to, locale = deps.policy.locale } = recipient;
    if (to === undefined) return { outcome: 'skip', reason: 'no-mail-address' };
    const { notice } = stored ?? {};
    const told = notice && (await receiptOf(deps, { notice, person, roster, now, locale }));
    if (notice === undefined || told === undefined) return { outcome: 'skip', reason: 'nothing-due' };
    const dated = { person, date };
    const receipt = { ...told.receipt, dutiesToken: await deps.dutyLinks(dated).dutiesToken() };
    const links = await linksOf(deps, { notice, opens: told.opens }, dated);
    const content: StoredNotice = { to, topic: notice.topic, locale, receipt, links };
    return { outcome: 'mail', compact: JSON.stringify(content) };
  };
}

type Asked = { notice: Notice; person: string; roster: Roster; now: Instant; locale: StoredNotice['locale'] };

async function receiptOf(deps: NoticeContentDeps, { notice, person, roster, now, locale }: Asked) {
  const { policy, catalogue, agreements } = deps;
  const rule = catalogue.find(({ kind }) => kind === notice.kind);
  const unit = roster.units.get(notice.unit);
  if (rule === undefined || unit === undefined) return undefined;
  const group = await readGroup(deps, notice);
  const date = dateInZone(now, policy.timeZone);
  const opens = readerOf({ unit, rule, duties: group.duties, person }, roster, date) !== undefined;
  // Who cannot open the duty is told of themself, and not why others are excused.
  const own = notice.topic === 'waived' && (!opens || rule.by === 'client-manager');
  const holds = dutyHolder(unit, roster, date)?.person.id === person;
  const duties = own && !holds ? group.duties.filter(({ subject }) => subject === person) : group.duties;
  const told = { command: notice.command, rule, unit, duties };
  const receipt = dutyReceipt(told, { person, roster, date, timeZone: policy.timeZone, locale, agreements });
  return receipt && { receipt, opens };
}

async function linksOf(
  deps: NoticeContentDeps,
  { notice, opens }: { notice: Notice; opens: boolean },
  to: { person: string; date: string },
): Promise<StoredNotice['links']> {
  const links = deps.dutyLinks(to);
  return {
    ...((opens || notice.topic !== 'waived') && { duty: await links.duty(notice) }),
    ...(CAN_SAY_NOT_ME.includes(notice.topic) && { notMe: await links.notMe(notice) }),
  };
}
