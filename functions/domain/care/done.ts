import type { Client, Contact, FamilyMember } from '../client.ts';
import type { Done } from './client-page.ts';

/** What a command did: a contact stands in the history as `entry`; of anything else only the last action's is known, by what it changed. */
export function doneBy({ care }: Client, commandId: string, entry?: Contact): Done {
  if (entry !== undefined) return { kind: 'contact', contact: entry };
  if (care.lastAction?.commandId !== commandId) return { kind: 'unknown' };
  const { before } = care.lastAction;
  const changed = (key: keyof typeof before) => !same(care[key], before[key]);
  if (care.postponed !== undefined && changed('postponed')) return { kind: 'postpone', until: care.postponed.until };
  if (care.riskReview !== undefined && changed('riskReview'))
    return { kind: 'risk-review', arrangedFor: care.riskReview.arrangedFor };
  const { verified } = before;
  if (changed('phoneTriedAt') || changed('phoneDoubt') || !same(care.verified?.phone, verified?.phone))
    return { kind: 'details', detail: 'phone', finding: care.phoneDoubt === undefined ? 'verified' : 'wrong' };
  if (changed('addressDoubt') || !same(care.verified?.address, verified?.address))
    return { kind: 'details', detail: 'address', finding: care.addressDoubt === undefined ? 'verified' : 'wrong' };
  return noted(care, before);
}

type Known = Pick<Client['care'], 'family' | 'hobbies' | 'preference'>;
type Noted = Extract<Done, { kind: 'note' }>;

function noted(now: Known, before: Known): Done {
  const family = now.family.find((member) => !before.family.some((known) => same(known, member)));
  const hobby = now.hobbies.find((one) => !before.hobbies.includes(one));
  const preference = now.preference === before.preference ? undefined : now.preference;
  const forgot = forgotten(now, before, family);
  const what = {
    ...(family && { family }),
    ...(hobby && { hobby }),
    ...(preference && { preference }),
    ...(forgot && { forgot }),
  };
  return Object.keys(what).length === 0 ? { kind: 'unknown' } : { kind: 'note', ...what };
}

/** What was taken away. A member noted without a birthday who now has one was completed. */
function forgotten(now: Known, before: Known, added: FamilyMember | undefined): Noted['forgot'] {
  const gone = before.family.find((member) => !now.family.some((known) => same(known, member)));
  const completed = gone !== undefined && gone.birthday === undefined && gone.relation === added?.relation;
  const family = completed ? undefined : gone;
  const hobby = before.hobbies.find((one) => !now.hobbies.includes(one));
  if (family === undefined && hobby === undefined) return undefined;
  return { ...(family && { family }), ...(hobby !== undefined && { hobby }) };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
