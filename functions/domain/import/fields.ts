import type { Money } from '../money.ts';
import { readAmount } from './amounts.ts';
import { civilDateOf, type DateFormat, type DateParts, readDate } from './dates.ts';
import type { Source } from './mapping.ts';
import { type Field, LEVELS } from './record-kinds.ts';

/** Whether a text looks like a date written somehow. What does not (a phone in the wrong column) is not repeated in a report. */
const couldBeDate = (text: string): boolean =>
  text.length <= 12 && /^\D{0,2}(?:\d\D{0,2}){4,8}$/.test(text) && !/\p{Script=Han}{3}/u.test(text);

/** What a field's text became. */
export type FieldValue = string | number | boolean | string[] | Money | DateParts;
type FieldRead = { ok: true; value: FieldValue } | { ok: false; reason: string };

/** What reading one field needs to know of its row: the amount's currency, and whether the birthday is lunar. */
export type RowContext = { currency: string; lunar: boolean };

/** Reads a field's text, which is never empty. */
type FieldReader = (text: string, context: RowContext) => FieldRead;

const USUAL_DATES: readonly DateFormat[] = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D'];
const YES = ['true', 'yes', 'y', '1', 'closed', '是'];
const NO = ['false', 'no', 'n', '0', 'open', '否'];
const MAIL = /^[^\s@<>,;:"'\\()[\]\p{C}]+@[^\s@<>,;:"'\\()[\]\p{C}]+\.[^\s@<>,;:"'\\()[\].\p{C}]+$/u;

const take = (value: FieldValue): FieldRead => ({ ok: true, value });
const refuse = (reason: string): FieldRead => ({ ok: false, reason });

function readText(text: string): FieldRead {
  if (text.length > 500) return refuse('longer than 500 characters');
  if (text.includes('\uFFFD')) return refuse('damaged: the export has already lost characters here');
  return take(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim());
}

function readId(text: string): FieldRead {
  if (text.length > 100) return refuse('longer than 100 characters, too long for an id');
  if (/[\p{Cc}\p{Cf}\u2028\u2029\uFFFD#]/u.test(text))
    return refuse('not an id: it holds "#" or an unprintable character');
  return take(text);
}

function levelReader(letter: string): FieldReader {
  return (text) => {
    const level = text.toUpperCase().startsWith(letter) ? text.slice(1) : text;
    return LEVELS.includes(level)
      ? take(Number(level))
      : refuse(`none of ${letter}1, ${letter}2, ${letter}3, ${letter}4, ${letter}5`);
  };
}

function dateReader(source: Source, birthday: boolean): FieldReader {
  const spec = { formats: source.date ?? USUAL_DATES, century: source.century, monthOffset: source.monthOffset };
  return (text, { lunar }) => {
    const read = readDate(text, spec, birthday && lunar);
    if (!read.ok) return refuse(read.why(!birthday && couldBeDate(text) ? text : 'it'));
    return take(birthday ? read.parts : (civilDateOf(read.parts) ?? read.parts));
  };
}

/** How a field's text is read, given what the mapping says of its dates or amounts. */
export function fieldReader(field: Field, source: Source): FieldReader {
  switch (field.type) {
    case 'id':
      return readId;
    case 'text':
      return readText;
    case 'mail':
      return (text) => (text.length <= 254 && MAIL.test(text) ? take(text) : refuse('not a mail address'));
    case 'one-of':
      return (text) =>
        field.of.includes(text) ? take(text) : refuse(`none of ${field.of.join(', ')}; translate it with "values"`);
    case 'level':
      return levelReader(field.letter);
    case 'list':
      return (text) => take([...new Set(text.split(/[,，;；、|\s]+/).filter((item) => item !== ''))]);
    case 'yes-no':
      return (text) => {
        const word = text.toLowerCase();
        return YES.includes(word) || NO.includes(word)
          ? take(YES.includes(word))
          : refuse('neither yes nor no; translate it with "values"');
      };
    case 'money':
      return (text, { currency }) => {
        const read = readAmount(text, currency, source.money?.unit ?? 'major', source.money?.decimal ?? '.');
        return read.ok ? take(read.money) : refuse(read.reason);
      };
    case 'date':
    case 'birthday':
      return dateReader(source, field.type === 'birthday');
  }
}
