import { type FieldValue, fieldReader, type RowContext } from './fields.ts';
import type { MappedYield, Source } from './mapping.ts';
import { FIELDS, type Field, type RecordKind } from './record-kinds.ts';
import { BUILDERS, type Built, type ImportedRecord } from './records.ts';
import type { Fault } from './reject.ts';
import { cellReader, columnsOf, type SheetContext, sourceText } from './source-text.ts';

/** What one row gives for one kind of record: the record, a fault (with the id if that could be read), or nothing. */
export type RowRead =
  | { outcome: 'record'; record: ImportedRecord }
  | { outcome: 'fault'; id?: string; fault: Fault }
  | { outcome: 'none' };

type Cells = readonly string[];
type FieldRead = FieldValue | undefined | { fault: Fault };

/** The columns a file must have for what it yields. */
export function usedColumns(yields: readonly MappedYield[]): string[] {
  const used = yields.flatMap((one) => [
    ...Object.keys(one.where ?? {}),
    ...Object.values(one.fields).flatMap((source) => columnsOf(source)),
  ]);
  return [...new Set(used)];
}

function currencyReader(source: Source, sheet: SheetContext): (cells: Cells) => string | undefined {
  const currency = source.money?.currency;
  if (typeof currency !== 'object') return () => currency;
  const read = cellReader(currency.column, sheet);
  return (cells) => {
    const text = read(cells);
    if (text === undefined || currency.values === undefined) return text;
    return Object.hasOwn(currency.values, text) ? currency.values[text] : undefined;
  };
}

function compileField(
  field: Field,
  source: Source,
  sheet: SheetContext,
): (cells: Cells, context: RowContext) => FieldRead {
  const text = sourceText(source, sheet);
  const read = fieldReader(field, source);
  const currencyOf = currencyReader(source, sheet);
  const column = columnsOf(source)[0];
  return (cells, context) => {
    const raw = text(cells);
    if (raw === undefined) return undefined;
    if (typeof raw === 'object') return { fault: raw };
    const at = { ...(column !== undefined && { column }), value: raw };
    const currency = field.type === 'money' ? currencyOf(cells) : '';
    if (currency === undefined || (currency !== '' && !/^[A-Z]{3}$/.test(currency)))
      return { fault: { ...at, reason: 'its currency is missing or not listed in "values"' } };
    const value = read(raw, { ...context, currency });
    if (!value.ok) return { fault: { ...at, reason: value.reason } };
    return value.value === '' ? undefined : value.value;
  };
}

/** The one place where values read by the field table are taken for the record the table describes. */
function build(kind: RecordKind, values: Record<string, FieldValue>): Built {
  const builder = BUILDERS[kind] as (values: Record<string, FieldValue>) => Built;
  return builder(values);
}

/**
 * Compiles what a mapping says of one kind of record into a reader of rows. The first fault of a row is told. Rows that
 * "where" leaves out give nothing.
 */
export function rowReader(mapped: MappedYield, sheet: SheetContext): (cells: Cells) => RowRead {
  const table: Record<string, Field> = FIELDS[mapped.record];
  const fields = Object.entries(table).flatMap(([name, field]) => {
    const source = mapped.fields[name];
    if (source === undefined) return [];
    return [{ name, field, column: columnsOf(source)[0], read: compileField(field, source, sheet) }];
  });
  const where = Object.entries(mapped.where ?? {}).map(([column, values]) => ({
    read: cellReader(column, sheet),
    values,
  }));
  const columnOf = (name: string) => {
    const column = fields.find((field) => field.name === name)?.column;
    return column === undefined ? {} : { column };
  };

  return (cells) => {
    if (where.some(({ read, values }) => !values.includes(read(cells) ?? ''))) return { outcome: 'none' };
    const values: Record<string, FieldValue> = {};
    let fault: Fault | undefined;
    for (const { name, field, column, read } of fields) {
      const value = read(cells, { currency: '', lunar: values.birthdayCalendar === 'lunar' });
      if (typeof value === 'object' && 'fault' in value) fault ??= value.fault;
      else if (value !== undefined) values[name] = value;
      else if (field.required)
        fault ??= { ...(column !== undefined && { column }), reason: `the ${mapped.record}'s ${name} is missing` };
    }
    const id = typeof values.id === 'string' ? { id: values.id } : {};
    if (fault !== undefined) return { outcome: 'fault', ...id, fault };
    const made = build(mapped.record, values);
    if (made.ok) return { outcome: 'record', record: made.record };
    return { outcome: 'fault', ...id, fault: { ...columnOf(made.field), reason: made.reason } };
  };
}
