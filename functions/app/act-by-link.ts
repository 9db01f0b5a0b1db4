import { createHash } from 'node:crypto';
import type { ActionRefusal, ClientAction } from '../domain/care/client-action.ts';
import type { ClientRefusal, Told } from '../domain/care/client-page.ts';
import { commandOf, isDone, recordedAfter } from '../domain/care/commands.ts';
import type { Instant } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import type { Link } from '../domain/mail/link.ts';
import { actOnClient, type ClientActed } from './act-on-client.ts';
import type { ClientChanged } from './change-client.ts';
import { clientByLink } from './client-by-link.ts';
import { movedSince, stillInHands } from './client-in-hands.ts';
import { entriesOf } from './contact-entries.ts';
import type { ClientPageDeps } from './open-client-page.ts';
import { receiptToken } from './receipt-token.ts';
import { told } from './told.ts';

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
  const opened = await clientByLink(deps, token, now);
  if (!opened.ok) return { by: 'link', ...opened };
  const { link, hands } = opened;
  const { client, book } = hands;
  const { person } = link;
  const commandId = commandIdOf(link, action, seen);
  const since = isDone(client.care, commandId) ? undefined : recordedAfter(client.care, after);
  if (since !== undefined) return { ok: false, by: 'since', since: await told(deps, since, person) };
  const by = { commandId, person, at: now, today: book.date };
  const acted = await actOnClient(deps, { clientId: client.id, action, by, mayAct: stillInHands(client) });
  if (!acted.ok && acted.reason === 'moved')
    return { by: 'link', ...(await movedSince(deps, { clientId: client.id, person, date: book.date })) };
  if (!acted.ok) return refusedBy(acted);
  return { ok: true, receipt: await receiptFor(deps, link, acted.client, commandId, now) };
}

/** What was recorded after a form was shown, for one that cannot be read and comes back: its next version is shown on the state of now. */
export async function recordedSince(
  deps: ClientPageDeps,
  token: string,
  { after }: Pick<Submitted, 'after'>,
  now: Instant,
): Promise<Told | undefined> {
  const opened = await clientByLink(deps, token, now);
  const since = opened.ok ? recordedAfter(opened.hands.client.care, after) : undefined;
  return opened.ok && since ? told(deps, since, opened.link.person) : undefined;
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
function commandIdOf({ person, object }: Link, action: ClientAction, seen: number): string {
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
  const known = commandOf(client.care, command) ?? (await entriesOf(deps.contacts, client.id, command)).entry;
  return receiptToken(deps, link, { client: client.id, command, at: known?.at ?? now });
}
