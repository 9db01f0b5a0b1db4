import { beforeEach, describe, expect, test } from 'vitest';
import { type DutyPagesBank, dutyPagesBank } from '../../support/duty-pages-bank.ts';
import { MEETING, meetingForm, SCREENING, screeningForm } from '../../support/duty-world.ts';
import { formsOf } from '../../support/pages-bank.ts';

let bank: DutyPagesBank;
let pages: { duties: string; meeting: string; screening: string; receipt: string; notMe: string };
/** Every path that may write, with a body that would. */
let writing: { path: string; body: string }[];

const encoded = (fields: Iterable<[string, string]>) => new URLSearchParams([...fields]).toString();

beforeEach(async () => {
  bank = dutyPagesBank();
  const screening = await bank.pageOf('L1', SCREENING);
  const done = await bank.post(`${screening}/confirm`, encoded(screeningForm(['M1'])));
  const command = bank.find(SCREENING, 'M1').lastCommand;
  pages = {
    duties: `/duties/${await bank.dutiesToken('L1')}`,
    meeting: await bank.pageOf('L1', MEETING),
    screening,
    receipt: done.headers.get('location') ?? '',
    notMe: `/not-me/${await bank.notMeToken('L1', { ...SCREENING, command })}`,
  };
  writing = [
    { path: `${pages.meeting}/explain`, body: 'reason=x&employeeNo=L1' },
    { path: `${pages.meeting}/confirm`, body: encoded(meetingForm()) },
    { path: `${await bank.pageOf('D1', SCREENING)}/waive`, body: 'reason=x&employeeNo=D1&waived.M1=yes' },
    { path: `${pages.notMe}/report`, body: 'reason=x&employeeNo=L1' },
  ];
});

/** Does it, and finds nothing written. */
async function writesNothing(work: () => Promise<unknown>): Promise<void> {
  const before = bank.writes();
  await work();
  expect(bank.writes()).toBe(before);
}

test('the forms of these tests do write when they are sent as they should be', async () => {
  for (const { path, body } of writing) {
    const before = bank.writes();
    expect((await bank.post(path, body)).status, path).toBe(303);
    expect(bank.writes(), path).toBeGreaterThan(before);
  }
});

describe('reading writes nothing', () => {
  test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])(
    '%s of every path, whatever it asks for',
    async (method) => {
      const paths = [...Object.values(pages), ...writing.map(({ path }) => path)];
      const headers = { 'X-HTTP-Method-Override': 'POST', 'content-type': 'application/x-www-form-urlencoded' };
      const body = method === 'GET' || method === 'HEAD' ? {} : { body: encoded(meetingForm()) };
      await writesNothing(async () => {
        for (const path of paths) {
          const answer = await bank.open(path, { method, headers, ...body });
          expect(answer.status).toBeLessThan(500);
        }
      });
    },
  );

  test('nor does a program that sends every form of every page as it stands', async () => {
    await writesNothing(async () => {
      for (const path of Object.values(pages))
        for (const { action, fields } of formsOf(await (await bank.open(path)).text())) {
          const answer = await bank.post(action, fields);
          expect(answer.status, action).toBe(400);
        }
    });
  });

  test('nor one that ticks every box and types something into every field: it does not know the number', async () => {
    const { stored } = bank.records.duties;
    const before = stored.writes;
    for (const path of [pages.meeting, pages.screening, pages.notMe])
      for (const { action, fields } of formsOf(await (await bank.open(path)).text())) {
        const filled = Object.fromEntries(Object.keys(fields).map((name) => [name, fields[name] || '1']));
        expect((await bank.post(action, filled)).status).toBe(400);
      }
    expect(stored.writes).toBe(before);
  });
});

describe('a body that none of our forms sends is refused, and nothing is written', () => {
  const refused = async (path: string, body: string, status = 400, headers: Record<string, string> = {}) =>
    writesNothing(async () => {
      const answer = await bank.post(path, body, headers);
      expect(answer.status, body.slice(0, 60)).toBe(status);
      // A form that was read and not taken would come back.
      expect(await answer.text()).not.toContain('<form');
    });

  test('a field twice, a field that no duty has, a field of another form', async () => {
    for (const { path, body } of writing) {
      await refused(path, `${body}&employeeNo=L1`);
      await refused(path, `${body}&admin=1`);
      await refused(path, `${body}&seen=1`);
    }
    await refused(`${pages.meeting}/explain`, 'reason=x&employeeNo=L1&topics=x');
    await refused(`${pages.meeting}/confirm`, `${encoded(meetingForm())}&reason=x`);
  });

  test('more than 64 KB, or 8 KB where no evidence is given, and more than 400 fields', async () => {
    const path = `${pages.meeting}/confirm`;
    await refused(path, `topics=${'x'.repeat(66_000)}`);
    await refused(`${pages.notMe}/report`, `reason=${'x'.repeat(9_000)}&employeeNo=L1`);
    await refused(path, Array.from({ length: 401 }, (_, n) => `attended.M${n}=yes`).join('&'));
  });

  test('what is no form, what is no text, and what another site sends', async () => {
    for (const { path, body } of writing) {
      await refused(path, '{"reason":"x"}', 400, { 'content-type': 'application/json' });
      await refused(path, 'reason=%FF%FE');
      await refused(path, `${body}%00`);
      await refused(path, body, 403, { 'sec-fetch-site': 'cross-site' });
      await refused(path, body, 403, { 'sec-fetch-site': 'same-site' });
    }
  });

  test('while evidence about ten people, long as it is, is read', async () => {
    const topics = '议'.repeat(5_000);
    const answer = await bank.post(`${pages.meeting}/confirm`, encoded(meetingForm({ topics })));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('最多 1000 字');
  });
});

describe('a link that is not good opens nothing', () => {
  test('changed in any byte, made for another page, revoked or expired', async () => {
    const { meeting, duties, notMe, receipt } = pages;
    const token = (path: string) => path.split('/')[2] ?? '';
    const swapped = [
      `/duty/${token(duties)}`,
      `/duties/${token(meeting)}`,
      `/not-me/${token(meeting)}`,
      `/duty/${token(notMe)}`,
      `/duty-done/${token(meeting)}`,
      `/duty/${token(receipt)}`,
    ];
    const good = token(meeting);
    const changed = [...good].map(
      (one, at) => `/duty/${good.slice(0, at)}${one === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`,
    );
    await writesNothing(async () => {
      for (const path of swapped) expect((await bank.open(path)).status, path).toBe(404);
      // The last character of a signature has bits that do not count.
      for (const path of changed.slice(0, -1)) {
        expect((await bank.open(path)).status).toBe(404);
        expect((await bank.post(`${path}/confirm`, encoded(meetingForm()))).status).toBe(404);
      }
      bank.time.now = '2027-03-01T00:00:00.000Z';
      for (const path of Object.values(pages)) expect((await bank.open(path)).status).toBe(410);
    });
  });
});

test('every page has its headers, and both style sheets are the ones they allow', async () => {
  const { createHash } = await import('node:crypto');
  for (const path of Object.values(pages)) {
    const answer = await bank.open(path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const styles = [...(await answer.text()).matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) => css);
    expect(styles).toHaveLength(2);
    for (const css of styles) expect(policy).toContain(`'sha256-${createHash('sha256').update(css).digest('base64')}'`);
  }
});

test('logs hold no number, name, reason or token', async () => {
  for (const { path, body } of writing) await bank.post(path, body.replace('reason=x', 'reason=私事'));
  await bank.post(`${pages.meeting}/explain`, 'reason=私事&employeeNo=X99');
  const lines = JSON.stringify([bank.lines, bank.world.lines]);
  for (const secret of ['私事', '张伟', 'X99', pages.meeting.slice('/duty/'.length)])
    expect(lines).not.toContain(secret);
});
