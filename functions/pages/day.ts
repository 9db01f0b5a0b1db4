import type { Hono } from 'hono';
import { openDayPage } from '../app/day-page.ts';
import { searchBook } from '../app/search-book.ts';
import { TIERS } from '../domain/client.ts';
import type { BookSearch } from '../domain/digest/book-search.ts';
import { TASK_KINDS } from '../domain/task.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { dayPage } from '../views/day-page.ts';
import { searchPage } from '../views/search-page.ts';
import { formBody } from './form-body.ts';
import { refuse, seeOther, spoken } from './request.ts';

const SEARCH_FIELDS = ['words', 'tier', 'reason'];
const MOST_CHARACTERS = 60;

/** A manager's day, and the search of their whole book. Neither writes anything. */
export function dayRoutes(app: Hono, container: PagesContainer): void {
  const { deps, clock } = container;

  app.get('/day/:token', async (context) => {
    const token = context.req.param('token');
    const opened = await openDayPage(deps, token, clock());
    if (!opened.ok) return refuse(context, container, opened);
    return context.html(dayPage(spoken(context, opened.page), token));
  });

  app.get('/day/:token/search', (context) =>
    seeOther(context, `/day/${encodeURIComponent(context.req.param('token'))}`),
  );

  // A form is posted so that the words, which may be a client's name, stand in no address and no log.
  app.post('/day/:token/search', async (context) => {
    const token = context.req.param('token');
    const body = await formBody(context.req, (name) => SEARCH_FIELDS.includes(name));
    if (!body.ok) return refuse(context, container, body);
    const searched = await searchBook(deps, token, searchOf(body.typed), clock());
    if (!searched.ok) return refuse(context, container, searched);
    return context.html(searchPage(spoken(context, searched.page), token));
  });
}

function searchOf(typed: ReadonlyMap<string, string>): BookSearch {
  const words = (typed.get('words') ?? '').trim().slice(0, MOST_CHARACTERS);
  const tier = TIERS.find((one) => one === typed.get('tier'));
  const reason = TASK_KINDS.find((one) => one === typed.get('reason'));
  return { ...(words !== '' && { words }), ...(tier && { tier }), ...(reason && { reason }) };
}
