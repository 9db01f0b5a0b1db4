import type { Reject } from './reject.ts';

/** With the byte order mark by which Excel knows the text for UTF-8. */
export const REJECTS_HEADER = '\uFEFFfile,line,column,reason\r\n';

/** What a spreadsheet takes for a formula, full-width twins included. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A reject as a row of a CSV file for people: where, and why. Without the value, even masked: the row is in the bank's own
 * file. A cell that a spreadsheet would run as a formula becomes text.
 */
export function rejectsRow({ file, line, column = '', reason }: Reject): string {
  return `${cell(file)},${line},${cell(column)},${cell(reason)}\r\n`;
}
