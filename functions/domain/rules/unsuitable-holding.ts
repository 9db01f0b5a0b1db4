import type { CivilDate } from '../civil-date.ts';
import type { Client, Holding, RiskRating } from '../client.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import type { DueContext } from './first-due.ts';
import { expiryWithin } from './risk-review.ts';

/**
 * Open holdings whose risk rating (R) is above the client's tolerance (C), as long as they are held. Where the assessment
 * has lapsed or is about to, the task carries its expiry: assess first, then talk about the product.
 */
export function unsuitableHoldingTasks(client: Client, day: DayRules): Task[] {
  const tolerance = client.bank.riskTolerance;
  if (tolerance === undefined) return [];
  const expiresOn = expiryWithin(client, day);
  return client.bank.holdings
    .filter((holding) => isAbove(holding, tolerance))
    .map((holding) => ({
      kind: 'unsuitable-holding',
      holdingId: holding.id,
      ...(holding.name !== undefined && { product: holding.name }),
      rating: holding.riskRating,
      tolerance,
      ...(expiresOn !== undefined && { assessmentExpiresOn: expiresOn }),
    }));
}

/** `from` itself when the client holds something unsuitable: it needs no date. */
export function unsuitableHoldingDueOn(client: Client, _context: DueContext, from: CivilDate): CivilDate | undefined {
  const tolerance = client.bank.riskTolerance;
  if (tolerance === undefined) return undefined;
  return client.bank.holdings.some((holding) => isAbove(holding, tolerance)) ? from : undefined;
}

function isAbove(holding: Holding, tolerance: number): holding is Holding & { riskRating: RiskRating } {
  return !holding.closed && holding.riskRating !== undefined && holding.riskRating > tolerance;
}
