import type { HoldingKind, Preference, RiskTolerance } from '../client.ts';
import type { Product } from './catalogue.ts';
import type { MoneyAtHand } from './money-at-hand.ts';
import { termOfName } from './term-of-name.ts';

const MEDIUM_TERM_MONTHS = 12;

/** What a product is fitted to: the money, the risk the client can bear, and how they like to be served. */
export type FitFor = { money: MoneyAtHand; tolerance: RiskTolerance; preference: Preference | undefined };

/**
 * Ranks products by their fit to the client. Money that was saved (a deposit or a bond) is first offered savings at R1 again,
 * whatever else is on sale; for hands-off clients fixed income of a year or more goes before the rest; then points for the risk
 * the client is used to, the kind that matures, and its term. Equal fits are ranked by what the sale is worth to the bank, and
 * those equal again by id. The points for savings and for the kind count once, so that a second suggestion is a choice.
 */
export function rankByFit(products: readonly Product[], to: FitFor): Product[] {
  const left = [...products];
  const ranked: Product[] = [];
  const held = mainHolding(to.money);
  while (left.length > 0) {
    const kindTaken = ranked.some(({ kind }) => kind === held.kind);
    const asBefore = (product: Product) => (ranked.length === 0 && isSavingAgain(product, held) ? 1000 : 0);
    const fit = new Map(left.map((product) => [product, asBefore(product) + fitOf(product, held, to, kindTaken)]));
    left.sort((a, b) => (fit.get(b) ?? 0) - (fit.get(a) ?? 0) || b.benefit - a.benefit || (a.id < b.id ? -1 : 1));
    ranked.push(...left.splice(0, 1));
  }
  return ranked;
}

type Held = { kind: HoldingKind; term: number | undefined };

function fitOf(product: Product, held: Held, { tolerance, preference }: FitFor, kindTaken: boolean): number {
  const restful = preference === 'hands-off' && product.fixedIncome ? restfulness(product) : 0;
  return restful * 100 + kindFit(product, held, kindTaken) + riskFit(product, held, tolerance) + termFit(product, held);
}

/** Saved money kept as safe as it was. */
function isSavingAgain({ kind, riskRating }: Product, held: Held): boolean {
  return isSavings(held.kind) && isSavings(kind) && riskRating === 1;
}

function isSavings(kind: HoldingKind): boolean {
  return kind === 'deposit' || kind === 'bond';
}

/** 3 for the first of the kind that matures, 1 for another kind, 0 for more of the same and for insurance in place of savings. */
function kindFit({ kind }: Product, held: Held, kindTaken: boolean): number {
  if (kind === held.kind) return kindTaken ? 0 : 3;
  return kind === 'insurance' ? 0 : 1;
}

/** 2 for fixed income of medium or long term, 1 for shorter or open-ended. */
function restfulness({ termMonths }: Product): number {
  return (termMonths ?? 0) >= MEDIUM_TERM_MONTHS ? 2 : 1;
}

/** Best is R2 for money that was saved, the tolerance itself for money that was invested; above that earns nothing. */
function riskFit({ riskRating }: Product, { kind }: Held, tolerance: RiskTolerance): number {
  const best = isSavings(kind) ? Math.min(2, tolerance) : tolerance;
  return riskRating > best ? 0 : Math.max(0, 2 - (best - riskRating));
}

/** 2 for the same term, 1 for up to twice or half of it; nothing where either is unknown. */
function termFit({ termMonths }: Product, { term }: Held): number {
  if (term === undefined || termMonths === undefined) return 0;
  const ratio = Math.max(term, termMonths) / Math.min(term, termMonths);
  return ratio === 1 ? 2 : ratio <= 2 ? 1 : 0;
}

/** The largest of what matures stands for the rest. */
function mainHolding({ holdings }: MoneyAtHand): Held {
  const [first, ...rest] = holdings;
  const main = rest.reduce((best, task) => (best && task.amount.minor <= best.amount.minor ? best : task), first);
  return {
    kind: main?.holdingKind ?? 'deposit',
    term: main?.product === undefined ? undefined : termOfName(main.product),
  };
}
