import { maskAddresses } from './mask-addresses.ts';
import { maskNumbers } from './mask-numbers.ts';
import { maskOwnName } from './mask-own-name.ts';
import { maskPeople } from './mask-people.ts';
import { greetingName } from './masking.ts';

const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF20\uFF3F\uFF0D\uFF0E]/g;
const DAY = /(?:19|20)\d\d-\d\d?-\d\d?/g;
/** Seven digits or more with whatever signs between them, or as many numerals in Han: what the masks let through of a phone or a card. */
const DIGITS = /(?:\d[^\p{L}\d，。；]{0,3}){7,}/u;
const NUMERALS = /[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{7,}/u;

/**
 * A reason typed on a page as a mail may quote it: colleagues (`names`, as the roster has them) and whoever is named after 客户 or a word of kinship
 * by the surname, of long numbers the last four digits. Undefined where a phone or a card may still be in it: then a mail says no more than that there
 * is a reason. The page has it in full.
 */
export function maskReason(reason: string, names: Iterable<string | undefined> = []): string | undefined {
  const plain = reason.replace(FULL_WIDTH, (char) => char.normalize('NFKC'));
  let masked = maskNumbers(maskAddresses(plain));
  for (const name of names) {
    const { surname, han } = greetingName(name);
    if (surname !== undefined) masked = maskOwnName(masked, name, han ? `${surname}**` : surname);
  }
  masked = maskPeople(masked, ['客户', '客戶', '经理', '同志']);
  const rest = masked.replace(DAY, ' ');
  return DIGITS.test(rest) || NUMERALS.test(rest) ? undefined : masked;
}
