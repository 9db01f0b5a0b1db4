import { buildDigest } from '../domain/build-digest.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Product, TalkingPoint } from '../domain/catalogue.ts';
import { addDays, type CivilDate } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import type { Digest } from '../domain/digest.ts';
import { guarded } from '../domain/due-clients.ts';
import type { Locale } from '../domain/locale.ts';
import type { Policy } from '../domain/policy.ts';
import { type Recipient, recipientOf } from '../domain/recipient.ts';
import type { ClientManager } from '../domain/roster.ts';
import { reindexed } from '../domain/rules/index.ts';
import type { MessageRef } from '../domain/run.ts';
import { type Previous, previousOf } from '../domain/waiting.ts';
import type { Content } from './content.ts';
import type { ClientRecords, Log, MessageRecords, RosterRecords } from './ports.ts';

export type DigestContentDeps = {
  clients: ClientRecords;
  roster: RosterRecords;
  messages: MessageRecords;
  policy: Policy;
  calendar: Calendar;
  products: readonly Product[];
  talkingPoints: readonly TalkingPoint[];
  /** The address of the day's page, where there are pages. */
  dayPage?: (book: { manager: ClientManager; recipient: Recipient; date: CivilDate }) => Promise<string>;
  log: Log;
};

/** What a daily mail is rendered from: to whom, in which language, the facts, and the link to the day's page. */
export type DigestContent = { to: string; locale: Locale; digest: Digest; dayPage?: string };

/** Reads back what `buildDigestContent` wrote. Throws when it is not JSON. */
export function readDigestContent(compact: string): DigestContent {
  return JSON.parse(compact) as DigestContent;
}

const DIGEST_LOG = { broken: 'client-record-broken' } as const;

/**
 * Builds a client manager's daily mail: for whom it is today (a deputy during leave), which clients are due, and what is to be
 * said. Skipped for a person no longer in the roster, one without a mail address, and when nothing is due. Clients that came
 * back from the index without a task are moved on in it. Throws only when the stores cannot be reached.
 */
export function buildDigestContent(deps: DigestContentDeps): (ref: MessageRef) => Promise<Content> {
  return async (ref) => {
    const { roster } = await deps.roster.load();
    const manager = roster.managers.get(ref.person);
    if (manager === undefined) return { outcome: 'skip', reason: 'not-in-roster' };
    const recipient = recipientOf(manager, roster, ref.date);
    const { mail: to, locale = deps.policy.locale } = recipient.person;
    if (to === undefined) return { outcome: 'skip', reason: 'no-mail-address' };

    const { clients, unreadable } = await dueClients(deps, manager.id, ref.date);
    const previous = await previousDigest(deps, ref);
    const { policy, calendar, products, talkingPoints } = deps;
    const rules = { policy, calendar, products, talkingPoints };
    const input = {
      manager,
      recipient,
      date: ref.date,
      clients,
      brokenRecords: unreadable,
      ...(previous && { previous }),
    };
    const built = buildDigest({ ...input, ...rules });
    for (const { id, problem } of built.broken) deps.log.error(DIGEST_LOG.broken, { clientId: id, problem });
    await advance(deps, built.idle, ref.date);
    if (built.outcome === 'nothing-due') return { outcome: 'skip', reason: 'nothing-due' };
    const dayPage = await deps.dayPage?.({ manager, recipient, date: ref.date });
    const content: DigestContent = { to, locale, digest: built.digest, ...(dayPage !== undefined && { dayPage }) };
    return { outcome: 'mail', compact: JSON.stringify(content) };
  };
}

async function dueClients({ clients: records, log }: DigestContentDeps, managerId: string, date: CivilDate) {
  const clients: Client[] = [];
  let unreadable = 0;
  for await (const read of records.due(managerId, date)) {
    if (read.ok) clients.push(read.value);
    else {
      unreadable += 1;
      log.error(DIGEST_LOG.broken, { clientId: read.id, problem: read.problem });
    }
  }
  return { clients, unreadable };
}

/** Who was left out by the digest of the working day before; nothing where there was none, or it cannot be read. */
async function previousDigest(
  { messages, calendar }: DigestContentDeps,
  ref: MessageRef,
): Promise<Previous | undefined> {
  try {
    const before = await messages.get({ ...ref, date: calendar.addWorkdays(ref.date, -1) });
    return before?.content === undefined ? undefined : previousOf(readDigestContent(before.content).digest);
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'BrokenRecord')) return undefined;
    throw error;
  }
}

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
    if (!moved.ok) log.error(DIGEST_LOG.broken, { clientId: client.id, problem: moved.broken.problem });
    else {
      const lastCommand = `advance-${date}-${client.id}`;
      await clients.put({ ...moved.value, version: client.version + 1, lastCommand }, client.version);
    }
  }
}
