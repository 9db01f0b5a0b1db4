import * as z from 'zod';
import { isCivilDate } from '../civil-date.ts';
import { moneyUnit } from './amounts.ts';
import { dateFormat } from './dates.ts';
import { endsSoon } from './pattern-cost.ts';
import { RECORD_KINDS } from './record-kinds.ts';

const name = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item).min(1)]);

const year = z.union([z.int().min(1000).max(2900).multipleOf(100), z.strictObject({ pivot: z.int().min(0).max(99) })]);

const pattern = z
  .string()
  .refine(
    (text) => {
      try {
        new RegExp(text, 'u');
        return true;
      } catch {
        return false;
      }
    },
    { error: 'is not a regular expression', abort: true },
  )
  .refine(endsSoon, {
    error:
      'could take for ever over one cell: repeat no group that itself repeats or has alternatives, and use at most three of * and +',
  });

const decimal = z.enum(['.', ',']);
const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'is not a currency code of three capitals, e.g. "CNY"' });

/** Where one field's value comes from, and what is done to its text on the way. */
export const source = z.strictObject({
  column: name.optional(),
  constant: scalar.optional(),
  template: name.optional(),
  join: z.strictObject({ file: name, here: name, there: name, take: name }).optional(),
  slice: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
  match: z
    .array(z.strictObject({ pattern, value: scalar }))
    .min(1)
    .optional(),
  values: z.record(z.string(), scalar).optional(),
  default: scalar.optional(),
  missing: z.array(z.string()).optional(),
  date: oneOrMore(dateFormat).optional(),
  century: year.optional(),
  monthOffset: z.int().min(1).max(87).optional(),
  money: z
    .strictObject({
      currency: z.union([
        currency,
        z.strictObject({ column: name, values: z.record(z.string(), currency).optional() }),
      ]),
      unit: moneyUnit.optional(),
      decimal: decimal.optional(),
    })
    .optional(),
});

const yields = z.strictObject({
  record: z.enum(RECORD_KINDS),
  mode: z.enum(['snapshot', 'changes']).default('snapshot'),
  where: z.record(z.string(), oneOrMore(scalar)).optional(),
  fields: z.record(z.string(), z.union([name.transform((column): z.output<typeof source> => ({ column })), source])),
});

const file = z.strictObject({
  name,
  delimiter: z.string().min(1).max(5).default(','),
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  quote: z.string().length(1).nullable().default('"'),
  header: z.union([z.literal(true), z.array(name).min(1)]).default(true),
  yields: z.array(yields),
});

/** How a bank's files become records: the mapping file, as its author writes it. */
export const mappingSchema = z.strictObject({
  about: z.string().optional(),
  asOf: z.string().refine(isCivilDate, { error: 'is not a date written YYYY-MM-DD' }).optional(),
  missing: z.array(z.string()).default(['NULL', '\\N', '-']),
  limits: z
    .strictObject({
      badRowsPercent: z.number().min(0).max(100).default(2),
      fewestRowsPercent: z.number().min(0).max(100).default(80),
    })
    .default({ badRowsPercent: 2, fewestRowsPercent: 80 }),
  files: z.array(file).min(1),
});

export type Mapping = z.output<typeof mappingSchema>;
export type MappedFile = Mapping['files'][number];
export type MappedYield = MappedFile['yields'][number];
export type Source = z.output<typeof source>;
