import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AcceptedMail } from '../../../local/capture-raw.ts';
import { type Gateway, serveGateway } from '../../../local/gateway.ts';
import { anAcceptedMail } from '../../support/accepted-mails.ts';

const EVIL = '<script>alert(1)</script>"\'&';
const mails: AcceptedMail[] = [];
let inbox: Gateway;

beforeAll(async () => {
  mails.push(
    await anAcceptedMail({ message: 'digest_2026-11-23_M002', to: 'm002@bank.example' }),
    await anAcceptedMail(),
    await anAcceptedMail({ message: `digest_2026-11-24_M001`, subject: EVIL, text: EVIL, html: `<p>${EVIL}</p>` }),
  );
  inbox = await serveGateway({ port: 0, mails: () => mails, about: () => `about ${EVIL}` });
});
afterAll(() => inbox.stop());

const get = (path: string, init?: RequestInit) => fetch(new URL(path, inbox.url), init);
const read = async (path: string) => (await get(path)).text();

describe('the list', () => {
  test('it counts the mails and shows to whom each went and its subject, newest day first', async () => {
    const page = await read('/');
    expect(page).toContain('3 mails');
    expect(page.indexOf('Tuesday 24 November 2026')).toBeGreaterThan(0);
    expect(page.indexOf('Tuesday 24 November 2026')).toBeLessThan(page.indexOf('Monday 23 November 2026'));
    expect(page).toContain('【今日待办】11月23日 周一 · 联系 4 位客户');
    expect(page.indexOf('m001@bank.example')).toBeLessThan(page.indexOf('m002@bank.example'));
  });

  test('it can be narrowed to one person', async () => {
    const page = await read('/?to=M002');
    expect(page).toContain('1 of 3 mails');
    expect(page).not.toContain('m001@bank.example');
    expect(page).toContain('href="/mail/1?to=M002"');
  });

  test('an empty inbox says so', async () => {
    const empty = await serveGateway({ port: 0, mails: () => [] });
    expect(await (await fetch(empty.url)).text()).toContain('No mail has been sent yet');
    await empty.stop();
  });

  test('mails that arrive later are there on the next look', async () => {
    const later: AcceptedMail[] = [];
    const growing = await serveGateway({ port: 0, mails: () => later });
    await fetch(growing.url);
    later.push(await anAcceptedMail());
    expect(await (await fetch(growing.url)).text()).toContain('1 mail');
    await growing.stop();
  });
});

describe('a mail', () => {
  test('its page frames the HTML without any permission to run or fetch', async () => {
    const page = await read('/mail/2');
    expect(page).toContain('src="/mail/2/html"');
    expect(page).toMatch(/<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const framed = await get('/mail/2/html');
    expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
    expect(await framed.text()).toContain('<head><base target="_blank"><title>x</title></head>');
  });

  test('its text is shown decoded, and its source as sent', async () => {
    expect(await read('/mail/2/text')).toContain('早上好');
    expect(await read('/mail/2/source')).toContain('To: m001@bank.example');
  });

  test('it can be downloaded byte for byte', async () => {
    const raw = await get('/mail/2/raw');
    expect(Buffer.from(await raw.arrayBuffer()).equals(Buffer.from(mails[1]?.raw ?? []))).toBe(true);
    expect(raw.headers.get('content-disposition')).toBe('attachment; filename="2026-11-23-digest-M001.eml"');
  });

  test('the next and previous mail are those of the list as narrowed', async () => {
    const all = await read('/mail/2');
    expect(all).toContain('href="/mail/3" aria-label="Previous mail"');
    expect(all).toContain('href="/mail/1" aria-label="Next mail"');
    const narrowed = await read('/mail/2?to=M001');
    expect(narrowed).toContain('href="/mail/3?to=M001" aria-label="Previous mail"');
    expect(narrowed).not.toContain('aria-label="Next mail"');
  });

  test.each(['/mail/0', '/mail/4', '/mail/2/nothing', '/mail/x', '/favicon.ico', '/mail/2/html/x'])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('safety', () => {
  test.each(['/', '/?to=%22%3E%3Cscript%3Ealert(1)%3C/script%3E', '/mail/3', '/mail/3/text', '/mail/3/source'])(
    '%s escapes whatever mails and addresses say',
    async (path) => {
      const response = await get(path);
      expect(await response.text()).not.toContain('<script');
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    },
  );

  test('only this computer is served: a page elsewhere that points its own name here is refused', async () => {
    const { port } = new URL(inbox.url);
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/', headers: { Host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test('it can only be read', async () => {
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('a taken port is said', async () => {
    await expect(serveGateway({ port: Number(new URL(inbox.url).port), mails: () => [] })).rejects.toThrow(
      /EADDRINUSE/,
    );
  });
});
