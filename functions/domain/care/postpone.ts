import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import { isOpen } from '../rules/maturity.ts';
import { type ActionOf, type CareDecided, refused } from './care-decided.ts';
import { type ActionBy, POSTPONE_DAYS, REASON_CHARACTERS } from './client-action.ts';
import { dayAheadRefusal } from './day-ahead.ts';
import { plainText } from './plain-text.ts';

/**
 * Postpones a client (改日): no task before a day after today, with the manager's reason. At most two weeks ahead, and never past money that
 * matures from today on and is not dealt with: the last working day on or before the earliest such maturity is the latest.
 */
export function postpone(
  client: Client,
  { until, reason }: ActionOf<'postpone'>,
  { today, at }: ActionBy,
  calendar: Calendar,
): CareDecided {
  const refusal = dayAheadRefusal(until, today, POSTPONE_DAYS);
  const { latest, because } = latestPostponement(client, today, calendar);
  if (because === 'maturity' && until > latest && (refusal === undefined || refusal.reason === 'too-late'))
    return refused({ reason: 'past-maturity', latest });
  if (refusal !== undefined) return refused(refusal);
  const said = plainText(reason, REASON_CHARACTERS);
  if (!said.ok) return said;
  return { ok: true, care: { ...client.care, postponed: { until, reason: said.text, decided: { on: today, at } } } };
}

/** Until when at the latest a client can be postponed, and why no longer. Today or earlier when money matures before the next working day. */
export function latestPostponement(
  client: Client,
  today: CivilDate,
  calendar: Calendar,
): { latest: CivilDate; because: 'limit' | 'maturity' } {
  const limit = addDays(today, POSTPONE_DAYS);
  const dates = client.bank.holdings.flatMap((held) =>
    held.maturesOn !== undefined && held.maturesOn >= today && isOpen(client, held) ? [held.maturesOn] : [],
  );
  const first = dates.sort()[0];
  const latest = first === undefined ? limit : calendar.workdayOnOrBefore(first);
  return latest < limit ? { latest, because: 'maturity' } : { latest: limit, because: 'limit' };
}
