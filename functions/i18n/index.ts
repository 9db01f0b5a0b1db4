import type { Locale } from '../domain/locale.ts';
import type { Catalogue, Wording } from './catalogue.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

const CATALOGUES: Record<Locale, (wording: Wording) => Catalogue> = { 'zh-CN': zhCN, en };

/** The words of one language under the bank's policy. */
export function catalogueFor(locale: Locale, wording: Wording): Catalogue {
  return CATALOGUES[locale](wording);
}
