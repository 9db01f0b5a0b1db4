import type { Client } from '../client.ts';
import { type ActionOf, type CareDecided, refused } from './care-decided.ts';
import { type ActionBy, RISK_REVIEW_DAYS } from './client-action.ts';
import { dayAheadRefusal } from './day-ahead.ts';

/** A new risk assessment is arranged for a day after today, at most sixty days ahead: its task rests until then. */
export function arrangeReview(
  { care }: Client,
  { arrangedFor }: ActionOf<'risk-review'>,
  { today }: ActionBy,
): CareDecided {
  const refusal = dayAheadRefusal(arrangedFor, today, RISK_REVIEW_DAYS);
  if (refusal !== undefined) return refused(refusal);
  return { ok: true, care: { ...care, riskReview: { arrangedFor } } };
}
