import { MESSAGE_KINDS, type MessageKind } from '../functions/domain/mail/run.ts';
import { TASK_KINDS } from '../functions/domain/task.ts';
import { dayName } from './day-name.ts';
import type { DaySummary } from './summary.ts';

/** Where to look: each is left out of the account when absent. */
export type Places = { inbox?: string; store?: string; outbox?: { directory: string; files: number } };

/** So many warnings or problems are told one by one. */
const MOST_NOTES = 20;

type Line = readonly [label: string, text: string];

/** The short account of a day that `npm start` prints: what was read, planned, sent and skipped, and where to look. */
export function accountText(summary: DaySummary, places: Places = {}): string {
  const { mails, import: read } = summary;
  const lines: Line[] = [
    ['Records', `${count(summary.clients, 'client')} of ${count(summary.managers, 'client manager')}`],
    ...(places.store === undefined ? [] : [['Store', places.store] as const]),
    ['Import', importText(read)],
    ...(summary.workday ? mailLines(summary) : [offLine(summary)]),
    ...dutyLines(summary),
    ...(places.inbox === undefined ? [] : [['Inbox', places.inbox] as const]),
    ...(places.outbox === undefined ? [] : [outboxLine(places.outbox)]),
  ];
  const unsettled = mails.planned - mails.sent - mails.skipped - mails.failed - mails.unresolved;
  const problems =
    unsettled === 0 ? summary.problems : [...summary.problems, `${count(unsettled, 'mail')} not accounted for`];
  return [
    `Steward · ${dayName(summary.date)}`,
    '',
    ...aligned(lines),
    ...noted('Warnings', summary.warnings),
    ...noted('Problems', problems),
    '',
  ].join('\n');
}

function mailLines({ mails, mailsByKind, sentNow, skippedBecause, tasks }: DaySummary): Line[] {
  const reasons = Object.entries(skippedBecause).map(([reason, mails]) => `${mails} ${REASONS[reason] ?? reason}`);
  const some = TASK_KINDS.filter((kind) => tasks[kind] > 0).map(
    (kind) => `${kind} ${tasks[kind].toLocaleString('en')}`,
  );
  const open: Line[] = [
    ...(mails.failed > 0 ? [['Failed', count(mails.failed, 'mail')] as const] : []),
    ...(mails.unresolved > 0
      ? [['Unresolved', `${count(mails.unresolved, 'mail')}, may or may not have gone out`] as const]
      : []),
  ];
  return [
    ['Planned', `${count(mails.planned, 'mail')}${kindsText(mailsByKind)}`],
    [
      'Sent',
      `${count(mails.sent, 'mail')}${sentNow < mails.sent ? ` (${sentNow} of them now, the others before)` : ''}`,
    ],
    ['Skipped', `${count(mails.skipped, 'mail')}${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}`],
    ...open,
    ['Tasks', some.length === 0 ? 'none' : some.join(' · ')],
  ];
}

/** How many of each kind, when there is more than the daily mail. */
function kindsText(byKind: DaySummary['mailsByKind']): string {
  if (byKind.duties.planned + byKind.notice.planned === 0) return '';
  const parts = MESSAGE_KINDS.filter((kind) => byKind[kind].planned > 0).map((kind) =>
    KIND_TEXT[kind](byKind[kind].planned),
  );
  return ` (${parts.join(', ')})`;
}

const KIND_TEXT: Record<MessageKind, (mails: number) => string> = {
  digest: (mails) => `${mails.toLocaleString('en')} daily`,
  duties: (mails) => `${mails.toLocaleString('en')} about duties`,
  notice: (mails) => count(mails, 'notice'),
};

function dutyLines({ duties: { open, confirmed, overdue } }: DaySummary): Line[] {
  if (open + confirmed === 0) return [];
  const parts = [`${open.toLocaleString('en')} open`, `${confirmed.toLocaleString('en')} confirmed`];
  return [['Duties', [...parts, ...(overdue > 0 ? [`${overdue.toLocaleString('en')} overdue`] : [])].join(' · ')]];
}

const REASONS: Record<string, string> = {
  'nothing-due': 'with nothing due',
  'no-mail-address': 'without a mail address',
  'not-in-roster': 'no longer in the roster',
};

const offLine = ({ dayOff }: DaySummary): Line => [
  'Mails',
  `none: a day off${dayOff === undefined ? '' : ` (${dayOff})`}. What falls due today was told on the working day before.`,
];

const outboxLine = ({ directory, files }: { directory: string; files: number }): Line => [
  'Outbox',
  `${directory} (${count(files, '.eml file')})`,
];

function importText({ read, saved, unchanged, rejected }: DaySummary['import']): string {
  if (read === 0) return 'no rows read';
  const parts = [`${count(saved, 'record')} saved`, `${unchanged.toLocaleString('en')} unchanged`];
  return `${count(read, 'row')} read, ${parts.join(', ')}, ${rejected.toLocaleString('en')} rejected`;
}

const count = (number: number, noun: string) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

function aligned(lines: readonly Line[]): string[] {
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines.map(([label, text]) => `  ${label.padEnd(width)}   ${text}`);
}

function noted(title: string, notes: readonly string[]): string[] {
  if (notes.length === 0) return [];
  const shown = notes.length > MOST_NOTES ? notes.slice(0, MOST_NOTES) : notes;
  const more = notes.length - shown.length;
  return [
    '',
    title,
    ...shown.map((note) => `  - ${note}`),
    ...(more > 0 ? [`  … and ${more.toLocaleString('en')} more; --json tells all`] : []),
  ];
}
