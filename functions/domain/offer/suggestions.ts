import type { CivilDate } from '../civil-date.ts';
import { type Client, type Preference, preferenceOf, type RiskTolerance } from '../client.ts';
import type { Suggestion } from '../digest/digest.ts';
import type { Policy } from '../policy.ts';
import { riskExpiryOf } from '../risk-expiry.ts';
import type { Task } from '../task.ts';
import type { Product } from './catalogue.ts';
import { type MoneyAtHand, moneyAtHand } from './money-at-hand.ts';
import { rankByFit } from './product-fit.ts';

export type SuggestionContext = { date: CivilDate; policy: Policy; tasks: readonly Task[] };

const LONGEST_TERM_MONTHS = 60;

/**
 * What a card may suggest (产品适当性): products on sale with R ≤ C, under a risk assessment in date today and still on the day
 * the last of the money is free, whose minimum the maturing money reaches in the same currency, and whose term fits. Without
 * money maturing there is nothing to place and nothing is suggested; a card with an unsuitable holding gets no cross-sell.
 * `assessFirst`: the assessment is missing, out of date, or lapses before the money is free, where it matters: because money
 * matures or the card is about risk already.
 */
export function suggest(
  client: Client,
  products: readonly Product[],
  { date, policy, tasks }: SuggestionContext,
): { suggestions: Suggestion[]; assessFirst: boolean } {
  const money = moneyAtHand(tasks, date);
  const tolerance = toleranceInDate(client, { date, until: lastFreeOn(money, date) }, policy);
  if (tolerance === undefined) return { suggestions: [], assessFirst: money.length > 0 || tasks.some(isAboutRisk) };
  if (tasks.some(({ kind }) => kind === 'unsuitable-holding')) return { suggestions: [], assessFirst: false };

  const preference = preferenceOf(client);
  const onSale = products.filter((product) => product.riskRating <= tolerance && product.onSale.from <= date);
  const ranked = money.flatMap((sum) => {
    const fitting = onSale.filter((product) => isWithinMeans(product, sum) && isTermFit(product, sum, preference));
    return rankByFit(fitting, { money: sum, tolerance, preference });
  });
  return { suggestions: ranked.slice(0, policy.digest.suggestionsPerCard).map(asSuggestion), assessFirst: false };
}

/** The day by which all money on the card is free: what is suggested today is bought then. */
function lastFreeOn(money: readonly MoneyAtHand[], date: CivilDate): CivilDate {
  return money.reduce((last, { freeOn }) => (freeOn > last ? freeOn : last), date);
}

type Span = { date: CivilDate; until: CivilDate };

/** The tolerance (C); undefined when it is unknown, or its assessment undated, of a later day, or lapsed by `until`. */
function toleranceInDate({ bank }: Client, { date, until }: Span, policy: Policy): RiskTolerance | undefined {
  const expiresOn = riskExpiryOf(bank, policy.riskReview.validMonths);
  if (expiresOn === undefined || expiresOn < until) return undefined;
  return bank.riskAssessedOn !== undefined && bank.riskAssessedOn > date ? undefined : bank.riskTolerance;
}

function isAboutRisk({ kind }: Task): boolean {
  return kind === 'risk-review' || kind === 'unsuitable-holding';
}

/** The money reaches the minimum, and the product is still on sale when the money is free. */
function isWithinMeans({ minimum, onSale }: Product, { currency, minor, freeOn }: MoneyAtHand): boolean {
  if (onSale.to !== undefined && onSale.to < freeOn) return false;
  return minimum.currency === currency && minimum.minor <= minor;
}

/** Past five years, money is tied up only for clients who want to be left in peace, or who had it in insurance before. */
function isTermFit({ termMonths = 0 }: Product, money: MoneyAtHand, preference?: Preference): boolean {
  if (termMonths <= LONGEST_TERM_MONTHS || preference === 'hands-off') return true;
  return money.holdings.some(({ holdingKind }) => holdingKind === 'insurance');
}

function asSuggestion({ id, name, riskRating, minimum, termMonths }: Product): Suggestion {
  return { productId: id, name, riskRating, minimum, ...(termMonths !== undefined && { termMonths }) };
}
