import type { CivilDate } from '../domain/civil-date.ts';

const WRITTEN = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})$/,
  /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日$/,
];

/** A date as people type it, full-width or not, as YYYY-MM-DD; what is no date with a year is given back as it was, for the rules to refuse. */
export function typedDate(text: string): CivilDate {
  const plain = text.normalize('NFKC').trim();
  for (const form of WRITTEN) {
    const [, year = '', month = '', day = ''] = form.exec(plain) ?? [];
    if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return text;
}
