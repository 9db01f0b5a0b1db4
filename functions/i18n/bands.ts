import { type Money, minorDigits } from '../domain/money.ts';

const EDGES = [0, 100_000, 500_000, 1_000_000, 5_000_000];

/** The band of major units an amount lies in, for banks whose mails show no exact amounts; `to` absent at the top. */
export function bandOf(amount: Money): { from: number; to?: number } {
  const major = amount.minor / 10 ** minorDigits(amount.currency);
  const index = EDGES.findLastIndex((edge) => major >= edge);
  const from = EDGES[Math.max(index, 0)] ?? 0;
  const to = EDGES[index + 1];
  return to === undefined ? { from } : { from, to };
}
