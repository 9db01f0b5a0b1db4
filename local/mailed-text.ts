import type { DutyTone } from '../functions/domain/duty/duty-day.ts';
import type { MailedRow } from './mailed.ts';

/** In the order a reader looks for them: the most pressing first. */
const TONES: readonly DutyTone[] = ['overdue', 'due-today', 'reminder', 'opened', 'late', 'open'];
/** So many people of one line are named. */
const MOST_NAMED = 4;

/** The table of who was mailed what about duties on which day: people of one role whose mails stood alike share a line. */
export function mailedText(rows: readonly MailedRow[]): string {
  const lines = [...Map.groupBy(rows, lineKey).values()].flatMap((people) => {
    const [first] = people;
    return first === undefined ? [] : [[...whatOf(first), peopleText(people)]];
  });
  if (lines.length === 0) return 'Duty mails: none\n';
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const shown = lines.map((cells, index) => {
    const sameDay = index > 0 && lines[index - 1]?.[0] === cells[0];
    const padded = cells.map((cell, column) => (column === 0 && sameDay ? '' : cell).padEnd(widths[column] ?? 0));
    return `  ${padded.join('   ').trimEnd()}`;
  });
  return ['Duty mails', '', ...shown, ''].join('\n');
}

const lineKey = (row: MailedRow): string => JSON.stringify(whatOf(row));

/** Day, role, and how the duties in the mail stand. */
function whatOf({ date, weekday, role, tones }: MailedRow): string[] {
  const counted = TONES.flatMap((tone) => (tones[tone] === undefined ? [] : [`${tones[tone]} ${tone}`]));
  return [`${date} ${weekday}`, role, counted.join(', ')];
}

function peopleText(rows: readonly MailedRow[]): string {
  const ids = rows.map(({ person }) => person);
  if (ids.length <= MOST_NAMED) return ids.join(' ');
  return `${ids.slice(0, MOST_NAMED - 1).join(' ')} and ${ids.length - MOST_NAMED + 1} more`;
}
