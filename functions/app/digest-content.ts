import { addDays, type CivilDate, dateInZone, type Instant } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import type { Digest } from '../domain/digest/digest.ts';
import { guarded } from '../domain/digest/due-clients.ts';
import type { MessageRef } from '../domain/mail/run.ts';
import { recipientOf } from '../domain/recipient.ts';
import { reindexed } from '../domain/rules/index.ts';
import type { Content } from './content.ts';
import { type Book, type ManagerDayDeps, managerDay } from './manager-day.ts';
import type { RosterRecords } from './ports.ts';
import type { StoredDigest } from './stored-digest.ts';

export type DigestContentDeps = ManagerDayDeps & {
  roster: Pick<RosterRecords, 'load'>;
  /** The address of the day's page, where there are pages. */
  dayPage?: (book: Book) => Promise<string>;
  /** The address of one client's page, likewise. */
  clientPage?: (book: Book, clientId: string) => Promise<string>;
};

/**
 * Builds a client manager's daily mail: for whom it is today (a deputy during leave), which clients are due, and what is to be
 * said. Skipped for a person no longer in the roster, one without a mail address, and when nothing is due. Clients that came
 * back from the index without a task are moved on in it, which may fail without harm. Throws only when the stores cannot be reached.
 */
export function buildDigestContent(deps: DigestContentDeps): (ref: MessageRef, now: Instant) => Promise<Content> {
  return async ({ person, date }, now) => {
    const { roster } = await deps.roster.load();
    const manager = roster.managers.get(person);
    if (manager === undefined) return { outcome: 'skip', reason: 'not-in-roster' };
    const recipient = recipientOf(manager, roster, date);
    const { mail: to, locale = deps.policy.locale } = recipient.person;
    if (to === undefined) return { outcome: 'skip', reason: 'no-mail-address' };

    const book = { manager, recipient, date };
    const { built } = await managerDay(deps, book);
    // A run for a day to come must not move anybody past today.
    if (date <= dateInZone(now, deps.policy.timeZone)) await advance(deps, built.idle, date);
    if (built.outcome === 'nothing-due') return { outcome: 'skip', reason: 'nothing-due' };
    const content: StoredDigest = { to, locale, digest: built.digest, ...(await linksOf(deps, book, built.digest)) };
    return { outcome: 'mail', compact: JSON.stringify(content) };
  };
}

/** The links of the mail: the same, however often it is built. */
async function linksOf(
  { dayPage, clientPage }: DigestContentDeps,
  book: Book,
  { cards }: Digest,
): Promise<Pick<StoredDigest, 'dayPage' | 'clientPages'>> {
  return {
    ...(dayPage && { dayPage: await dayPage(book) }),
    ...(clientPage && { clientPages: await Promise.all(cards.map(({ clientId }) => clientPage(book, clientId))) }),
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/**
 * Moves clients without a task on in the index. Whoever else has just written the client has done so as well: a conflict is
 * left alone, and so is a record the rules choke on.
 */
async function advance(
  { clients, policy, calendar, log }: DigestContentDeps,
  idle: readonly Client[],
  date: CivilDate,
): Promise<void> {
  for (const client of idle) {
    const moved = guarded(client.id, () => reindexed(client, policy, calendar, addDays(date, 1)));
    if (!moved.ok) log.error('client-record-broken', { clientId: client.id, problem: moved.broken.problem });
    else {
      const lastCommand = `advance-${date}-${client.id}`;
      await clients
        .put({ ...moved.value, version: client.version + 1, lastCommand }, client.version)
        .catch((error: unknown) => log.warn('client-not-advanced', { clientId: client.id, error: nameOf(error) }));
    }
  }
}
