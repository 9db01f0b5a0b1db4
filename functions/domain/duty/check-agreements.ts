import { LOCALES } from '../locale.ts';
import { refuse } from '../refuse.ts';
import type { Sha256 } from './duty.ts';
import type { Agreement } from './evidence-field.ts';

/**
 * The texts to sign, each with the hash of all its words in all languages: the version a signature names. Throws one error with a line per mistake: a name
 * used twice, a title or text missing in a language.
 */
export function checkAgreements(texts: readonly Omit<Agreement, 'hash'>[], sha256: Sha256): readonly Agreement[] {
  const problems = texts.flatMap((agreement, i) => {
    const { document } = agreement;
    const found = LOCALES.flatMap((locale) =>
      (['title', 'text'] as const)
        .filter((part) => !agreement[part][locale]?.trim())
        .map((part) => `${part} is missing in ${locale}`),
    );
    if (!document.trim()) found.push('document is empty; give it a name');
    if (texts.findIndex((other) => other.document === document) < i) found.push('the name is used twice; keep one');
    return found.map((problem) => `agreement "${document}": ${problem}`);
  });
  refuse('config/agreements.ts', problems);
  return texts.map((agreement) => ({ ...agreement, hash: sha256(canonical(agreement)) }));
}

const canonical = ({ document, title, text }: Omit<Agreement, 'hash'>): string =>
  JSON.stringify([document, ...LOCALES.map((locale) => [locale, title[locale], text[locale]])]);
