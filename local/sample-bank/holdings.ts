import { addDays, type CivilDate } from '../../functions/domain/civil-date.ts';
import type { Tier } from '../../functions/domain/client.ts';
import type { Draw } from './draw.ts';
import {
  drawAmount,
  drawMortgage,
  drawOpenProduct,
  drawTermProduct,
  drawUnsuitableFund,
  heldAs,
  MATURING,
  type SampleProduct,
} from './products.ts';
import type { Reason } from './reasons.ts';
import type { Showcase } from './showcase.ts';

/** A holding of the sample bank; the amount is in yuan. */
export type SampleHolding = SampleProduct & { id: string; amount: number; maturesOn?: CivilDate; closed?: true };

type Owner = {
  id: string;
  tier: Tier;
  tolerance?: number | undefined;
  reasons: ReadonlySet<Reason>;
  /** How often a holding matures soon after those that are a reason. */
  soon: number;
  showcase?: Showcase | undefined;
};

const HOW_MANY: Record<Tier, readonly [number, number]> = {
  private: [2, 5],
  wealth: [1, 4],
  vip: [0, 2],
  ordinary: [0, 1],
};
/** An amount, in yuan, from which the lead is the longer one. */
const LARGE = 500_000;
/** The first days on which a holding gives no task: by its lead, and beyond every lead and the longest holiday. */
const LEAD_DAYS = { large: 31, small: 16 };
const FAR_DAYS = 50;

/** A client's holdings: what their reasons ask for, and others that give no task on the business date. */
export function drawHoldings(draw: Draw, owner: Owner, date: CivilDate): SampleHolding[] {
  const { tier, tolerance = 0, reasons, showcase } = owner;
  const holdings: SampleHolding[] = [];
  const add = (product: SampleProduct, amount: number, inDays?: number, closed = false) =>
    holdings.push({
      ...heldAs(product, amount),
      id: `${owner.id}-${String(holdings.length + 1).padStart(2, '0')}`,
      amount,
      ...(inDays !== undefined && { maturesOn: addDays(date, inDays) }),
      ...(closed && { closed }),
    });

  const maturing = showcase?.maturing ?? [];
  for (const { product, inDays, amount } of maturing)
    add(draw.pick(MATURING[product]), amount, inDays, product === 'closed');
  if (reasons.has('maturity') && maturing.length === 0) {
    const amount = drawAmount(draw, tier);
    const product = draw.chance(0.06) ? draw.pick(MATURING.loan) : drawTermProduct(draw, tolerance);
    add(product, amount, draw.int(0, (amount >= LARGE ? LEAD_DAYS.large : LEAD_DAYS.small) - 1));
  }
  if (reasons.has('unsuitable')) add(drawUnsuitableFund(draw, tolerance), drawAmount(draw, tier));
  if (reasons.has('assessment-missing')) add(drawOpenRated(draw), drawAmount(draw, tier));

  const [least, most] = HOW_MANY[tier];
  for (let more = draw.int(least, most); more > 0; more--) {
    const amount = drawAmount(draw, tier);
    const product = drawTermProduct(draw, tolerance);
    if (draw.chance(0.7)) add(product, amount, quietDays(draw, owner.soon, amount, product));
    else add(drawOpenProduct(draw, tolerance), amount);
  }
  if (draw.chance(0.06)) add(drawMortgage(draw), draw.int(30, 240) * 10_000, draw.int(1500, 9000));
  if (draw.chance(0.03)) add(draw.pick(MATURING.closed), drawAmount(draw, tier), draw.int(-20, 20), true);
  return holdings;
}

function quietDays(draw: Draw, soon: number, amount: number, { termMonths = 12 }: SampleProduct): number {
  if (draw.chance(soon)) return draw.int(amount >= LARGE ? LEAD_DAYS.large : LEAD_DAYS.small, FAR_DAYS);
  return draw.int(FAR_DAYS, termMonths * 30);
}

/** Something rated, for a client whose tolerance nobody has assessed. */
const drawOpenRated = (draw: Draw): SampleProduct => draw.pick([MATURING.wealth[0], drawUnsuitableFund(draw, 1)]);
