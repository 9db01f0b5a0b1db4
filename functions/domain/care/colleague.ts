import { greetingName } from '../masking/masking.ts';
import type { ClientManager, Officer } from '../roster.ts';
import type { Colleague } from './client-page.ts';

/** How a page names somebody in the roster: by surname, and by what they are when they are no client manager. Nobody has no surname. */
export function colleagueOf(person: ClientManager | Officer | undefined): Colleague {
  const role = person !== undefined && 'role' in person ? person.role : undefined;
  return { ...greetingName(person?.name), ...(role !== undefined && { role }) };
}
