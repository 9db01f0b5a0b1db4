/** How often a duty comes round. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** One period, written so that periods of one kind sort as they follow: `2026-11`, `2026-Q4`, `2026`. */
export type Period = string;
