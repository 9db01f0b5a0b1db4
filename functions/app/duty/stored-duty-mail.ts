import type { DutyDay } from '../../domain/duty/duty-day.ts';
import type { DutyReceipt } from '../../domain/duty/duty-pages.ts';
import type { NoticeTopic } from '../../domain/duty/notice.ts';
import type { Locale } from '../../domain/locale.ts';

/** The addresses that a mail about duties holds: of the month, and of each group, by unit, period and kind as `groupKey` writes them. */
export type StoredDutyLinks = { duties: string; groups: Record<string, string> };

/** What a mail about duties is rendered from, as stored with the claim: a resend is the same mail with the same links. */
export type StoredDutyMail = { to: string; day: DutyDay; links: StoredDutyLinks };

/** What a notice is rendered from, likewise. */
export type StoredNotice = {
  to: string;
  topic: NoticeTopic;
  locale: Locale;
  receipt: DutyReceipt;
  links: { notMe?: string; duty?: string };
};

/** Under which name the links of a mail hold a group's. */
export function groupKey({
  unit,
  period,
  kind,
}: {
  unit: string;
  period: string;
  kind: string;
}): `${string}|${string}|${string}` {
  return `${unit}|${period}|${kind}`;
}

/** Reads back what was stored. Throws when it is not JSON. */
export function readStoredDutyMail(compact: string): StoredDutyMail {
  return JSON.parse(compact) as StoredDutyMail;
}

/** Reads back what was stored. Throws when it is not JSON. */
export function readStoredNotice(compact: string): StoredNotice {
  return JSON.parse(compact) as StoredNotice;
}
