import { type DutyFormReturned, waivedName } from '../domain/duty/duty-pages.ts';
import type { DutyCatalogue } from '../domain/duty/duty-rule.ts';
import { typedDate } from './typed-date.ts';

const COMMON = ['employeeNo', 'shownAt'];

/** Whether some duty of the catalogue has a field of that name, as far as a form gives evidence; a reason, in the other forms. */
export function isDutyField(form: DutyFormReturned['form'], catalogue: DutyCatalogue): (name: string) => boolean {
  const isTick = (name: string) => form === 'waive' && name.startsWith(waivedName(''));
  if (form !== 'confirm') return (name) => name === 'reason' || COMMON.includes(name) || isTick(name);
  const fields = new Set(catalogue.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  // Whom a field is about follows after a dot; whether they are asked about is for the reader of the form.
  return (name) => COMMON.includes(name) || fields.has(name.split('.', 1)[0] ?? '');
}

/** The form with every date as YYYY-MM-DD, however it was typed. */
export function withPlainDates(typed: ReadonlyMap<string, string>, catalogue: DutyCatalogue): Map<string, string> {
  const fields = catalogue.flatMap(({ evidence }) => evidence);
  const isDate = (name: string) => {
    const named = fields.filter(({ id }) => id === name.split('.', 1)[0]);
    return named.length > 0 && named.every(({ type }) => type === 'date');
  };
  return new Map([...typed].map(([name, value]) => [name, isDate(name) ? typedDate(value) : value]));
}
