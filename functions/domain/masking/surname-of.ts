import { isCompoundSurname, isPinyinSurname, isPinyinWord } from './surnames.ts';

const DOT = /[·•‧・⋅∙.]/u;
const BETWEEN_NAMES = /[、,;/|&+]/u;
const COMPANY =
  /公司|集团|集團|银行|銀行|企业|企業|工厂|商行|商会|中心|合作社|事务所|委员会|协会|基金会|学校|大学|医院|研究院|研究所|经营部|[厂店部局]$/u;
const LATIN_COMPANY =
  /\b(ltd|limited|inc|corp|corporation|co|company|llc|plc|gmbh|ag|bank|group|holdings?|trust|fund)\b/i;
const TITLE = /^(mr|mrs|ms|miss|dr|prof|sir|madam)$/i;
const SUFFIX = /^(jr|sr|ii|iii|iv|phd|md|esq)$/i;
const PARTICLE = /^(van|von|der|den|de|la|le|du|da|di|del|dos|das|bin|ibn|al|ter|ten|af|zu)$/i;

/**
 * The surname within a cleaned name that is written in Han characters: the first one, or a compound surname when a given name
 * follows it. Of names with · (阿卜杜拉·买买提), which begin with the given name, and of long ones only the first character; of
 * companies the first two. Undefined when the name has nothing else to hide.
 */
export function hanSurname(name: string): string | undefined {
  const [person = ''] = name.split(BETWEEN_NAMES);
  const chars = [...person.replaceAll(' ', '')];
  const [first] = chars;
  if (first === undefined || chars.length < 2) return undefined;
  if (DOT.test(person) || chars.length < 3) return first;
  const two = chars.slice(0, 2).join('');
  const isCompany = chars.length >= 5 && COMPANY.test(chars.join(''));
  return isCompany || isCompoundSurname(two) ? two : first;
}

/**
 * The surname within a cleaned name in another script: the part before a comma, the last word with its particles, or the pinyin
 * surname in front. Where the given name cannot be told from it (one word, a company, Wei Wang) the initial alone.
 */
export function otherSurname(name: string): string | undefined {
  if (LATIN_COMPANY.test(name)) return initialOf(name);
  const [before = '', after = ''] = name.split(',');
  const parts = words(before);
  if (parts.length === 1 && words(after).length > 0) return parts[0];
  if (parts.length < 2) return initialOf(name);
  if (isPinyin(parts)) return pinyinSurname(parts) ?? initialOf(name);
  let from = parts.length - 1;
  while (from > 1 && PARTICLE.test(parts[from - 1] ?? '')) from--;
  return parts.slice(from).join(' ');
}

function isPinyin(parts: readonly string[]): boolean {
  return parts.length <= 3 && isPinyinSurname(parts[0] ?? '') && parts.every(isPinyinWord);
}

function pinyinSurname(parts: readonly string[]): string | undefined {
  const capitals = parts.filter((part) => part === part.toUpperCase());
  if (capitals.length === 1) return capitals[0];
  return isPinyinSurname(parts.at(-1) ?? '') ? undefined : parts[0];
}

function words(text: string): string[] {
  const cleaned = text.split(/[\s·•・&+/|;_]+/u).map((word) => word.replace(/[^\p{L}\p{M}'’-]/gu, ''));
  return cleaned.filter((word) => /\p{L}/u.test(word) && !TITLE.test(word) && !SUFFIX.test(word));
}

/** The first letter, when the name is longer than that. */
function initialOf(name: string): string | undefined {
  const letters = [...name].filter((char) => /\p{L}/u.test(char));
  return letters.length > 1 ? letters[0] : undefined;
}
