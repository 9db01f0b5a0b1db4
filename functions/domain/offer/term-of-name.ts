const DIGITS = '零一二三四五六七八九';
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NUMBER = `(\\d+|[半两${DIGITS}十]+|${WORDS.join('|')})`;
const MONTHS = new RegExp(`${NUMBER}[\\s-]*(?:个月|months?\\b)`, 'i');
const YEARS = new RegExp(`${NUMBER}[\\s-]*(?:年|years?\\b)`, 'i');
const LONGEST_YEARS = 50;

/**
 * The term in months that a product's own name tells (三年期定期, 稳健固收 12 个月, 3-year deposit); undefined when it tells none.
 * A holding's record has no term, and the name is where banks write it. A calendar year (2026年第3期) is no term.
 */
export function termOfName(name: string): number | undefined {
  const months = numberIn(MONTHS, name);
  if (months !== undefined) return months;
  const years = numberIn(YEARS, name);
  return years !== undefined && years <= LONGEST_YEARS ? years * 12 : undefined;
}

function numberIn(pattern: RegExp, name: string): number | undefined {
  const found = pattern.exec(name)?.[1]?.toLowerCase();
  if (found === undefined) return undefined;
  const value = /^\d/.test(found) ? Number(found) : /^[a-z]/.test(found) ? WORDS.indexOf(found) : chineseNumber(found);
  return value > 0 ? value : undefined;
}

/** Up to 99; NaN for what is no number (五三). */
function chineseNumber(text: string): number {
  if (text === '半') return 0.5;
  const [tens, ones, ...more] = text.replace('两', '二').split('十');
  if (more.length > 0) return Number.NaN;
  if (ones === undefined) return digit(tens ?? '');
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}

function digit(char: string): number {
  return char.length === 1 && DIGITS.includes(char) ? DIGITS.indexOf(char) : Number.NaN;
}
