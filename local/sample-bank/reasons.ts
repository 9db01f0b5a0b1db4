import type { Draw } from './draw.ts';
import type { Temper } from './size.ts';

/** Why a client of the sample bank is due on its business date. A client with none has no task for days around it. */
const REASONS = [
  'maturity',
  'contact-overdue',
  'never-contacted',
  'phone-stale',
  'address-stale',
  'assessment-expired',
  'assessment-expiring',
  'assessment-missing',
  'unsuitable',
  'birthday',
] as const;
export type Reason = (typeof REASONS)[number];

/** How often each reason occurs in a usual book. */
const RATE: Record<Reason, number> = {
  maturity: 0.034,
  'contact-overdue': 0.02,
  'never-contacted': 0.003,
  'phone-stale': 0.009,
  'address-stale': 0.006,
  'assessment-expired': 0.007,
  'assessment-expiring': 0.008,
  'assessment-missing': 0.003,
  unsuitable: 0.007,
  birthday: 0.003,
};
const TIMES: Record<Temper, number> = { quiet: 0, calm: 0.22, usual: 1 };

/** How often something that gives no task yet will give one within days: what the next days, or a holiday ahead, bring. */
export const SOON: Record<Temper, number> = { quiet: 0, calm: 0.03, usual: 0.1 };

/** Reasons that cannot stand together: the later one gives way. */
const EXCLUDES: readonly (readonly Reason[])[] = [
  ['contact-overdue', 'never-contacted'],
  ['assessment-missing', 'assessment-expired', 'assessment-expiring'],
  ['assessment-missing', 'unsuitable'],
];

/** Draws the reasons of one client; who is due for one thing is likelier to be due for another. */
export function drawReasons(draw: Draw, temper: Temper): ReadonlySet<Reason> {
  const reasons = new Set<Reason>();
  for (const reason of REASONS) {
    const rate = RATE[reason] * TIMES[temper] * (reasons.size > 0 ? 5 : 1);
    if (draw.chance(rate) && !isExcluded(reason, reasons)) reasons.add(reason);
  }
  return reasons;
}

function isExcluded(reason: Reason, reasons: ReadonlySet<Reason>): boolean {
  return EXCLUDES.some((group) => group.includes(reason) && group.some((other) => reasons.has(other)));
}
