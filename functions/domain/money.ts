/** An amount of money: integer minor units (分 for CNY) with an ISO 4217 currency. */
export type Money = { minor: number; currency: string };

const digitsOf = new Map<string, number>();

/** Decimal places of a currency's minor unit (ISO 4217): 2 for CNY, 0 for JPY. Looked up once: it is asked of every amount. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  digitsOf.set(currency, digits);
  return digits;
}

/** Sums amounts per currency, in the order in which the currencies first appear; currencies are never mixed. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}
