/** The languages of mails and pages. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in every language. */
export type Localized = Record<Locale, string>;
