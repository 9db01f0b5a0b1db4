/** Why one value cannot be taken over: plain words that fit behind a colon. */
export type Fault = { column?: string; value?: string; reason: string };

/** A row, or one record of a row, that was not taken over. `value` is masked. */
export type Reject = { file: string; line: number; record: string; column?: string; value?: string; reason: string };

/** What may be shown of a client's value: its first character unless that is a digit, and its length, e.g. `张** (3 characters)`. */
export function maskValue(value: string): string {
  const characters = [...value];
  const first = characters[0] ?? '';
  const shown = /[\p{N}\p{C}]/u.test(first) ? '*' : first;
  return `${shown}** (${characters.length} ${characters.length === 1 ? 'character' : 'characters'})`;
}

/** A reject for a fault in a row, with its value masked. */
export function reject(file: string, line: number, record: string, fault: Fault): Reject {
  return {
    file,
    line,
    record,
    reason: fault.reason,
    ...(fault.column !== undefined && { column: fault.column }),
    ...(fault.value !== undefined && { value: maskValue(fault.value) }),
  };
}

/** A reject as one line: where, what, why. */
export function rejectLine(reject: Reject): string {
  const column = reject.column === undefined ? '' : `, column "${reject.column}"`;
  const value = reject.value === undefined ? '' : ` [${reject.value}]`;
  return `${reject.file} line ${reject.line}${column}: ${reject.reason}${value}`;
}
