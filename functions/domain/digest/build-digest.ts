import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import { greetingName } from '../masking/masking.ts';
import type { Policy } from '../policy.ts';
import type { Recipient } from '../recipient.ts';
import type { ClientManager } from '../roster.ts';
import { compileDay, type DayRules } from '../rules/index.ts';
import type { Card, Digest } from './digest.ts';
import { digestCard, type Offer } from './digest-card.ts';
import { dayTotals } from './digest-totals.ts';
import { type BrokenClient, dueClients, guarded } from './due-clients.ts';
import { type LeftOut, leftOutClient, leftOutClients } from './left-out.ts';
import type { Due } from './rank.ts';
import { type Previous, waitingOf, waitingSince } from './waiting.ts';

/** Everything a manager's day is decided from. */
export type DigestInput = Offer & {
  manager: ClientManager;
  recipient: Recipient;
  date: CivilDate;
  /** The manager's clients that the due index gave for the date. */
  clients: readonly Client[];
  /** How many more could not be read. */
  brokenRecords: number;
  /** The digest of the previous working day: who waited then. */
  previous?: Previous;
  /** How many of those left out are wanted as cards too: none unless said. */
  following?: number;
  policy: Policy;
  calendar: Calendar;
};

/** `idle`: clients that came back without a task, whose index is to be advanced. `broken`: those the rules choke on. */
export type BuiltDigest = { idle: Client[]; broken: BrokenClient[] } & (
  | { outcome: 'digest'; digest: Digest; following: Card[] }
  | { outcome: 'nothing-due' }
);

/**
 * One manager's day, as facts: one card per client, ranked; at most the daily cap of them; the rest counted and carried
 * forward with since when they wait. Counts and money are over all due clients, cards and left out alike. A record that the
 * rules, the masking or the suggestions choke on is counted and named, and stops nobody else. `following`: the cards of the first of those
 * left out, in the same ranking.
 */
export function buildDigest(input: DigestInput): BuiltDigest {
  const { policy, calendar, date } = input;
  const day = compileDay(policy, calendar, date);
  const { due, idle, broken } = dueClients(input.clients, day, waitingSince(input.previous, date, calendar));
  const { cards, leftOut, following, choked } = deal(due, day, input);
  const allBroken = [...broken, ...choked];
  if (cards.length === 0) return { outcome: 'nothing-due', idle, broken: allBroken };

  const digest: Digest = {
    date,
    managerId: input.manager.id,
    ...namesOf(input),
    makeUpDay: calendar.isMakeUpDay(date),
    cards,
    rolledOver: leftOutClients(leftOut, day),
    waiting: waitingOf(leftOut),
    ...dayTotals([...cards, ...leftOut], day),
    brokenRecords: input.brokenRecords + allBroken.length,
  };
  return { outcome: 'digest', digest, following, idle, broken: allBroken };
}

type Dealt = { cards: Card[]; leftOut: LeftOut[]; following: Card[]; choked: BrokenClient[] };

/** Makes cards of the best ranked, up to the cap, and names the others; of the first of these it makes cards as well, where they are wanted. */
function deal(
  ranked: readonly Due[],
  day: DayRules,
  { following = 0, ...offer }: Offer & Pick<DigestInput, 'following'>,
): Dealt {
  const dealt: Dealt = { cards: [], leftOut: [], following: [], choked: [] };
  for (const due of ranked) {
    const id = due.client.id;
    const result = guarded(id, () => {
      if (dealt.cards.length < day.policy.digest.dailyCap) dealt.cards.push(digestCard(due, day, offer));
      else dealt.leftOut.push(leftOutClient(due, day));
    });
    if (!result.ok) dealt.choked.push(result.broken);
    const isLeftOut = result.ok && dealt.leftOut.length > 0;
    if (!isLeftOut || dealt.following.length >= following) continue;
    // The digest stands without this card: what its making chokes on is not the mail's to tell.
    const card = guarded(id, () => digestCard(due, day, offer));
    if (card.ok) dealt.following.push(card.value);
  }
  return dealt;
}

function namesOf({ manager, recipient }: DigestInput): Pick<Digest, 'greet' | 'onBehalfOf'> {
  const greet = greetingName(recipient.person.name);
  if (recipient.standsIn === undefined) return { greet };
  return { greet, onBehalfOf: { ...greetingName(manager.name), until: recipient.standsIn.until } };
}
