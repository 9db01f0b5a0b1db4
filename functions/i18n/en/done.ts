import type { Done } from '../../domain/care/client-page.ts';
import type { FamilyMember } from '../../domain/client.ts';
import type { Format } from '../catalogue.ts';
import { dayPage } from './day-page.ts';
import { naming } from './naming.ts';
import { plural } from './tasks.ts';

export const DETAILS = { phone: 'Phone', address: 'Address' } as const;
export const PREFERENCES = {
  'hands-off': 'Left in peace; medium and long fixed income',
  'wants-information': 'Likes to hear the news',
} as const;
type Remembered = { family?: FamilyMember; hobby?: string };
const FINDINGS = { wrong: 'wrong', verified: 'verified' } as const;

/** What an action did, in one line; undefined where it is no longer known. */
export function doneText(done: Done, f: Format): string | undefined {
  switch (done.kind) {
    case 'contact': {
      const { channel, outcome, followUpOn, handled = [] } = done.contact;
      const parts = [`Contact ${naming.channel(channel)}: ${dayPage.outcome[outcome]}`];
      if (handled.length > 0) parts.push(`${plural(handled.length, 'maturity', 'maturities')} dealt with`);
      if (followUpOn !== undefined) parts.push(`next call ${f.dayAndWeekday(followUpOn)}`);
      return parts.join(', ');
    }
    case 'postpone':
      return `Postponed to ${f.dayAndWeekday(done.until)}`;
    case 'risk-review':
      return `Risk assessment arranged for ${f.dayAndWeekday(done.arrangedFor)}`;
    case 'details':
      return `${DETAILS[done.detail]}: ${FINDINGS[done.finding]}`;
    case 'note':
      return noted(done);
    case 'unknown':
      return undefined;
  }
}

/** Family: daughter, birthday 15/8 (lunar, day/month); Hobby: calligraphy. */
export function notedText({ family, hobby }: Remembered): string {
  return family === undefined ? `Hobby: ${hobby}` : `Family: ${memberText(family)}`;
}

function noted({ family, hobby, preference, forgot = {} }: Extract<Done, { kind: 'note' }>): string {
  const parts = [
    family && `${notedText({ family })}${forgot.family ? ` (instead of ${memberText(forgot.family)})` : ''}`,
    hobby && `${notedText({ hobby })}${forgot.hobby ? ` (instead of ${forgot.hobby})` : ''}`,
    preference && `Preference: ${PREFERENCES[preference]}`,
    forgot.family && !family && `Removed: ${notedText({ family: forgot.family })}`,
    forgot.hobby && !hobby && `Removed: ${notedText({ hobby: forgot.hobby })}`,
  ];
  return parts.filter(Boolean).join('; ');
}

function memberText({ relation, birthday }: FamilyMember): string {
  return birthday === undefined ? relation : `${relation}, birthday ${dayPage.birthdayOn(birthday)}`;
}
