/** An amount of money: integer minor units (分 for CNY) with an ISO 4217 currency. */
export type Money = { minor: number; currency: string };

/** Decimal places of a currency's minor unit (ISO 4217): 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Sums amounts per currency, in the order in which the currencies first appear; currencies are never mixed. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}
