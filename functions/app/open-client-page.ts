import type { ClientPage, ClientRefusal, Told } from '../domain/care/client-page.ts';
import { contactsShown } from '../domain/care/contacts-shown.ts';
import { doneBy } from '../domain/care/done.ts';
import { latestPostponement } from '../domain/care/postpone.ts';
import { undoableUntil } from '../domain/care/undo.ts';
import { addDays, dateInZone, type Instant, timeInZone } from '../domain/civil-date.ts';
import type { Client, Contact, Holding } from '../domain/client.ts';
import { buildDigest } from '../domain/digest/build-digest.ts';
import { type Link, linkOnward } from '../domain/mail/link.ts';
import { greetingName } from '../domain/masking/masking.ts';
import { isOpen } from '../domain/rules/maturity.ts';
import type { ActOnClientDeps } from './act-on-client.ts';
import { type ClientInHands, clientInHands } from './client-in-hands.ts';
import type { DayPageDeps } from './day-page.ts';
import { readLink } from './read-link.ts';
import { receiptToken } from './receipt-token.ts';

export type ClientPageDeps = DayPageDeps & Pick<ActOnClientDeps, 'reindex'>;

export type ClientPageOpened = { ok: true; page: ClientPage } | ({ ok: false } & ClientRefusal);

const CONTACTS_SHOWN = 10;
/** Money that matures within so many days can be talked about in a call. */
const TALKED_ABOUT_DAYS = 90;
const MATURITIES_SHOWN = 12;

/**
 * Opens a client's page behind a link: what is due for them today, all details, and what its forms need. Reads only, whatever is asked how often.
 * Refused when the link is forged, expired or revoked, and when somebody else looks after the client today.
 */
export async function openClientPage(deps: ClientPageDeps, token: string, now: Instant): Promise<ClientPageOpened> {
  const read = await readLink(deps, token, 'client', now);
  if (!read.ok) return read;
  const { link } = read;
  const date = dateInZone(now, deps.policy.timeZone);
  const hands = await clientInHands(deps, { clientId: link.object, person: link.person, date });
  return hands.ok ? { ok: true, page: await clientPage(deps, { link, hands, now }) } : hands;
}

type Opened = { link: Link; hands: Extract<ClientInHands, { ok: true }>; now: Instant };

async function clientPage(deps: ClientPageDeps, { link, hands, now }: Opened): Promise<ClientPage> {
  const { client, book } = hands;
  const { policy, calendar, products, talkingPoints } = deps;
  const { date, manager, recipient } = book;
  const rules = { policy, calendar, products, talkingPoints };
  const built = buildDigest({ ...book, ...rules, clients: [client], brokenRecords: 0 });
  for (const { id, problem } of built.broken) deps.log.error('client-record-broken', { clientId: id, problem });
  const [card] = built.outcome === 'digest' ? built.digest.cards : [];
  const history = await deps.contacts.of(client.id, CONTACTS_SHOWN * 2);
  const recorded = await recordedToday(deps, { link, hands, now }, history);
  return {
    date,
    locale: recipient.person.locale ?? policy.locale,
    client,
    contacts: contactsShown(history, client.care.undone).slice(0, CONTACTS_SHOWN),
    ...(built.outcome === 'digest' && card && { due: { digest: built.digest, card } }),
    ...(manager.id !== link.person && { onBehalfOf: greetingName(manager.name) }),
    maturing: maturing(client, addDays(date, -policy.maturity.graceDays), addDays(date, TALKED_ABOUT_DAYS)),
    postponable: latestPostponement(client, date, calendar),
    ...(recorded && { recorded }),
    dayToken: await deps.links.sign(linkOnward(link, 'day', manager.id)),
  };
}

function maturing(client: Client, from: string, through: string): ClientPage['maturing'] {
  return client.bank.holdings
    .filter((held): held is Holding & { maturesOn: string } => held.maturesOn !== undefined && isOpen(client, held))
    .filter(({ maturesOn }) => from <= maturesOn && maturesOn <= through)
    .sort((a, b) => (a.maturesOn < b.maturesOn ? -1 : 1))
    .slice(0, MATURITIES_SHOWN);
}

async function recordedToday(
  deps: ClientPageDeps,
  opened: Opened,
  history: readonly Contact[],
): Promise<ClientPage['recorded']> {
  const { link, hands, now } = opened;
  const { client, book } = hands;
  const last = client.care.lastAction;
  if (last === undefined || dateInZone(last.at, deps.policy.timeZone) !== book.date) return undefined;
  const until = undoableUntil(client, last.commandId, link.person);
  const receipt =
    until !== undefined && now < until
      ? await receiptToken(deps, link, { client: client.id, command: last.commandId, at: last.at })
      : undefined;
  const entry = history.find(({ commandId }) => commandId === last.commandId);
  const did = doneBy(client, last.commandId, entry);
  return { ...told(deps, hands, last, link.person), did, ...(receipt && { receipt }) };
}

/** Who acted and when, as a page tells the reader. */
export function told(
  { policy }: Pick<ClientPageDeps, 'policy'>,
  { roster }: Pick<Opened['hands'], 'roster'>,
  { person, at }: { person: string; at: Instant },
  reader: string,
): Told {
  const who = roster.managers.get(person) ?? roster.officers.get(person);
  const when = { on: dateInZone(at, policy.timeZone), time: timeInZone(at, policy.timeZone) };
  return { by: person === reader ? 'you' : greetingName(who?.name), ...when };
}
