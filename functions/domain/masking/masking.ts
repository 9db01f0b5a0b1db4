import type { Client } from '../client.ts';
import type { MaskedClient } from '../digest/digest.ts';
import { hanSurname, otherSurname } from './surname-of.ts';

const TAIL = 4;
const SHORTEST_PHONE = 7;

/**
 * What a mail may show of a client: the surname, the gender for the title, the ends of the phone and of the client's number.
 * Never a given name, a whole phone number, or an address.
 */
export function maskClient({ id, bank }: Client): MaskedClient {
  const phoneTail = phoneTailOf(bank.phone);
  const named = greetingName(bank.name);
  return {
    ...named,
    ...(named.han && hasNoSurname(bank.name ?? '', named.surname ?? '') && { noSurname: true }),
    ...(bank.gender && { gender: bank.gender }),
    ...(phoneTail !== undefined && { phoneTail }),
    idTail: [...id].slice(-TAIL).join(''),
  };
}

/** Han names with ·, longer ones than a surname with a given name, and companies: nobody is addressed by what they begin with. */
function hasNoSurname(name: string, surname: string): boolean {
  const letters = [...name].filter((char) => /\p{L}/u.test(char)).length;
  return /[·•‧・⋅∙]/u.test(name) || letters > [...surname].length + 2;
}

/**
 * How a person is greeted without being named: the surname alone, and whether it is written in Han characters (then the title
 * follows it). No surname where the record has no name, or where showing it would show the whole name.
 */
export function greetingName(name?: string): { surname?: string; han: boolean } {
  const text = (name ?? '')
    .normalize('NFKC')
    .replace(/\(.*?(\)|$)/g, ' ')
    .replace(/[\p{Cf}\p{Nd}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .trim();
  const at = text.search(/\p{Script=Han}/u);
  const han = at >= 0;
  const surname = han
    ? (hanSurname(text.slice(at)) ?? (at > 0 ? [...text.slice(at)][0] : undefined))
    : otherSurname(text);
  return { ...(surname !== undefined && { surname }), han };
}

/**
 * The last four digits of the phone; undefined when it has fewer than seven places. Extensions are left out, of several
 * numbers the first complete one counts, and digits already starred out by the bank's export stay unknown.
 */
function phoneTailOf(phone = ''): string | undefined {
  for (const number of phone.normalize('NFKC').split(/[/、,;|\n]|或/)) {
    const [main = ''] = number.split(/ext|x|#|转|轉|分机|分機/i);
    const places = main.match(/[\d*]{7,}/)?.[0] ?? main.replace(/[^\d*]/g, '');
    const tail = places.slice(-TAIL);
    if (places.length >= SHORTEST_PHONE && /^\d{4}$/.test(tail)) return tail;
  }
  return undefined;
}
