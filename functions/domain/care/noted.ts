import type { Care, FamilyMember } from '../client.ts';

/** Something a manager noted of a client, with the key by which a note form names it. */
export type Noted = { key: string } & ({ family: FamilyMember } | { hobby: string });

/** What is noted of a client's family and hobbies, in the order in which it was noted. The key of each is made of what is noted, and of nothing else. */
export function notedOf({ family, hobbies }: Pick<Care, 'family' | 'hobbies'>): Noted[] {
  return [
    ...family.map((member) => ({ key: familyKey(member), family: member })),
    ...hobbies.map((hobby) => ({ key: hobbyKey(hobby), hobby })),
  ];
}

export function familyKey({ relation, birthday }: FamilyMember): string {
  const day = birthday === undefined ? '' : `${birthday.calendar} ${birthday.month} ${birthday.day}`;
  return `family:${day}:${relation}`;
}

export function hobbyKey(hobby: string): string {
  return `hobby:${hobby}`;
}
