import { type CivilDate, daysInMonth, isCivilDate } from '../../functions/domain/civil-date.ts';
import { type Flags, mistake, quoted, type UsageError } from './flags.ts';

export type Value<T> = { ok: true; value: T } | UsageError;

/** A flag's civil date, or `fallback` when the flag is absent. Refuses other shapes, days that do not exist, and years outside 1900–2199. */
export function dateFlag<T extends CivilDate | undefined>(
  flags: Flags,
  name: string,
  fallback: T,
): Value<CivilDate | T> {
  const text = flags.values.get(name);
  if (text === undefined) return { ok: true, value: fallback };
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === '') return mistake(`--${name} ${quoted(text)} is not a date; write it as YYYY-MM-DD, e.g. 2026-11-23`);
  const days = daysInMonth(Number(year), Number(month));
  if (days === 0) return mistake(`--${name} ${text} is not a date: there is no month ${month}; write it as YYYY-MM-DD`);
  if (!isCivilDate(text)) {
    const why = day === '00' ? 'days are counted from 01' : `${year}-${month} has ${days} days`;
    return mistake(`--${name} ${text} is not a date: ${why}; give a day that exists`);
  }
  if (text < '1900' || text >= '2200')
    return mistake(`--${name} ${text} is out of range; give a year from 1900 to 2199`);
  return { ok: true, value: text };
}

/** A flag's whole number within `[least, most]`, or undefined when the flag is absent. */
export function numberFlag(flags: Flags, name: string, least: number, most: number): Value<number | undefined> {
  const text = flags.values.get(name);
  if (text === undefined) return { ok: true, value: undefined };
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return { ok: true, value };
  return mistake(`--${name} ${quoted(text)} does not fit; give a whole number from ${least} to ${most}`);
}

/** Refuses words that are neither flags nor wanted. */
export function noWords(words: readonly string[], command: string): UsageError | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  return mistake(`${quoted(first)} is not expected; ${command} takes flags only, see ${command} --help`);
}
