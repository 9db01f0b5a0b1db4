import { maskAddresses } from './mask-addresses.ts';
import { maskNumbers } from './mask-numbers.ts';
import { maskOwnName } from './mask-own-name.ts';
import { maskPeople } from './mask-people.ts';

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ＠＿－．]/g;

/**
 * A manager's free words as a mail may show them. The client's own name, whole or the given name alone, becomes what the mail
 * calls them (`masked`); of people named after a word such as 爱人 or 联系人 the surname is left; mail addresses and WeChat or QQ
 * ids are gone; and of numbers with seven digits or more (phone, card, 身份证) only the last four are left, unless they are amounts.
 *
 * It cannot find everything: a third person named without such a word before, with a rare surname, in another script, or written
 * with spaces; phones in words (一三八…); ids without a label. Notes that must not be read elsewhere belong on the page only.
 */
export function maskNote(note: string, name: string | undefined, masked: string): string {
  const plain = note.replace(FULL_WIDTH, (char) => char.normalize('NFKC'));
  return maskOwnName(maskPeople(maskNumbers(maskAddresses(plain))), name, masked);
}
