import { fieldReader } from './fields.ts';
import type { Mapping, Source } from './mapping.ts';
import type { Field } from './record-kinds.ts';

const ORIGINS = ['column', 'constant', 'template', 'join'] as const;

function faultOfOrigin(source: Source): string | undefined {
  const given = ORIGINS.filter((origin) => source[origin] !== undefined);
  if (given.length === 0) return ': says no origin; give one of "column", "constant", "template", "join"';
  if (given.length > 1) return `: has both "${given[0]}" and "${given[1]}"; keep one`;
  if (source.slice !== undefined && source.slice[0] >= source.slice[1])
    return '.slice: must end after it starts, e.g. [6, 14]';
  return undefined;
}

function faultOfDate(field: Field, source: Source): string | undefined {
  const isDate = field.type === 'date' || field.type === 'birthday';
  if (!isDate && source.date !== undefined) return '.date: this field is not a date; remove "date"';
  if (source.date?.includes('YYMMDD') === true && source.century === undefined)
    return '.date: a two-digit year needs "century": 1900, or {"pivot": 30} for 00–29 in 20YY';
  const yearless = source.date?.find((format) => format === 'MMDD' || format === 'MM-DD');
  if (field.type === 'date' && yearless !== undefined)
    return `.date: ${yearless} has no year; only a birthday can do without`;
  return undefined;
}

/** The texts a mapping itself writes into a field: each must be one the field can hold. */
function written(source: Source): [place: string, text: string][] {
  const texts: [string, string][] = [];
  if (source.constant !== undefined) texts.push(['.constant', source.constant]);
  if (source.default !== undefined) texts.push(['.default', source.default]);
  for (const [from, to] of Object.entries(source.values ?? {})) texts.push([`.values.${from}`, to]);
  if (source.values === undefined)
    for (const [i, { value }] of (source.match ?? []).entries()) texts.push([`.match[${i}].value`, value]);
  return texts.filter(([, text]) => text !== '');
}

/** A mistake in one field's source, from the field's name on; undefined when there is none. */
export function faultOfField(field: Field, source: Source): string | undefined {
  const fault = faultOfOrigin(source) ?? faultOfDate(field, source);
  if (fault !== undefined) return fault;
  if (field.type === 'money' && source.money === undefined)
    return ': an amount needs "money", e.g. {"currency": "CNY", "unit": "yuan"}';
  if (field.type !== 'money' && source.money !== undefined)
    return '.money: this field is not an amount; remove "money"';
  const read = fieldReader(field, source);
  for (const [place, text] of written(source)) {
    const value = read(text, { currency: 'CNY', lunar: true });
    if (!value.ok) return `${place}: "${text}" is ${value.reason}`;
  }
  return undefined;
}

/** A mistake between the parts of a mapping: a name given twice, or a join with a file that is not described. */
export function faultOfPlan(mapping: Mapping): string | undefined {
  const names = mapping.files.map((file) => file.name);
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (twice >= 0) return `files[${twice}].name: "${names[twice]}" is described twice; put all its yields together`;
  for (const [f, file] of mapping.files.entries())
    for (const [y, one] of file.yields.entries())
      for (const [name, { join }] of Object.entries(one.fields))
        if (join !== undefined && !names.includes(join.file))
          return `files[${f}].yields[${y}].fields.${name}.join.file: "${join.file}" is not among the files; describe it in "files"`;
  return undefined;
}
