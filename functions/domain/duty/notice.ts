import type { Period } from './period.ts';

/**
 * Mails that do not wait for the morning. `receipt`: to whoever confirmed. `receipt-copy`: to their superior. `abnormal`: to the supervising department,
 * an answer was chosen that it is to know of at once. `reopened`: to the line manager, the supervising department and whoever had confirmed, somebody said
 * that it was not them. `waived`: to the line manager and whomever it is about, the supervising department excused from it.
 */
export const NOTICE_TOPICS = ['receipt', 'receipt-copy', 'abnormal', 'reopened', 'waived'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

/** What a notice is about: one command on the duties of one kind in one unit and period. It tells what the duties' histories hold of that command. */
export type Notice = { topic: NoticeTopic; unit: string; period: Period; kind: string; command: string };
