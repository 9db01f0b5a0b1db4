const UNIT = String.raw`\s?(?:元(?![旦月宵])|万(?!一|分|事)|亿|块|[¥￥]|(?:美|欧|港|日)元|人民币|CNY|RMB|USD)`;
const BEFORE = String.raw`(?:[¥￥$]|CNY|RMB|USD|人民币|金额)[\s:：为约是共]{0,3}`;
/** No amount has the shape of a mobile number, or twelve digits. */
const FIGURE = String.raw`(?<!\d)(?!1[3-9]\d{9}(?!\d))\d{1,11}(?!\d)`;
const AMOUNT = `(?<=${BEFORE})${FIGURE}|${FIGURE}(?=(?:\\.\\d+)?${UNIT})`;
const DAY = String.raw`(?<!\d)(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:[0-2]?\d|3[01])(?![\d-])`;
/** Digits alone, with dashes, or with spaces, after which no amount begins. */
const LONG = String.raw`\d(?:[-–—]?\d|\s(?!\d+(?:\.\d+)?${UNIT})\d){6,}[Xx]?`;
const DOTTED = String.raw`(?<!\d)1[3-9]\d\.\d{4}\.\d{4}(?!\d)`;
const FOUND = new RegExp(`(?<kept>${DAY}|${AMOUNT})|${DOTTED}|${LONG}`, 'gi');

/**
 * The text with the last four digits left of every number of seven digits or more. Kept are dates (YYYY-MM-DD) and amounts: up to
 * eleven digits after ¥, CNY or 金额 or before 元, 万, 块 (but not 元旦), unless they look like a mobile number.
 */
export function maskNumbers(text: string): string {
  return text.replace(FOUND, (found, kept?: string) => kept ?? `…${found.replace(/[^\dXx]/g, '').slice(-4)}`);
}
