import { type CivilDate, isCivilDate } from '../civil-date.ts';
import { HOLDING_KINDS, RISK_LEVELS } from '../client.ts';
import { LOCALES, type Localized } from '../locale.ts';
import { refuse } from '../refuse.ts';
import type { Product, TalkingPoint } from './catalogue.ts';

const HIGHEST_BENEFIT = 10;

/**
 * Passes the product catalogue on, or throws one error with a line per mistake: an id used twice, a name missing in a language,
 * a kind or rating that does not exist, a minimum that is not a positive whole number of minor units, a term of no months,
 * dates that do not exist or are reversed, a benefit outside 0–10.
 */
export function checkCatalogue(products: readonly Product[]): readonly Product[] {
  const problems = products.flatMap((product, i) => {
    const says = (text: string) => `product "${product.id}": ${text}`;
    const found = productProblems(product);
    if (products.findIndex(({ id }) => id === product.id) < i)
      found.push('id is used twice; give each product its own');
    return found.map(says);
  });
  refuse('config/products.ts', problems);
  return products;
}

/**
 * Passes the talking points on, or throws one error with a line per mistake: no topic, a text missing in a language, dates that
 * do not exist or are reversed, or the same topic twice for the same days.
 */
export function checkTalkingPoints(points: readonly TalkingPoint[]): readonly TalkingPoint[] {
  const problems = points.flatMap((point, i) => {
    const { topic, from, to, text } = point;
    const found = [...textProblems('text', text), ...spanProblems(from, to)];
    if (!topic.trim()) found.push('topic is empty; name the topic clients are interested in');
    const same = points.findIndex((other) => other.topic === topic && other.from === from && other.to === to);
    if (same < i) found.push('the same topic and days stand above; keep one');
    return found.map((problem) => `talking point ${i + 1} (${topic}, ${from}): ${problem}`);
  });
  refuse('config/talking-points.ts', problems);
  return points;
}

function productProblems(product: Product): string[] {
  const { id, name, kind, riskRating, minimum, termMonths, onSale, benefit } = product;
  const found = [...textProblems('name', name), ...spanProblems(onSale.from, onSale.to)];
  const kinds = HOLDING_KINDS.filter((other) => other !== 'loan');
  if (!id.trim()) found.push('id is empty; give it one');
  if (!kinds.includes(kind)) found.push(`kind "${kind}" cannot be sold; use one of ${kinds.join(', ')}`);
  if (!RISK_LEVELS.includes(riskRating)) found.push(`riskRating ${riskRating} does not exist; use 1 to 5`);
  if (!Number.isSafeInteger(minimum.minor) || minimum.minor <= 0)
    found.push(`minimum ${minimum.minor} must be a whole number of minor units above 0`);
  if (!/^[A-Z]{3}$/.test(minimum.currency)) found.push(`currency "${minimum.currency}" must be a code such as CNY`);
  if (termMonths !== undefined && !(Number.isInteger(termMonths) && termMonths > 0))
    found.push(`termMonths ${termMonths} must be a whole number above 0; leave it out for open-ended products`);
  if (!(benefit >= 0 && benefit <= HIGHEST_BENEFIT)) found.push(`benefit ${benefit} must lie between 0 and 10`);
  return found;
}

function textProblems(what: string, text: Localized): string[] {
  return LOCALES.filter((locale) => !text[locale]?.trim()).map((locale) => `${what} is missing in ${locale}`);
}

function spanProblems(from: CivilDate, to: CivilDate | undefined): string[] {
  const wrong = [from, to].filter((date) => date !== undefined && !isCivilDate(date));
  if (wrong.length > 0) return wrong.map((date) => `"${date}" is not an existing day written YYYY-MM-DD`);
  return to !== undefined && from > to ? [`from ${from} is after to ${to}; swap them`] : [];
}
