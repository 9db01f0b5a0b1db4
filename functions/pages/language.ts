import type { Context } from 'hono';
import { LOCALES, type Locale } from '../domain/locale.ts';

/** Which language a page speaks: as switched to, as the browser asks, else the reader's own. */
export function localeOf(context: Context, otherwise: Locale): Locale {
  return localeAsked(context) ?? otherwise;
}

/** The language switched to, or that the browser asks for; undefined where the reader's own is spoken. */
export function localeAsked(context: Context): Locale | undefined {
  return switchedTo(context) ?? accepted(context.req.header('accept-language'));
}

/** The language the reader switched to on a page; it is carried from page to page. */
export function switchedTo(context: Context): Locale | undefined {
  const asked = context.req.query('lang');
  return LOCALES.find((locale) => locale === asked);
}

/** The first of the browser's languages that we speak, by its own order of preference. */
function accepted(header: string | undefined): Locale | undefined {
  const ranges = (header ?? '').slice(0, 200).split(',').map(range);
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    if (/^en(-|$)/.test(tag)) return 'en';
    if (/^zh(-|$)/.test(tag)) return 'zh-CN';
  }
  return undefined;
}

function range(text: string): { tag: string; weight: number } {
  const [tag = '', ...params] = text.trim().toLowerCase().split(';');
  const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((found) => found !== undefined);
  return { tag: tag.trim(), weight: quality === undefined ? 1 : Number(quality) };
}
