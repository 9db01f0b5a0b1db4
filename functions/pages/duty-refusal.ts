import type { Context } from 'hono';
import { dateInZone } from '../domain/civil-date.ts';
import type { DutyRefusal } from '../domain/duty/duty-pages.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { dutyRefusalPage } from '../views/duty-refusal-page.ts';
import { localeOf } from './language.ts';

const STATUS: Partial<Record<DutyRefusal['reason'], 403 | 404>> = { invalid: 404, locked: 403 };

/** The page that says why there is no page of a duty, in the reader's language. */
export function refuseDuty(context: Context, { deps, clock }: PagesContainer, refusal: DutyRefusal) {
  const today = dateInZone(clock(), deps.policy.timeZone);
  return context.html(
    dutyRefusalPage(refusal, localeOf(context, deps.policy.locale), today),
    STATUS[refusal.reason] ?? 410,
  );
}
