import type { ClientPage, ClientRefusal } from '../domain/care/client-page.ts';
import { colleagueOf } from '../domain/care/colleague.ts';
import { contactsShown } from '../domain/care/contacts-shown.ts';
import { doneBy } from '../domain/care/done.ts';
import { notedOf } from '../domain/care/noted.ts';
import { latestPostponement } from '../domain/care/postpone.ts';
import { undoableUntil } from '../domain/care/undo.ts';
import { addDays, dateInZone, type Instant } from '../domain/civil-date.ts';
import type { Client, Contact, Holding } from '../domain/client.ts';
import { buildDigest } from '../domain/digest/build-digest.ts';
import { linkOnward } from '../domain/mail/link.ts';
import { isOpen } from '../domain/rules/maturity.ts';
import type { ActOnClientDeps } from './act-on-client.ts';
import { type ClientByLink, clientByLink } from './client-by-link.ts';
import type { DayPageDeps } from './day-page.ts';
import { previousDigest } from './manager-day.ts';
import { receiptToken } from './receipt-token.ts';
import { told } from './told.ts';

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
  const opened = await clientByLink(deps, token, now);
  return opened.ok ? { ok: true, page: await clientPage(deps, opened, now) } : opened;
}

async function clientPage(deps: ClientPageDeps, opened: ClientByLink, now: Instant): Promise<ClientPage> {
  const { link, hands } = opened;
  const { client, book } = hands;
  const { policy, calendar, products, talkingPoints } = deps;
  const { date, manager, recipient } = book;
  const [previous, history] = await Promise.all([
    previousDigest(deps, book),
    deps.contacts.of(client.id, CONTACTS_SHOWN * 2),
  ]);
  const rules = { policy, calendar, products, talkingPoints };
  const built = buildDigest({ ...book, ...rules, clients: [client], brokenRecords: 0, ...(previous && { previous }) });
  for (const { id, problem } of built.broken) deps.log.error('client-record-broken', { clientId: id, problem });
  const [card] = built.outcome === 'digest' ? built.digest.cards : [];
  const recorded = await recordedToday(deps, opened, history, now);
  return {
    date,
    locale: recipient.person.locale ?? policy.locale,
    client,
    contacts: contactsShown(history, client.care.undone).slice(0, CONTACTS_SHOWN),
    ...(built.outcome === 'digest' && card && { due: { digest: built.digest, card } }),
    ...(manager.id !== link.person && { onBehalfOf: colleagueOf(manager) }),
    maturing: maturing(client, addDays(date, -policy.maturity.graceDays), addDays(date, TALKED_ABOUT_DAYS)),
    noted: notedOf(client.care),
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
  { link, hands }: ClientByLink,
  history: readonly Contact[],
  now: Instant,
): Promise<ClientPage['recorded']> {
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
  return { ...(await told(deps, last, link.person)), did, ...(receipt && { receipt }) };
}
