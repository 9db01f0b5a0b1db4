import type { CivilDate } from '../civil-date.ts';
import type { HoldingKind, RiskRating } from '../client.ts';
import type { Localized } from '../locale.ts';
import type { Money } from '../money.ts';

/** Product: something on sale that may be suggested. */
export type Product = {
  id: string;
  name: Localized;
  kind: Exclude<HoldingKind, 'loan'>;
  riskRating: RiskRating;
  minimum: Money;
  /** Absent for open-ended products. */
  termMonths?: number;
  /** Fixed income, fit for clients who want to be left in peace. */
  fixedIncome: boolean;
  onSale: { from: CivilDate; to?: CivilDate };
  /** What the sale is worth to the bank, 0–10: it only breaks ties between equal fits. */
  benefit: number;
};

/** TalkingPoint: one thing to say this week to clients who want information on the topic. */
export type TalkingPoint = { topic: string; from: CivilDate; to: CivilDate; text: Localized };
