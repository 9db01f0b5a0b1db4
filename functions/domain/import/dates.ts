import * as z from 'zod';
import { daysInMonth } from '../civil-date.ts';

/** The ways a file may write a date. `YY` needs a century; the ones without a year are for birthdays. */
const DATE_FORMATS = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY/M/D',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'YYYY年M月D日',
  'YYYY-MM-DD HH:MM:SS',
  'YYYYMMDDHHMMSS',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'YYMMDD',
  'MM-DD',
  'MMDD',
] as const;

export const dateFormat = z.enum(DATE_FORMATS, {
  error: () => `is none of the date formats: ${DATE_FORMATS.join(', ')}`,
});
export type DateFormat = z.infer<typeof dateFormat>;

/** How a column's dates are written: `century` is the first year of the century, or the first two-digit year of 19YY. */
export type DateSpec = {
  formats: readonly DateFormat[];
  century?: number | { pivot: number } | undefined;
  monthOffset?: number | undefined;
};

/** A date as written: the year is absent in formats without one. */
export type DateParts = { year?: number; month: number; day: number };
export type DateRead = { ok: true; parts: DateParts } | { ok: false; why: (shown: string) => string };

const GROUPS: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
};

function shapeOf(format: DateFormat): RegExp {
  if (format === 'YYYY-MM-DD HH:MM:SS')
    return /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
  if (format === 'YYYYMMDDHHMMSS') return /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})\d{6}$/;
  const body = format.replaceAll('.', '\\.').replace(/YYYY|YY|MM|M|DD|D/g, (token) => GROUPS[token] ?? token);
  return new RegExp(`^${body}$`);
}

const SHAPES = new Map(DATE_FORMATS.map((format) => [format, shapeOf(format)]));

function yearOf(groups: Record<string, string | undefined>, century: DateSpec['century']): number | undefined {
  if (groups.year !== undefined) return Number(groups.year);
  if (groups.short === undefined) return undefined;
  const short = Number(groups.short);
  if (typeof century === 'object') return short < century.pivot ? 2000 + short : 1900 + short;
  return (century ?? 1900) + short;
}

/**
 * Reads a date written in one of the formats. Refuses what no format fits, and months and days that do not exist, saying
 * which. A lunar date has up to 30 days in every month. `why` takes what may be shown of the text.
 */
export function readDate(text: string, spec: DateSpec, lunar = false): DateRead {
  const expected = `expected ${spec.formats.join(' or ')}`;
  let why = (shown: string) => `${shown} is not a date; ${expected}`;
  for (const format of spec.formats) {
    const groups = SHAPES.get(format)?.exec(text)?.groups;
    if (groups === undefined) continue;
    const year = yearOf(groups, spec.century);
    const written = Number(groups.month);
    const month = written > (spec.monthOffset ?? 12) ? written - (spec.monthOffset ?? 0) : written;
    const day = Number(groups.day);
    const last = lunar && month >= 1 && month <= 12 ? 30 : daysInMonth(year ?? 2000, month);
    if (day >= 1 && day <= last && year !== 0)
      return { ok: true, parts: { ...(year !== undefined && { year }), month, day } };
    if (last === 0) why = (shown) => `there is no month ${groups.month} in ${shown}; ${expected}`;
    else if (year === 0) why = (shown) => `there is no year 0 in ${shown}; ${expected}`;
    else why = (shown) => `there is no day ${groups.day} in that month in ${shown}; ${expected}`;
  }
  return { ok: false, why };
}

/** The parts of a date that has a year, as a civil date. */
export function civilDateOf(parts: DateParts): string | undefined {
  if (parts.year === undefined) return undefined;
  return `${String(parts.year).padStart(4, '0')}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`;
}
