import type { Source } from './mapping.ts';
import { LONGEST_MATCHED } from './pattern-cost.ts';
import type { Fault } from './reject.ts';

/** What a joined file gives for a key: null when its rows say different things. */
export type Lookup = ReadonlyMap<string, string | null>;
type Join = NonNullable<Source['join']>;

/** What a source needs to know of its file: where columns stand, what counts as missing, and the joined files. */
export type SheetContext = {
  columns: readonly string[];
  missing: readonly string[];
  lookup: (join: Join) => Lookup;
};

/** The text of one field in a row: absent when missing, or a fault. */
export type TextRead = string | undefined | Fault;

type Cells = readonly string[];
type Origin = { column?: string; of: (cells: Cells) => TextRead };

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** The columns of its own file that a source reads. */
export function columnsOf(source: Source): string[] {
  const currency = source.money?.currency;
  return [
    ...(source.column === undefined ? [] : [source.column]),
    ...(source.join === undefined ? [] : [source.join.here]),
    ...[...(source.template ?? '').matchAll(PLACEHOLDER)].map((found) => found[1] ?? ''),
    ...(typeof currency === 'object' ? [currency.column] : []),
  ];
}

/** Reads a cell: trimmed, and absent when it is empty or says so. */
export function cellReader(column: string, sheet: SheetContext, alsoMissing: readonly string[] = []) {
  const at = sheet.columns.indexOf(column);
  const missing = new Set(['', ...sheet.missing, ...alsoMissing]);
  return (cells: Cells): string | undefined => {
    const text = (cells[at] ?? '').trim();
    return missing.has(text) ? undefined : text;
  };
}

function originOf(source: Source, sheet: SheetContext): Origin {
  const { column, constant, template, join } = source;
  if (column !== undefined) return { column, of: cellReader(column, sheet, source.missing) };
  if (template !== undefined) {
    const names = columnsOf({ template });
    const read = new Map(names.map((name) => [name, cellReader(name, sheet, source.missing)]));
    const of = (cells: Cells) => {
      const parts = new Map(names.map((name) => [name, read.get(name)?.(cells)]));
      if ([...parts.values()].includes(undefined)) return undefined;
      return template.replace(PLACEHOLDER, (_, name: string) => parts.get(name) ?? '');
    };
    return names[0] === undefined ? { of } : { column: names[0], of };
  }
  if (join !== undefined) {
    const key = cellReader(join.here, sheet, source.missing);
    const lookup = sheet.lookup(join);
    const of = (cells: Cells): TextRead => {
      const value = key(cells);
      const found = value === undefined ? undefined : lookup.get(value);
      return found === null
        ? { reason: `"${join.file}" has different rows for this value`, ...(value !== undefined && { value }) }
        : found;
    };
    return { column: join.here, of };
  }
  return { of: () => constant };
}

function matcher(source: Source): (text: string) => TextRead {
  const { match } = source;
  if (match === undefined) return (text) => text;
  const patterns = match.map(({ pattern, value }) => ({ pattern: new RegExp(pattern, 'u'), value }));
  return (text) =>
    (text.length > LONGEST_MATCHED ? undefined : patterns.find(({ pattern }) => pattern.test(text))?.value) ??
    source.default ?? { value: text, reason: 'fits none of the patterns in "match"' };
}

function translator(source: Source): (text: string) => TextRead {
  if (source.values === undefined) return (text) => text;
  const values = new Map(Object.entries(source.values));
  return (text) => values.get(text) ?? source.default ?? { value: text, reason: 'is not listed in "values"' };
}

/**
 * Compiles a source into a reader of one field's text: origin, slice, patterns, values, and the default for what is missing
 * or unlisted. An empty text as the outcome of "values" or "match" means missing.
 */
export function sourceText(source: Source, sheet: SheetContext): (cells: Cells) => TextRead {
  const origin = originOf(source, sheet);
  const match = matcher(source);
  const translate = translator(source);
  const [from, to] = source.slice ?? [0, undefined];
  const withColumn = (fault: Fault): Fault =>
    origin.column === undefined ? fault : { column: origin.column, ...fault };
  return (cells) => {
    const text = origin.of(cells);
    if (typeof text === 'object') return withColumn(text);
    const sliced = text?.slice(from, to);
    if (sliced === undefined || sliced === '') return source.default || undefined;
    const matched = match(sliced);
    const outcome = typeof matched === 'string' ? translate(matched) : matched;
    return typeof outcome === 'object' ? withColumn(outcome) : outcome || undefined;
  };
}
