import type { Locale } from '../domain/locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as a language writes it, with so many decimals at least and at most. A format is made once: making one costs far more than its use. */
export function decimalText(locale: Locale, value: number, [least, most]: readonly [number, number]): string {
  const key = `${locale} ${least} ${most}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, format);
  }
  return format.format(value);
}
