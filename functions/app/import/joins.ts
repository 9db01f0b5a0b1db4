import { headerMisfit } from '../../domain/import/header.ts';
import type { Mapping, Source } from '../../domain/import/mapping.ts';
import { cellReader, type Lookup, type SheetContext } from '../../domain/import/source-text.ts';
import type { PlannedFile } from './plan.ts';
import { type BankFiles, FileBreak } from './ports.ts';

type Join = NonNullable<Source['join']>;

const keyOf = ({ file, there, take }: Join) => JSON.stringify([file, there, take]);

async function lookupOf(
  files: BankFiles,
  planned: readonly PlannedFile[],
  join: Join,
  missing: readonly string[],
): Promise<Lookup> {
  const lookup = new Map<string, string | null>();
  for (const { path, mapped } of planned.filter((file) => file.mapped.name === join.file)) {
    const { columns, rows } = await files.open(path, mapped);
    const misfit = headerMisfit(columns, [join.there, join.take], mapped.delimiter);
    if (misfit !== undefined) throw new FileBreak(misfit);
    const sheet = { columns, missing, lookup: () => lookup };
    const there = cellReader(join.there, sheet);
    const take = cellReader(join.take, sheet);
    for await (const row of rows) {
      if ('unreadable' in row) continue;
      const key = there(row.cells);
      const value = take(row.cells);
      if (key === undefined || value === undefined) continue;
      lookup.set(key, lookup.has(key) && lookup.get(key) !== value ? null : value);
    }
  }
  return lookup;
}

/** Reads the joined columns of joined files, and only those, into memory. A file that cannot be trusted breaks, named. */
export async function readJoins(
  files: BankFiles,
  planned: readonly PlannedFile[],
  mapping: Mapping,
): Promise<SheetContext['lookup']> {
  const lookups = new Map<string, Lookup>();
  const sources = planned.flatMap(({ mapped }) => mapped.yields.flatMap((one) => Object.values(one.fields)));
  for (const { join } of sources) {
    if (join === undefined || lookups.has(keyOf(join))) continue;
    try {
      lookups.set(keyOf(join), await lookupOf(files, planned, join, mapping.missing));
    } catch (error) {
      const { name = join.file } = planned.find(({ mapped }) => mapped.name === join.file) ?? {};
      throw error instanceof FileBreak ? new FileBreak(`${name}: ${error.message}`) : error;
    }
  }
  return (join) => lookups.get(keyOf(join)) ?? new Map();
}
