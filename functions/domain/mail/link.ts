import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addSeconds, type CivilDate, type Instant, instantAt } from '../civil-date.ts';

/** What a link may be used for. Each purpose has a key of its own: a link for one is refused for another. */
export type LinkPurpose = 'day' | 'client' | 'receipt' | 'duties' | 'duty' | 'duty-receipt' | 'not-me' | 'shown';

/**
 * What a link in a mail says: for what, on which object, for whom. No time of issue and no randomness, so that the same mail
 * rendered twice holds the same link. A link proves possession of a mail, not a person.
 */
export type Link = {
  purpose: LinkPurpose;
  object: string;
  person: string;
  /** Raising the bank's epoch revokes every link issued before. */
  epoch: number;
  expiresAt: Instant;
};

const TASK_LINK_WORKDAYS = 7;

type TaskLink = { person: string; date: CivilDate; epoch: number; calendar: Calendar; timeZone: string };

/** The link to a manager's day: good for seven working days after the mail's date, to the end of the seventh. */
export function dayLink({ managerId, ...of }: TaskLink & { managerId: string }): Link {
  return taskLink('day', managerId, of);
}

/** The link to one client's page, as a card of the mail carries it: good for as long as the link to the day. */
export function clientLink({ clientId, ...of }: TaskLink & { clientId: string }): Link {
  return taskLink('client', clientId, of);
}

function taskLink(purpose: LinkPurpose, object: string, { person, date, epoch, calendar, timeZone }: TaskLink): Link {
  const last = calendar.addWorkdays(date, TASK_LINK_WORKDAYS);
  return { purpose, object, person, epoch, expiresAt: instantAt(addDays(last, 1), '00:00', timeZone) };
}

/** The link from one page to another, for the same person: never good for longer than the link that opened the first. */
export function linkOnward(from: Link, purpose: Exclude<LinkPurpose, 'receipt'>, object: string): Link {
  return { ...from, purpose, object };
}

/** What a receipt is of: which command on which client, and the link it was given through, whose expiry bounds every link onward. */
export type ReceiptOf = { client: string; command: string; at: Instant; until: Instant };

/** The receipt of an action, for whoever acted: good while the action can be undone. The same action gives the same receipt. */
export function receiptLink(from: Link, { client, command, at }: Omit<ReceiptOf, 'until'>, seconds: number): Link {
  const of: ReceiptOf = { client, command, at, until: from.expiresAt };
  // Tokens count in whole seconds.
  const expiresAt = addSeconds(`${at.slice(0, 19)}.000Z`, seconds + 1);
  return { ...from, purpose: 'receipt', object: JSON.stringify(of), expiresAt };
}

/** What a receipt's link is of. Throws when it is none. */
export function receiptOf({ object }: Link): ReceiptOf {
  return JSON.parse(object) as ReceiptOf;
}

/** Why a genuine link is no longer good: it has expired, or its epoch has been revoked. Undefined while it is good. */
export function linkRefusal(link: Link, at: { now: Instant; epoch: number }): 'expired' | 'revoked' | undefined {
  if (link.epoch !== at.epoch) return 'revoked';
  return at.now >= link.expiresAt ? 'expired' : undefined;
}
