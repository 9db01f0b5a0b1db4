import { daysInMonth } from '../civil-date.ts';
import type { Birthday, Care, Client, FamilyMember } from '../client.ts';
import { type ActionOf, type CareDecided, refused } from './care-decided.ts';
import { HOBBY_CHARACTERS, MOST_FAMILY, MOST_HOBBIES, RELATION_CHARACTERS } from './client-action.ts';
import { familyKey, hobbyKey } from './noted.ts';
import { plainText } from './plain-text.ts';

/**
 * Notes a family member, a hobby, how the client likes to be served, or several of them. The same said twice is kept once, and a birthday
 * completes a member noted without one. What is to be forgotten goes; a member or hobby noted with it stands in its place, so that a wrong
 * birthday is corrected and not added. Refused: nothing said, a birthday that no year has, a text too long, a list that is full.
 */
export function takeNote({ care }: Client, action: ActionOf<'note'>): CareDecided {
  const { family, hobby, preference, forget } = action;
  if ([family, hobby, preference, forget].every((one) => one === undefined)) return refused({ reason: 'empty' });
  const withFamily = noteFamily(care, family, forget);
  if (!withFamily.ok) return withFamily;
  const withHobby = noteHobby(withFamily.care, hobby, forget);
  if (!withHobby.ok) return { ...withHobby, of: 'hobby' };
  return { ok: true, care: { ...withHobby.care, ...(preference !== undefined && { preference }) } };
}

function noteFamily(care: Care, noted: FamilyMember | undefined, forget: string | undefined): CareDecided {
  const list = listWithout(care.family, (member) => familyKey(member) === forget);
  if (noted === undefined) return { ok: true, care: { ...care, family: list.rest } };
  const { birthday } = noted;
  const said = plainText(noted.relation, RELATION_CHARACTERS);
  if (!said.ok) return said;
  if (birthday !== undefined && !exists(birthday)) return refused({ reason: 'no-such-date' });
  const same = list.rest.filter((member) => member.relation === said.text);
  if (same.some((known) => birthday === undefined || sameDay(known.birthday, birthday)))
    return { ok: true, care: { ...care, family: list.rest } };
  const incomplete = same.find((known) => known.birthday === undefined);
  const member = { relation: said.text, ...(birthday !== undefined && { birthday }) };
  if (incomplete !== undefined)
    return { ok: true, care: { ...care, family: list.rest.map((one) => (one === incomplete ? member : one)) } };
  if (list.rest.length >= MOST_FAMILY) return refused({ reason: 'too-many', most: MOST_FAMILY });
  return { ok: true, care: { ...care, family: list.with(member) } };
}

function noteHobby(care: Care, noted: string | undefined, forget: string | undefined): CareDecided {
  const list = listWithout(care.hobbies, (hobby) => hobbyKey(hobby) === forget);
  if (noted === undefined) return { ok: true, care: { ...care, hobbies: list.rest } };
  const said = plainText(noted, HOBBY_CHARACTERS);
  if (!said.ok) return said;
  if (list.rest.includes(said.text)) return { ok: true, care: { ...care, hobbies: list.rest } };
  if (list.rest.length >= MOST_HOBBIES) return refused({ reason: 'too-many', most: MOST_HOBBIES });
  return { ok: true, care: { ...care, hobbies: list.with(said.text) } };
}

/** A list without one of its entries; and with a new one in that place, or at the end where none was taken out. */
function listWithout<T>(all: readonly T[], isIt: (one: T) => boolean): { rest: T[]; with(one: T): T[] } {
  const at = all.findIndex(isIt);
  const rest = at < 0 ? [...all] : all.toSpliced(at, 1);
  return { rest, with: (one) => rest.toSpliced(at < 0 ? rest.length : at, 0, one) };
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
