import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addSeconds, type CivilDate, type Instant, instantAt } from '../civil-date.ts';
import type { DutyForm } from '../duty/duty-pages.ts';
import type { Period } from '../duty/period.ts';
import type { Link } from './link.ts';

/** All duties of one kind in one unit and period: what one page, one line of a mail and one link are about. */
export type DutyGroupRef = { unit: string; period: Period; kind: string };

/** What a "not me" link is about: what one command did to a group. */
export type DutyCommandRef = DutyGroupRef & { command: string };

/**
 * What a receipt is of: which command, given through which form, when. `already`: whom else it was about, found settled by somebody else (empty text
 * for the duty of the whole unit). `until`: the expiry of the link it was given through, which bounds every link onward.
 */
export type DutyReceiptOf = DutyCommandRef & {
  form: DutyForm | 'not-me';
  at: Instant;
  until: Instant;
  already?: string[];
};

/** For whom a mail's link is, and from when it counts. */
export type DutyLinkFor = { person: string; date: CivilDate; epoch: number; calendar: Calendar; timeZone: string };

const DUTY_LINK_WORKDAYS = 15;
const RECEIPT_SECONDS = 24 * 3600;

/** The link to a person's duties: good for fifteen working days after the mail's date, to the end of the fifteenth. */
export function dutiesLink(to: DutyLinkFor): Link {
  return lasting('duties', to.person, to);
}

/** The link to the page of one group of duties, good for as long. */
export function dutyLink(group: DutyGroupRef, to: DutyLinkFor): Link {
  return lasting('duty', objectOf(group), to);
}

/** The link by which somebody says that a command was not theirs: good for fifteen working days after the command's date. */
export function notMeLink({ command, ...group }: DutyCommandRef, to: DutyLinkFor): Link {
  return lasting('not-me', objectOf(group, command), to);
}

/** The receipt of a command for whoever gave it: good for a day. The same command gives the same receipt. */
export function dutyReceiptLink(from: Link, of: Omit<DutyReceiptOf, 'until'>): Link {
  const { unit, period, kind, command, form, at, already } = of;
  const object = { unit, period, kind, command, form, at, until: from.expiresAt, ...(already && { already }) };
  // Tokens count in whole seconds.
  const expiresAt = addSeconds(`${at.slice(0, 19)}.000Z`, RECEIPT_SECONDS + 1);
  return { ...from, purpose: 'duty-receipt', object: JSON.stringify(object), expiresAt };
}

/** What stands in the forms of a group's page: that it was shown to that person then. It opens nothing, and tells the second in place of an expiry. */
export function shownLink(from: Link, shownAt: Instant): Link {
  // Tokens count in whole seconds.
  return { ...from, purpose: 'shown', expiresAt: `${shownAt.slice(0, 19)}.000Z` };
}

/** When the page was shown whose form came back; undefined when the form is of another page, or was shown to somebody else. */
export function shownAtOf(shown: Link | undefined, from: Link): Instant | undefined {
  const same = shown?.object === from.object && shown.person === from.person && shown.epoch === from.epoch;
  return same ? shown.expiresAt : undefined;
}

/** The object of a link to a group's page. */
export function objectOf({ unit, period, kind }: DutyGroupRef, ...more: string[]): string {
  return JSON.stringify([unit, period, kind, ...more]);
}

/** Which group a link is about. Throws when it is about none. */
export function groupOf({ object }: Link): DutyGroupRef {
  const [unit, period, kind] = textsOf(object);
  if (unit === undefined || period === undefined || kind === undefined) throw new Error('The link is about no duty');
  return { unit, period, kind };
}

/** Which command a "not me" link is about. Throws when it is about none. */
export function dutyCommandOf(link: Link): DutyCommandRef {
  const command = textsOf(link.object)[3];
  if (command === undefined) throw new Error('The link is about no command');
  return { ...groupOf(link), command };
}

/** What a receipt's link is of. Throws when it is none. */
export function dutyReceiptOf({ object }: Link): DutyReceiptOf {
  return JSON.parse(object) as DutyReceiptOf;
}

const textsOf = (object: string) => JSON.parse(object) as string[];

function lasting(purpose: Link['purpose'], object: string, of: DutyLinkFor): Link {
  const { person, date, epoch, calendar, timeZone } = of;
  const last = calendar.addWorkdays(date, DUTY_LINK_WORKDAYS);
  return { purpose, object, person, epoch, expiresAt: instantAt(addDays(last, 1), '00:00', timeZone) };
}
