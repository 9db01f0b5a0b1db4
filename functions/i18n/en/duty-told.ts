import type { Named } from '../../domain/duty/duty-day.ts';
import type { ToldDuty } from '../../domain/duty/duty-pages.ts';
import type { Format } from '../catalogue.ts';
import { colleague } from './client-page.ts';

const DONE = {
  open: 'opened',
  confirmed: 'confirmed',
  waived: 'waived',
  reopened: 'reopened',
  closed: 'closed',
} as const;

/** you; your colleague 周. */
export const who = (by: 'you' | Named): string => (by === 'you' ? 'you' : colleague(by));

/** As a sentence begins. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Confirmed by you on 23 Nov at 09:12 */
export function told({ by, on, time }: ToldDuty, state: keyof typeof DONE, f: Format): string {
  return `${capital(DONE[state])} by ${who(by)} on ${f.day(on)} at ${time}`;
}
