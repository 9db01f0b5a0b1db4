import type { Context } from 'hono';
import { ownDayToken } from '../app/own-day.ts';
import type { Instant } from '../domain/civil-date.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { langSuffix } from '../views/page-layout.ts';
import type { AnyRefusal, Onward } from '../views/refusal-page.ts';
import { switchedTo } from './language.ts';

type Reason = AnyRefusal['reason'];

/** Something went wrong on the way to a page that is there: it can be opened again. */
const AGAIN: readonly Reason[] = ['cross-site', 'not-a-form', 'not-opened', 'not-saved'];
/** The link is good, but what it led to is not the reader's, or cannot be shown: their own day can. */
const ELSEWHERE: readonly Reason[] = ['moved', 'leave-over', 'gone', 'unreadable', 'not-yours'];
const PURPOSES = { day: 'day', client: 'client', done: 'receipt' } as const;

/** Where a reader can go from a refusal; undefined where only the mail leads on. */
export async function wayOnward(
  context: Context,
  deps: PagesContainer['deps'],
  { reason }: AnyRefusal,
  now: Instant,
): Promise<Onward | undefined> {
  const lang = switchedTo(context);
  const suffix = langSuffix(lang === undefined ? {} : { lang });
  const [, page = '', token = ''] = new URL(context.req.url).pathname.split('/');
  if (page === '' || token === '') return undefined;
  if (AGAIN.includes(reason)) return { to: 'again', href: `/${page}/${token}${suffix}` };
  const [, purpose] = Object.entries(PURPOSES).find(([first]) => first === page) ?? [];
  if (purpose === undefined || !ELSEWHERE.includes(reason)) return undefined;
  const day = await ownDayToken(deps, { token, purpose }, now);
  return day === undefined ? undefined : { to: 'day', href: `/day/${day}${suffix}` };
}
