import type { Page, Response } from 'playwright-core';
import type { Client, Holding } from '../../../functions/domain/client.ts';
import { formOf } from '../../support/pages-bank.ts';
import { MONDAY, type OpenBank } from './bank.ts';

/** A page as somebody comes to it: the answer to the last request on the way. */
export type Way = (page: Page) => Promise<Response | null>;

const LONG_AGO = '2026-01-01T00:00:00.000Z';

/** Sends a form of the page as it stands, past the browser's own checks, after `prepare` has run in the page. */
async function sendAsItStands(page: Page, form: string, prepare = ''): Promise<Response | null> {
  const [response] = await Promise.all([
    page.waitForNavigation(),
    page.evaluate(`{${prepare}; document.querySelector('form#${form}').submit()}`),
  ]);
  return response;
}

/** Records a contact by its form, and gives the address of the receipt. */
async function recorded(client: string): Promise<string> {
  const { action, fields } = formOf(await (await fetch(client)).text(), 'contact');
  const posted = await fetch(new URL(action, client), {
    method: 'POST',
    body: new URLSearchParams({ ...fields, outcome: 'reached', note: '长'.repeat(200), followUpOn: '2026-12-01' }),
    redirect: 'manual',
  });
  return new URL(posted.headers.get('location') ?? '', client).href;
}

/** Takes it back. */
async function undone(receipt: string): Promise<string> {
  await fetch(`${receipt}/undo`, { method: 'POST', body: new URLSearchParams({ undo: 'yes' }), redirect: 'manual' });
  return receipt;
}

/** Gives a client money that matures today, and something noted; gives their id. */
async function maturingToday({ engines }: OpenBank['bank'], { id }: Client): Promise<string> {
  const { clients } = engines.records;
  const read = await clients.get(id);
  if (!read?.ok) throw new Error(`there is no ${id}`);
  const { bank, care, version } = read.value;
  const held: Holding = {
    id: 'today',
    kind: 'deposit',
    amount: { minor: 5_000_000, currency: 'CNY' },
    maturesOn: MONDAY,
  };
  const noted = { ...care, family: [{ relation: '女儿' }], hobbies: ['书法'] };
  const holdings = [...bank.holdings, held];
  await clients.put({ ...read.value, version: version + 1, bank: { ...bank, holdings }, care: noted }, version);
  return id;
}

/** The ways to every page there is, and to every page that says why there is none. */
export async function everyPage({ bank, url, pageOf }: OpenBank): Promise<Record<string, Way>> {
  const clients: Client[] = [];
  for await (const read of bank.engines.records.clients.all()) if (read.ok) clients.push(read.value);
  const of = (id: string) => clients.filter(({ bank }) => bank.managerId === id);
  const [first, second, third, fourth] = of('M001').filter(({ nextDueOn }) => nextDueOn && nextDueOn <= '2026-11-23');
  const [longest] = clients.toSorted((a, b) => (b.bank.name?.length ?? 0) - (a.bank.name?.length ?? 0));
  const [others] = of('M002');
  const [onLeave] = of('M003');
  if (!first || !second || !third || !fourth || !longest || !others || !onLeave)
    throw new Error('the bank is too small');
  const client = (id: string, person = 'M001', more = {}) => pageOf({ purpose: 'client', object: id, person, ...more });
  const day = await pageOf({ purpose: 'day', object: 'M001', person: 'M001' });
  const addresses = {
    'a day': day,
    'a day of a manager on leave': await pageOf({ purpose: 'day', object: 'M003', person: 'M004' }),
    'a client': await client(first.id),
    'a client with a very long name': await client(longest.id, longest.bank.managerId),
    'a client with nothing due': await client(of('M012')[0]?.id ?? '', 'M012'),
    'a receipt': await recorded(await client(second.id)),
    'a receipt that was undone': await undone(await recorded(await client(third.id))),
    'a client recorded today': await client(second.id),
    'a forged link': `${day}x`,
    'an expired link': await client(first.id, 'M001', { expiresAt: LONG_AGO }),
    'a revoked link': await client(first.id, 'M001', { epoch: 0 }),
    'a client in other hands': await client(others.id),
    'a client whose manager is back': await client(fourth.id, 'M002'),
    'a client who is gone': await client('K9'),
    'a day in other hands': await pageOf({ purpose: 'day', object: 'M002', person: 'M001' }),
    'a receipt whose time is over': await pageOf({
      purpose: 'receipt',
      object: '{}',
      person: 'M001',
      expiresAt: LONG_AGO,
    }),
    'no page at all': new URL('client/', url).href.replace(/client\/$/, 'client/a/b/c'),
  };
  const byAddress = Object.entries(addresses).map(([name, at]): [string, Way] => [name, (page) => page.goto(at)]);
  const filled = async (page: Page, at: string, form: string, prepare?: string) => {
    await page.goto(at);
    return sendAsItStands(page, form, prepare);
  };
  const noLonger = await client(await maturingToday(bank, fourth));
  const undo = addresses['a receipt'];
  const late = addresses['a client recorded today'];
  return {
    ...Object.fromEntries(byAddress),
    'a search of the whole book': (page) => filled(page, day, 'search'),
    'a search that finds nobody': (page) =>
      filled(page, day, 'search', `document.querySelector('#search-words').value = 'zzz'`),
    ...Object.fromEntries(
      ['contact', 'postpone', 'details', 'note', 'risk-review'].map((form): [string, Way] => [
        `a client whose ${form} form came back`,
        (page) => filled(page, addresses['a client with a very long name'], form),
      ]),
    ),
    'a client who can no longer be postponed': (page) =>
      filled(
        page,
        noLonger,
        'details',
        `const form = document.querySelector('#details'); form.action = form.action.replace('/details', '/postpone');
        form.insertAdjacentHTML('beforeend', '<input name="until" value="2026-11-30"><input name="reason" value="出差">')`,
      ),
    'a form that came after something else': (page) =>
      filled(
        page,
        late,
        'contact',
        `document.querySelector('#contact [name=seen]').value = '1'; document.querySelector('#contact [name=after]').value = 'x';
        document.querySelector('#contact [name=outcome]').checked = true`,
      ),
    'an undo that was not ticked': (page) => filled(page, undo, 'undo'),
    'a form that is none of ours': (page) =>
      filled(page, late, 'contact', `document.querySelector('#contact [name=seen]').value = ''`),
    'a form from another site': async (page) => {
      await page.goto(`data:text/html,<form id="x" method="post" action="${late}/contact"></form>`);
      return sendAsItStands(page, 'x');
    },
  };
}
