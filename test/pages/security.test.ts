import { beforeEach, describe, expect, test } from 'vitest';
import type { Link } from '../../functions/domain/mail/link.ts';
import { linkOnward, receiptLink } from '../../functions/domain/mail/link.ts';
import {
  aDueClient,
  clientToken,
  dayToken,
  formOf,
  formsOf,
  NINE,
  type PagesBank,
  pagesBank,
  tokens,
} from '../support/pages-bank.ts';

const SECRETS = ['王小明', '13800003721', '泰山路', '1200000', '1,200,000', '%E7%8E%8B', '续存'];

let bank: PagesBank;
let tokenOf: { day: string; client: string; receipt: string };
/** Every path that may write, with a body that would. */
let writing: { path: string; body: string }[];

const dayLink: Link = {
  ...{ purpose: 'day', object: 'M1', person: 'M1', epoch: 1 },
  expiresAt: '2026-12-02T16:00:00.000Z',
};

beforeEach(async () => {
  bank = await pagesBank();
  tokenOf = { day: await dayToken(), client: await clientToken(), receipt: '' };
  const form = formOf(await (await bank.open(`/client/${tokenOf.client}`)).text(), 'contact');
  const done = await bank.post(form.action, { ...form.fields, outcome: 'unreachable' });
  tokenOf.receipt = done.headers.get('location')?.slice('/done/'.length) ?? '';
  const after = encodeURIComponent(bank.records.clients.find('K0003721')?.care.lastAction?.commandId ?? '');
  const on = (id: string, fields: string) => ({
    path: `/client/${tokenOf.client}/${id}`,
    body: `seen=2&after=${after}&${fields}`,
  });
  writing = [
    on('contact', 'outcome=reached&channel=phone'),
    on('postpone', 'until=2026-11-24&reason=x'),
    on('details', 'detail=address&finding=wrong'),
    on('note', 'hobby=x'),
    on('risk-review', 'arrangedFor=2026-12-01'),
    { path: `/done/${tokenOf.receipt}/undo`, body: 'undo=yes' },
  ];
  bank.writes.count = 0;
});

const paths = () => [
  `/day/${tokenOf.day}`,
  `/client/${tokenOf.client}`,
  `/done/${tokenOf.receipt}`,
  `/day/${tokenOf.day}/search`,
  ...writing.map(({ path }) => path),
];

test('the forms of these tests do write when they are sent as they should be', async () => {
  expect((await bank.post(writing.at(-1)?.path ?? '', writing.at(-1)?.body ?? '')).status).toBe(303);
  expect(bank.writes.count).toBeGreaterThan(0);
  for (const { path, body } of writing.slice(0, -1)) {
    bank = await pagesBank();
    bank.writes.count = 0;
    expect((await bank.post(path, body)).status).toBe(303);
    expect(bank.writes.count).toBeGreaterThan(0);
  }
});

describe('reading writes nothing', () => {
  test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])(
    '%s of every path, with headers and bodies that ask for it',
    async (method) => {
      for (const path of paths()) {
        const body =
          method === 'GET' || method === 'HEAD' ? {} : { body: 'outcome=reached&channel=phone&seen=1&undo=yes' };
        const headers = {
          'X-HTTP-Method-Override': 'POST',
          'X-HTTP-Method': 'POST',
          'content-type': 'application/x-www-form-urlencoded',
        };
        await bank.open(`${path}?outcome=reached&seen=1&_method=POST`, { method, headers, ...body });
      }
      expect(bank.writes.count).toBe(0);
    },
  );

  test('the address of a form, asked for, leads to its page, and a made-up one nowhere else', async () => {
    const to = async (path: string) => (await bank.open(path)).headers.get('location');
    expect(await to(`/client/${tokenOf.client}/contact`)).toBe(`/client/${tokenOf.client}`);
    expect(await to(`/day/${tokenOf.day}/search`)).toBe(`/day/${tokenOf.day}`);
    expect(await to(`/done/${tokenOf.receipt}/undo`)).toBe(`/done/${tokenOf.receipt}`);
    expect(await to('/client/%0d%0aX/contact')).toBe('/client/%0D%0AX');
    expect(await to('/client/%2F..%2F..%2Fevil/contact')).toBe('/client/%2F..%2F..%2Fevil');
  });

  test('the search, posted, writes nothing', async () => {
    expect((await bank.post(`/day/${tokenOf.day}/search`, { words: '王', tier: '', reason: '' })).status).toBe(200);
    expect(bank.writes.count).toBe(0);
  });

  test('a scanner that sends every form of every page as it stands changes nothing', async () => {
    const search = await bank.post(`/day/${tokenOf.day}/search`, 'words=&tier=&reason=');
    const pages = [`/day/${tokenOf.day}`, `/client/${tokenOf.client}`, `/done/${tokenOf.receipt}`];
    const htmls = [
      await search.text(),
      ...(await Promise.all(pages.map(async (path) => (await bank.open(path)).text()))),
    ];
    const forms = htmls.flatMap(formsOf);
    expect(forms.map(({ id }) => id).sort()).toEqual(
      ['contact', 'details', 'note', 'postpone', 'risk-review', 'search', 'search', 'undo'].sort(),
    );
    for (const { action, fields } of forms) {
      const answered = await bank.post(action, fields);
      for (const again of formsOf(await answered.text())) await bank.post(again.action, again.fields);
    }
    expect(bank.writes.count).toBe(0);
  });
});

describe('a link that is not good opens nothing and writes nothing', () => {
  const changed = (token: string, at: number) => {
    const other = token[at] === 'A' ? 'B' : 'A';
    return `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
  };

  test.each(['day', 'client', 'receipt'] as const)(
    'every byte of a %s token counts',
    async (purpose) => {
      const room = { day: 'day', client: 'client', receipt: 'done' }[purpose];
      const token = tokenOf[purpose];
      for (let at = 0; at < token.length; at += 1) {
        const bad = changed(token, at);
        expect((await bank.open(`/${room}/${bad}`)).status).toBe(404);
        for (const { path, body } of writing)
          if (path.startsWith(`/${room}/`)) expect((await bank.post(path.replace(token, bad), body)).status).toBe(404);
      }
      expect(bank.writes.count).toBe(0);
    },
    30_000,
  );

  test('of one purpose is refused for every other, on every route', async () => {
    const client: Link = linkOnward(dayLink, 'client', 'K0003721');
    const receipt = receiptLink(client, { client: 'K0003721', command: 'x', at: NINE }, 600);
    const objects = [dayLink, client, receipt];
    const rooms = { day: 'day', client: 'client', receipt: 'done' } as const;
    for (const purpose of ['day', 'client', 'receipt'] as const)
      for (const link of objects.filter((one) => one.purpose !== purpose)) {
        const token = await tokens.sign(link);
        expect((await bank.open(`/${rooms[purpose]}/${token}`)).status).toBe(404);
        for (const { path, body } of [...writing, { path: `/day/${tokenOf.day}/search`, body: 'words=' }])
          if (path.startsWith(`/${rooms[purpose]}/`))
            expect((await bank.post(path.replace(tokenOf[purpose], token), body)).status).toBe(404);
      }
    expect(bank.writes.count).toBe(0);
  });

  test.each([
    ['expired', { expiresAt: NINE }],
    ['of a revoked epoch', { epoch: 0 }],
  ])('%s', async (_, change) => {
    const client: Link = { ...linkOnward(dayLink, 'client', 'K0003721'), ...change };
    const command = bank.records.clients.find('K0003721')?.care.lastAction?.commandId ?? '';
    const receipt = { ...receiptLink(client, { client: 'K0003721', command, at: NINE }, 600), ...change };
    const bad = { client: await tokens.sign(client), receipt: await tokens.sign(receipt) };
    for (const { path, body } of writing)
      expect(
        (await bank.post(path.replace(tokenOf.client, bad.client).replace(tokenOf.receipt, bad.receipt), body)).status,
      ).toBe(410);
    expect((await bank.open(`/day/${await tokens.sign({ ...dayLink, ...change })}`)).status).toBe(410);
    expect(bank.writes.count).toBe(0);
  });

  test('to a client of another manager’s book, or of a person not in the roster', async () => {
    const other = aDueClient({ id: 'K9', bank: { managerId: 'M3' } });
    bank.records.clients.stored.items.set('K9', other);
    for (const change of [{ object: 'K9' }, { person: 'M3' }, { person: 'M9' }]) {
      const token = await clientToken(change);
      for (const { path, body } of writing.filter((one) => one.path.startsWith('/client/')))
        expect((await bank.post(path.replace(tokenOf.client, token), body)).status).toBe(410);
    }
    expect(bank.writes.count).toBe(0);
  });
});

describe('a body that no form of ours sends is refused', () => {
  const each = async (
    change: (body: string) => string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const statuses = [];
    for (const { path, body } of [...writing, { path: `/day/${tokenOf.day}/search`, body: 'words=' }]) {
      const response = await bank.open(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: change(body),
      });
      statuses.push(response.status);
    }
    expect(bank.writes.count).toBe(0);
    return [...new Set(statuses)];
  };

  test.each<[string, (body: string) => string]>([
    ['over 8 KB', (body) => `${body}&note=${'x'.repeat(8192)}`],
    ['with ten thousand fields', (body) => `${body}${'&a=b'.repeat(10_000)}`],
    ['with two thousand empty fields', (body) => `${body}${'&'.repeat(2000)}`],
    ['with a field twice', (body) => `${body}&${body}`],
    ['with a field the form has not', (body) => `${body}&managerId=M3`],
    ['with a malformed escape', (body) => `${body}%`],
    ['with an escape that is no text', (body) => `${body}%ff`],
    ['with a NUL', (body) => `${body}%00`],
    ['with an escape character', (body) => `${body}%1b`],
    ['that is JSON', () => '{"outcome":"reached"}'],
  ])('%s', async (_, change) => {
    expect(await each(change)).toEqual([400]);
  });

  test('with bytes that are no text', async () => {
    expect(await each((body) => Uint8Array.from([...new TextEncoder().encode(body), 0xc3]))).toEqual([400]);
  });

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])('of type %j', async (type) => {
    expect(await each((body) => body, { 'content-type': type })).toEqual([400]);
  });

  test('a client’s form without the state it was shown on', async () => {
    for (const { path, body } of writing.filter((one) => one.path.startsWith('/client/')))
      for (const seen of ['', 'seen=&', 'seen=-1&', 'seen=x&', `seen=${'9'.repeat(30)}&`])
        expect((await bank.post(path, body.replace('seen=2&', seen))).status).toBe(400);
    expect(bank.writes.count).toBe(0);
  });

  test.each(['cross-site', 'same-site', 'anything'])('sent from elsewhere (Sec-Fetch-Site: %s)', async (site) => {
    expect(await each((body) => body, { 'sec-fetch-site': site })).toEqual([403]);
  });

  test.each(['same-origin', 'none'])('but not one the browser says is ours (%s), whatever the Origin', async (site) => {
    const { path, body } = writing[0] ?? { path: '', body: '' };
    const sent = await bank.post(path, body, { 'sec-fetch-site': site, origin: 'null' });
    expect(sent.status).toBe(303);
  });
});

describe('what is told to whom', () => {
  test('every answer carries the headers: no script, forms to ourselves alone, nothing kept, no referrer', async () => {
    const answers = [
      ...(await Promise.all(paths().map((path) => bank.open(path)))),
      ...(await Promise.all(writing.map(({ path }) => bank.post(path, '{}')))),
      await bank.post(writing[0]?.path ?? '', writing[0]?.body ?? ''),
      await bank.post(writing[0]?.path ?? '', 'x'.repeat(9000)),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src( 'sha256-[A-Za-z0-9+/=]+')+; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age');
    }
  });

  test('no page has a script, a style of its own, or anything from elsewhere', async () => {
    for (const path of paths()) {
      const html = await (await bank.open(path)).text();
      expect(html).not.toMatch(/<script|javascript:|\son\w+=|\sstyle=|<iframe|<img|https?:\/\//i);
    }
  });

  test('no address, no Location and no log line holds a name, phone, amount or note', async () => {
    const note = await bank.post(writing[0]?.path ?? '', `${writing[0]?.body}&note=%E7%BB%AD%E5%AD%98`);
    bank.records.clients.breakRecord('K0003721', 'bank.tier: missing');
    for (const path of paths()) await bank.open(path);
    bank.records.clients.due = () => {
      throw new Error('王小明 13800003721');
    };
    expect((await bank.open(`/day/${tokenOf.day}`)).status).toBe(500);
    const said = `${note.headers.get('location')} ${JSON.stringify(bank.lines)}`;
    const opened = said.replace(/[\w-]{20,}/g, (part) => `${part} ${Buffer.from(part, 'base64url').toString()}`);
    expect(bank.lines.length).toBeGreaterThan(0);
    for (const secret of SECRETS) expect(opened).not.toContain(secret);
    for (const token of Object.values(tokenOf)) expect(JSON.stringify(bank.lines)).not.toContain(token);
  });

  test('no link on any page holds a name, phone or amount, opened or not', async () => {
    const search = await bank.post(`/day/${tokenOf.day}/search`, { words: '王', tier: '', reason: '' });
    const htmls = [await search.text()];
    for (const path of paths().slice(0, 3)) htmls.push(await (await bank.open(path)).text());
    const links = htmls.flatMap((html) => [...html.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, to = '']) => to));
    const ours = links.filter((link) => !link.startsWith('tel:'));
    expect(ours.length).toBeGreaterThan(10);
    for (const link of ours) {
      const opened = link.replace(/[\w-]{20,}/g, (part) => `${part} ${Buffer.from(part, 'base64url').toString()}`);
      for (const secret of SECRETS) expect(opened).not.toContain(secret);
    }
  });

  test('a refusal shows nothing of the client', async () => {
    const refusals = await Promise.all([
      bank.open(`/client/${tokenOf.client}x`),
      bank.open(`/client/${await clientToken({ person: 'M3' })}`),
      bank.post(writing[0]?.path ?? '', '{}'),
    ]);
    for (const response of refusals) {
      const html = await response.text();
      for (const secret of [...SECRETS, '王', 'K0003721']) expect(html).not.toContain(secret);
    }
  });
});
