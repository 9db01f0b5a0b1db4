import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type CivilDate, type Instant, instantAt } from '../civil-date.ts';

/** What a link may be used for. Each purpose has a key of its own: a link for one is refused for another. */
export const LINK_PURPOSES = ['day'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

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

/** The link to a manager's day: good for seven working days after the mail's date, to the end of the seventh. */
export function dayLink(input: {
  managerId: string;
  person: string;
  date: CivilDate;
  epoch: number;
  calendar: Calendar;
  timeZone: string;
}): Link {
  const last = input.calendar.addWorkdays(input.date, TASK_LINK_WORKDAYS);
  return {
    purpose: 'day',
    object: input.managerId,
    person: input.person,
    epoch: input.epoch,
    expiresAt: instantAt(addDays(last, 1), '00:00', input.timeZone),
  };
}

/** Why a genuine link is no longer good: it has expired, or its epoch has been revoked. Undefined while it is good. */
export function linkRefusal(link: Link, at: { now: Instant; epoch: number }): 'expired' | 'revoked' | undefined {
  if (link.epoch !== at.epoch) return 'revoked';
  return at.now >= link.expiresAt ? 'expired' : undefined;
}
