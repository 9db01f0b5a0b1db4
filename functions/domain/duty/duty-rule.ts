import type { Localized } from '../locale.ts';
import type { EvidenceField } from './evidence-field.ts';
import type { PeriodKind } from './period.ts';

/** Whom a step of the ladder reaches. `assignee` is whoever has the duty: the line manager, or the client manager who signs. */
export const LADDER_TARGETS = ['assignee', 'line-manager', 'department', 'department-head'] as const;
export type LadderTarget = (typeof LADDER_TARGETS)[number];

/** So many working days after the due date, this one is told as well. */
export type OverdueStep = { workdays: number; to: LadderTarget };

/** What the supervision rules ask for, again and again: one entry of the bank's catalogue. A new entry is a new duty; no code knows the kinds by name. */
export type DutyRule = {
  /** Short id in Latin letters, never changed once duties were opened: it stands in their keys. */
  kind: string;
  name: Localized;
  /** What is to be done, in one or two sentences: stands on the page over the form. */
  asks: Localized;
  period: PeriodKind;
  /** One for the whole unit, or one for each of its client managers. */
  per: 'unit' | 'client-manager';
  /** Who has to do it. A client manager only does what is asked of each client manager. */
  by: 'line-manager' | 'client-manager';
  /** Due on the n-th working day of the period; -1 is the last, -2 the one before. */
  dueWorkday: number;
  /** Whoever joins late, or is told late, has at least so many working days. */
  atLeastWorkdays: number;
  /** So many working days before the due date a reminder goes out, unless that is before the duty was opened. */
  reminders: readonly number[];
  overdue: readonly OverdueStep[];
  /** After the last step everybody reached is told again every so many working days. */
  overdueEvery: number;
  evidence: readonly EvidenceField[];
  /** The duty of the unit whose page shows how far this one is, as the notes of client managers belong to the education held for them. */
  feeds?: string;
};

/** The bank's catalogue of duties 履职事项. */
export type DutyCatalogue = readonly DutyRule[];
