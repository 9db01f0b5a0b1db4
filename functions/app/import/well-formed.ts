import type { SheetRow } from './ports.ts';

/** Cells of a row that has as many as the header, but for an empty one after a last delimiter; else what is wrong. */
export function wellFormed(
  row: SheetRow,
  columns: readonly string[],
): { cells: readonly string[] } | { fault: string } {
  if ('unreadable' in row) return { fault: row.unreadable };
  const { length } = row.cells;
  const extra = length === columns.length + 1 && row.cells[length - 1]?.trim() === '';
  const short = length === columns.length - 1 && columns[length] === '';
  if (length === columns.length || extra || short) return { cells: row.cells };
  return { fault: `the row has ${length} cells, the header ${columns.length}` };
}
