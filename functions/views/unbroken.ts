import { type Markup, markup } from './markup.ts';

/** Dates and starred names: between Chinese characters a line may break anywhere, and 11月26日 or 刘** in two halves is hard to read. */
const TOGETHER = /(\d+月\d+日(?: 周[一二三四五六日])?|\d+日|(?<!\p{L})\p{L}{1,4}\*\*)/u;

/** A text whose dates and names stay in one line. */
export function unbroken(text: string): Markup[] {
  return text
    .split(TOGETHER)
    .map((part, index) => (index % 2 === 1 ? markup`<span class="keep">${part}</span>` : markup`${part}`));
}
