import { daysInMonth } from '../civil-date.ts';
import type { Birthday, Care, Client, FamilyMember } from '../client.ts';
import { type ActionOf, type CareDecided, refused } from './care-decided.ts';
import { HOBBY_CHARACTERS, MOST_FAMILY, MOST_HOBBIES, RELATION_CHARACTERS } from './client-action.ts';
import { plainText } from './plain-text.ts';

/**
 * Notes a family member, a hobby, how the client likes to be served, or several of them. The same said twice is kept once, and a birthday
 * completes a member noted without one. Refused: nothing said, a birthday that no year has, a text too long, a list that is full.
 */
export function takeNote({ care }: Client, { family, hobby, preference }: ActionOf<'note'>): CareDecided {
  if (family === undefined && hobby === undefined && preference === undefined) return refused({ reason: 'empty' });
  const withFamily = family === undefined ? { ok: true as const, care } : noteFamily(care, family);
  if (!withFamily.ok) return withFamily;
  const withHobby = hobby === undefined ? withFamily : noteHobby(withFamily.care, hobby);
  if (!withHobby.ok) return withHobby;
  return { ok: true, care: { ...withHobby.care, ...(preference !== undefined && { preference }) } };
}

function noteFamily(care: Care, { relation, birthday }: FamilyMember): CareDecided {
  const said = plainText(relation, RELATION_CHARACTERS);
  if (!said.ok) return said;
  if (birthday !== undefined && !exists(birthday)) return refused({ reason: 'no-such-date' });
  const same = care.family.filter((member) => member.relation === said.text);
  if (same.some((known) => birthday === undefined || sameDay(known.birthday, birthday))) return { ok: true, care };
  const incomplete = same.find((known) => known.birthday === undefined);
  const member = { relation: said.text, ...(birthday !== undefined && { birthday }) };
  if (incomplete !== undefined)
    return { ok: true, care: { ...care, family: care.family.map((one) => (one === incomplete ? member : one)) } };
  if (care.family.length >= MOST_FAMILY) return refused({ reason: 'too-many', most: MOST_FAMILY });
  return { ok: true, care: { ...care, family: [...care.family, member] } };
}

function noteHobby(care: Care, hobby: string): CareDecided {
  const said = plainText(hobby, HOBBY_CHARACTERS);
  if (!said.ok) return said;
  if (care.hobbies.includes(said.text)) return { ok: true, care };
  if (care.hobbies.length >= MOST_HOBBIES) return refused({ reason: 'too-many', most: MOST_HOBBIES });
  return { ok: true, care: { ...care, hobbies: [...care.hobbies, said.text] } };
}

const A_LEAP_YEAR = 2024;
const LUNAR_DAYS = 30;

function exists({ calendar, month, day }: Birthday): boolean {
  if (![month, day].every(Number.isInteger) || month < 1 || month > 12 || day < 1) return false;
  return day <= (calendar === 'lunar' ? LUNAR_DAYS : daysInMonth(A_LEAP_YEAR, month));
}

function sameDay(one: Birthday | undefined, { calendar, month, day }: Birthday): boolean {
  return one?.calendar === calendar && one.month === month && one.day === day;
}
