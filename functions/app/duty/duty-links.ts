import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { CivilDate } from '../../domain/civil-date.ts';
import {
  type DutyCommandRef,
  type DutyGroupRef,
  type DutyLinkFor,
  dutiesLink,
  dutyLink,
  notMeLink,
} from '../../domain/mail/duty-links.ts';
import type { Link } from '../../domain/mail/link.ts';
import type { Policy } from '../../domain/policy.ts';
import type { LinkTokens } from '../ports.ts';

export type DutyLinksDeps = {
  links: LinkTokens;
  epoch: number;
  /** Where the pages are, ending in a slash. */
  pagesUrl: string;
  calendar: Calendar;
  policy: Pick<Policy, 'timeZone'>;
};

/** The links of a mail about duties, as addresses. */
export type DutyLinksOf = {
  duties(): Promise<string>;
  duty(group: DutyGroupRef): Promise<string>;
  notMe(of: DutyCommandRef): Promise<string>;
  /** The token of the month's page, for where a page of ours carries it on. */
  dutiesToken(): Promise<string>;
};

/** Gives the links of one person's mail of a day. */
export type DutyMailLinks = (to: { person: string; date: CivilDate }) => DutyLinksOf;

/** Makes the links of one person's mail of a day: the same, however often the mail is built. */
export function dutyLinksOf(
  { links, epoch, pagesUrl, calendar, policy }: DutyLinksDeps,
  { person, date }: { person: string; date: CivilDate },
): DutyLinksOf {
  const to: DutyLinkFor = { person, date, epoch, calendar, timeZone: policy.timeZone };
  const address = async (link: Link) => new URL(`${link.purpose}/${await links.sign(link)}`, pagesUrl).href;
  return {
    duties: () => address(dutiesLink(to)),
    duty: (group) => address(dutyLink(group, to)),
    notMe: (of) => address(notMeLink(of, to)),
    dutiesToken: () => links.sign(dutiesLink(to)),
  };
}
