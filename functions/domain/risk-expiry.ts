import { addMonths, type CivilDate } from './civil-date.ts';
import type { ClientRecord } from './client.ts';

/**
 * The last day on which a client's risk assessment is valid: the bank's own expiry date, else `validMonths` after the
 * assessment. The day after, it has lapsed. Undefined when the record knows neither date.
 */
export function riskExpiryOf(
  bank: Pick<ClientRecord, 'riskExpiresOn' | 'riskAssessedOn'>,
  validMonths: number,
): CivilDate | undefined {
  if (bank.riskExpiresOn !== undefined) return bank.riskExpiresOn;
  return bank.riskAssessedOn === undefined ? undefined : addMonths(bank.riskAssessedOn, validMonths);
}
