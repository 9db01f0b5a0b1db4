import type { Care, Client } from '../client.ts';
import type { ActionOf, CareDecided } from './care-decided.ts';
import type { ActionBy } from './client-action.ts';

/**
 * What was found out about the phone or the address. Wrong: a doubt is raised, and an earlier verification no longer counts. Verified with the
 * client today: the doubt is gone, and the detail counts as checked from today. An attempt noted late does not change what was found since.
 */
export function checkDetails({ care }: Client, action: ActionOf<'details'>, by: ActionBy): CareDecided {
  const { detail, finding } = action;
  const { phoneDoubt, addressDoubt, verified, ...rest } = care;
  const { [detail]: _, ...others } = verified ?? {};
  const now = finding === 'verified' ? { ...others, [detail]: by.today } : others;
  const tried = detail === 'phone' && by.at > (care.phoneTriedAt ?? '') ? { phoneTriedAt: by.at } : {};
  const doubts = { phone: phoneDoubt && { phoneDoubt }, address: addressDoubt && { addressDoubt } };
  const found = finding === 'wrong' ? doubtOf(detail, by) : {};
  const other = detail === 'phone' ? doubts.address : doubts.phone;
  const kept: Care = { ...rest, ...tried, ...other, ...found };
  return { ok: true, care: Object.keys(now).length === 0 ? kept : { ...kept, verified: now } };
}

function doubtOf(detail: 'phone' | 'address', { today }: ActionBy): Pick<Care, 'phoneDoubt' | 'addressDoubt'> {
  return detail === 'phone'
    ? { phoneDoubt: { since: today, outcome: 'wrong-number' } }
    : { addressDoubt: { since: today } };
}
