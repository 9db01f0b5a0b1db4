import type { ClientRefusal, Done, NotTicked, ReceiptPage } from '../domain/care/client-page.ts';
import { doneBy } from '../domain/care/done.ts';
import { undoableUntil } from '../domain/care/undo.ts';
import { dateInZone, type Instant, timeInZone } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import { type Link, linkOnward, type ReceiptOf, receiptOf } from '../domain/mail/link.ts';
import { maskClient } from '../domain/masking/masking.ts';
import { compileDay, tasksOf } from '../domain/rules/index.ts';
import { type ClientInHands, clientInHands, movedSince, stillInHands } from './client-in-hands.ts';
import { entriesOf } from './contact-entries.ts';
import type { ClientPageDeps } from './open-client-page.ts';
import { readLink } from './read-link.ts';
import { told } from './told.ts';
import { undoAction } from './undo-action.ts';

export type ReceiptOpened = { ok: true; page: ReceiptPage } | ({ ok: false } & ClientRefusal);

/**
 * Opens the receipt of an action: what was recorded, whether it still stands, and for how long it can be undone. Reads only. It names the client by
 * surname, as a mail does. Refused once the undo has lapsed, and when somebody else looks after the client today.
 */
export async function openReceipt(deps: ClientPageDeps, token: string, now: Instant): Promise<ReceiptOpened> {
  const opened = await openIt(deps, token, now);
  return opened.ok ? { ok: true, page: await receiptPage(deps, opened, now) } : opened;
}

/**
 * Takes the action of a receipt back, in the name of whoever did it. Refused as its page is; an action that cannot be undone any more is left, and the
 * page says why.
 */
export async function undoByReceipt(
  deps: ClientPageDeps,
  token: string,
  now: Instant,
): Promise<{ ok: true } | ({ ok: false } & ClientRefusal)> {
  const opened = await openIt(deps, token, now);
  if (!opened.ok) return opened;
  const { of, link, hands } = opened;
  const by = { person: link.person, at: now, today: dateInZone(now, deps.policy.timeZone) };
  const mayAct = stillInHands(hands.client);
  const undone = await undoAction(deps, { clientId: of.client, commandId: of.command, by, mayAct });
  if (undone.ok || undone.reason !== 'moved') return { ok: true };
  return movedSince(deps, { clientId: of.client, person: link.person, date: by.today });
}

type Opened = { link: Link; of: ReceiptOf; hands: Extract<ClientInHands, { ok: true }> };

async function openIt(
  deps: ClientPageDeps,
  token: string,
  now: Instant,
): Promise<({ ok: true } & Opened) | ({ ok: false } & ClientRefusal)> {
  const read = await readLink(deps, token, 'receipt', now);
  if (!read.ok) return { ok: false, reason: read.reason === 'expired' ? 'receipt-expired' : read.reason };
  const { link } = read;
  const of = receiptOf(link);
  const date = dateInZone(now, deps.policy.timeZone);
  const hands = await clientInHands(deps, { clientId: of.client, person: link.person, date });
  return hands.ok ? { ok: true, link, of, hands } : hands;
}

async function receiptPage(deps: ClientPageDeps, { link, of, hands }: Opened, now: Instant): Promise<ReceiptPage> {
  const { client, book } = hands;
  const until = undoableUntil(client, of.command, link.person);
  const { entry } = await entriesOf(deps.contacts, client.id, of.command);
  const did = doneBy(client, of.command, entry);
  const onward = { ...link, expiresAt: of.until };
  return {
    date: book.date,
    locale: book.recipient.person.locale ?? deps.policy.locale,
    client: maskClient(client),
    did,
    notTicked: notTicked(deps, hands, did),
    recorded: await told(deps, { person: link.person, at: of.at }, link.person),
    state: stateOf(client, of.command, until, now),
    ...(until !== undefined && { undoUntil: timeInZone(until, deps.policy.timeZone) }),
    dayToken: await deps.links.sign(linkOnward(onward, 'day', book.manager.id)),
    clientToken: await deps.links.sign(linkOnward(onward, 'client', client.id)),
  };
}

function stateOf({ care }: Client, command: string, until: Instant | undefined, now: Instant): ReceiptPage['state'] {
  if (care.undone?.includes(command)) return 'undone';
  if (until === undefined) return 'changed-since';
  return now < until ? 'undoable' : 'final';
}

/** What the client is due for after a contact although they were reached: maturities that were not ticked. */
function notTicked({ policy, calendar }: ClientPageDeps, { client, book }: Opened['hands'], did: Done): NotTicked[] {
  if (did.kind !== 'contact' || did.contact.outcome !== 'reached') return [];
  return tasksOf(client, compileDay(policy, calendar, book.date)).flatMap((task) =>
    task.kind === 'maturity'
      ? [
          {
            kind: task.holdingKind,
            maturesOn: task.maturesOn,
            ...(task.product !== undefined && { name: task.product }),
          },
        ]
      : [],
  );
}
