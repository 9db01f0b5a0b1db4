import { createHash } from 'node:crypto';
import type { ActionRefusal, ClientAction } from '../domain/care/client-action.ts';
import type { ClientRefusal, Told } from '../domain/care/client-page.ts';
import { isDone, newestStanding } from '../domain/care/commands.ts';
import { dateInZone, type Instant } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import type { Link } from '../domain/mail/link.ts';
import { actOnClient, type ClientActed } from './act-on-client.ts';
import type { ClientChanged } from './change-client.ts';
import { clientInHands, stillInHands } from './client-in-hands.ts';
import { entriesOf } from './contact-entries.ts';
import { type ClientPageDeps, told } from './open-client-page.ts';
import { readLink } from './read-link.ts';
import { receiptToken } from './receipt-token.ts';

/** What was filled in, on which state of the client: the version the form showed, and the last command that was known then. */
export type Submitted = { action: ClientAction; seen: number; after: string };

/**
 * Done, with the token of the receipt. Or why not: the page is not to be shown; the rules refuse the action; or something was recorded after the
 * form was shown, which the reader has to see first.
 */
export type ActedByLink =
  | { ok: true; receipt: string }
  | ({ ok: false; by: 'link' } & ClientRefusal)
  | { ok: false; by: 'rules'; refusal: ActionRefusal }
  | { ok: false; by: 'since'; since: Told };

/**
 * Does what a form asks for, in the name of the person the link was sent to. The same form sent again is the same command: it is done once, and
 * gets the same receipt. A form that was shown before somebody recorded something else is refused, so that nobody records twice unknowingly.
 */
export async function actByLink(
  deps: ClientPageDeps,
  token: string,
  { action, seen, after }: Submitted,
  now: Instant,
): Promise<ActedByLink> {
  const read = await readLink(deps, token, 'client', now);
  if (!read.ok) return { by: 'link', ...read };
  const { link } = read;
  const today = dateInZone(now, deps.policy.timeZone);
  const hands = await clientInHands(deps, { clientId: link.object, person: link.person, date: today });
  if (!hands.ok) return { by: 'link', ...hands };

  const commandId = commandOf(link, action, seen);
  const known = isDone(hands.client.care, commandId) || hands.client.version === seen;
  const last = known ? undefined : await lastStanding(deps, hands.client);
  if (last !== undefined && last.commandId !== after)
    return { ok: false, by: 'since', since: told(deps, hands, last, link.person) };
  const by = { commandId, person: link.person, at: now, today };
  const acted = await actOnClient(deps, { clientId: link.object, action, by, mayAct: stillInHands(hands.client) });
  if (!acted.ok && acted.reason === 'moved') {
    const now = await clientInHands(deps, { clientId: link.object, person: link.person, date: today });
    return now.ok ? { ok: false, by: 'link', reason: 'moved' } : { by: 'link', ...now };
  }
  if (!acted.ok) return refusedBy(acted);
  return { ok: true, receipt: await receiptFor(deps, link, acted.client, commandId, now) };
}

/** What was recorded after a form was shown, for one that cannot be read and comes back: its next version is shown on the state of now. */
export async function recordedSince(
  deps: ClientPageDeps,
  token: string,
  { seen, after }: Omit<Submitted, 'action'>,
  now: Instant,
): Promise<Told | undefined> {
  const read = await readLink(deps, token, 'client', now);
  if (!read.ok) return undefined;
  const { object: clientId, person } = read.link;
  const hands = await clientInHands(deps, { clientId, person, date: dateInZone(now, deps.policy.timeZone) });
  if (!hands.ok || hands.client.version === seen) return undefined;
  const last = await lastStanding(deps, hands.client);
  return last === undefined || last.commandId === after ? undefined : told(deps, hands, last, person);
}

/** The last action that was not undone. Once a later one was, only a contact is known, by its entry. */
async function lastStanding(
  { contacts }: ClientPageDeps,
  { id, care }: Client,
): Promise<{ commandId: string; person: string; at: Instant } | undefined> {
  const newest = newestStanding(care);
  if (care.lastAction !== undefined || newest === undefined) return care.lastAction;
  const { entry } = await entriesOf(contacts, id, newest);
  return entry && { commandId: newest, person: entry.by, at: entry.at };
}

type NotActed = Exclude<Extract<ClientActed, { ok: false }>, { reason: 'moved' }>;
type NotFound = Extract<ClientChanged, { ok: false }>;

const isNotFound = (one: NotActed): one is NotFound =>
  one.reason === 'unknown-client' || one.reason === 'broken-record';

function refusedBy(acted: NotActed): ActedByLink {
  if (!isNotFound(acted)) return { ok: false, by: 'rules', refusal: acted };
  return { ok: false, by: 'link', reason: acted.reason === 'unknown-client' ? 'gone' : 'unreadable' };
}

/** The same words by the same person on the same state of the client are one command. */
function commandOf({ person, object }: Link, action: ClientAction, seen: number): string {
  const words = createHash('sha256').update(JSON.stringify(action)).digest('base64url').slice(0, 16);
  return `${person}.${object}.${seen}.${words}`;
}

/** The receipt tells when it was first recorded, though something else was recorded since. */
async function receiptFor(
  deps: ClientPageDeps,
  link: Link,
  client: Client,
  command: string,
  now: Instant,
): Promise<string> {
  const last = client.care.lastAction;
  const isLast = last?.commandId === command;
  const at = isLast ? last.at : ((await entriesOf(deps.contacts, client.id, command)).entry?.at ?? now);
  return receiptToken(deps, link, { client: client.id, command, at });
}
