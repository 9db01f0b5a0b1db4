import type { Instant } from '../domain/civil-date.ts';
import { type BookSearch, type Found, found } from '../domain/digest/book-search.ts';
import type { PageRefusal, SearchPage } from '../domain/digest/day-page.ts';
import { guarded } from '../domain/digest/due-clients.ts';
import { compileDay } from '../domain/rules/index.ts';
import { clientToken, type DayPageDeps, openBook } from './day-page.ts';

export type BookSearched = { ok: true; page: SearchPage } | { ok: false; reason: PageRefusal };

/** A page stays small: the rest is counted. */
const SHOWN = 80;
/** The due index to its end: as the rules are, every client who has not left the bank has some day on which they are due. */
const EVERYBODY = '9999-12-31';

/**
 * Searches the whole book behind a link to a day: whoever is due soonest first. Reads only. A record that cannot be read is logged by id and
 * stops nobody else. Refused as the day's page is.
 */
export async function searchBook(
  deps: DayPageDeps,
  token: string,
  search: BookSearch,
  now: Instant,
): Promise<BookSearched> {
  const opened = await openBook(deps, token, now);
  if (!opened.ok) return opened;
  const { book, link } = opened;
  const day = compileDay(deps.policy, deps.calendar, book.date);
  const all: Found[] = [];
  for await (const read of deps.clients.due(book.manager.id, EVERYBODY)) {
    const tried = read.ok
      ? guarded(read.value.id, () => found(read.value, search, day))
      : { ok: false as const, broken: read };
    if (!tried.ok) deps.log.error('client-record-broken', { clientId: tried.broken.id, problem: tried.broken.problem });
    else if (tried.value !== undefined) all.push(tried.value);
  }
  const shown = await Promise.all(
    all.slice(0, SHOWN).map(async (one) => ({ ...one, token: await clientToken(deps, link, one.client.id) })),
  );
  const locale = book.recipient.person.locale ?? deps.policy.locale;
  return { ok: true, page: { date: book.date, locale, search, found: shown, count: all.length } };
}
