import { beforeEach, describe, expect, test } from 'vitest';
import { openClientPage } from '../../functions/app/open-client-page.ts';
import type { ActionRefusal } from '../../functions/domain/care/client-action.ts';
import { CLIENT_FORMS, type ClientForm, type FormProblem } from '../../functions/domain/care/client-page.ts';
import { problemOf, readForm } from '../../functions/pages/client-forms.ts';
import { clientPage } from '../../functions/views/client-page.ts';
import { aHolding } from '../support/clients.ts';
import { aDueClient, clientToken, DATE, formOf, type PagesBank, pagesBank } from '../support/pages-bank.ts';

let bank: PagesBank;
let path: string;
const page = async () => (await bank.open(path)).text();

beforeEach(async () => {
  bank = await pagesBank();
  path = `/client/${await clientToken()}`;
});

const maturing = (...dates: string[]) =>
  aDueClient({ bank: { holdings: dates.map((maturesOn, n) => aHolding({ id: `h${n}`, maturesOn })) } });

/** The client as they are by the time a form arrives. */
function nowIs(client: ReturnType<typeof aDueClient>) {
  bank.records.clients.stored.items.set(client.id, client);
}

const REFUSALS: ActionRefusal[] = [
  { reason: 'too-late', latest: '2026-11-30' },
  { reason: 'past-maturity', latest: DATE },
  ...(['too-long', 'too-many'] as const).map((reason) => ({ reason, most: 10 })),
  ...(['not-after-today', 'no-such-date', 'empty', 'unknown-holding'] as const).map((reason) => ({ reason })),
  ...(['too-long', 'too-many'] as const).map((reason) => ({ reason, most: 10, of: 'hobby' as const })),
];

/** Every problem a form can come back with: of one that says nothing, and of one that the rules refuse. */
function problemsOf(form: ClientForm): FormProblem[] {
  const empty = readForm(form, new Map([['seen', '1']]));
  if (empty === undefined || empty.ok) throw new Error(`an empty ${form} form should ask for something`);
  const birthday = readForm(form, new Map(Object.entries({ seen: '1', relation: '女儿', month: '8' })));
  const more = birthday?.ok === false ? birthday.problems : [];
  return [...empty.problems, ...more, ...REFUSALS.map((refusal) => problemOf(form, refusal))];
}

describe('every link of an error summary', () => {
  test.each([
    ['nothing maturing', maturing()],
    ['some money maturing', maturing('2026-11-26')],
    ['much money maturing', maturing('2026-11-26', '2026-11-27', '2026-12-01', '2026-12-05', '2026-12-20')],
    ['money maturing today, which cannot be postponed', maturing(DATE)],
  ])('leads to a field of the page, whatever the form and the problem, for a client with %s', async (_, client) => {
    bank = await pagesBank([client]);
    const opened = await openClientPage(bank.deps, await clientToken(), bank.time.now);
    if (!opened.ok) throw new Error(opened.reason);
    for (const form of CLIENT_FORMS)
      for (const problem of problemsOf(form)) {
        const html = clientPage(opened.page, 'x', { form, typed: new Map(), problems: [problem] });
        const [, summary = ''] = /<div class="alert"(.*?)<\/div>/s.exec(html) ?? [];
        const links = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
        expect(links).toHaveLength(1);
        for (const id of links) expect(html.split(` id="${id}"`), `${form} ${JSON.stringify(problem)}`).toHaveLength(2);
        expect(summary).not.toContain('：：');
        expect(summary).not.toMatch(/>：/);
      }
  });
});

describe('a postponement from a page opened before money was about to mature', () => {
  const late = async () => {
    bank = await pagesBank([maturing()]);
    const { action, fields } = formOf(await page(), 'postpone');
    nowIs(maturing(DATE));
    const sent = await bank.post(action, { ...fields, until: '2026-11-30', reason: '客户出差' });
    return { status: sent.status, html: await sent.text() };
  };

  test('comes back with what was typed, though the form is no longer there, and says why', async () => {
    const { status, html } = await late();
    expect(status).toBe(400);
    expect(html).toContain('今天就要联系，不能改日');
    const [, shown = ''] = /<div id="postpone">(.*?)<\/div>/s.exec(html) ?? [];
    for (const typed of ['客户出差', '11月30日 周一', '没有保存']) expect(shown).toContain(typed);
    expect(bank.writes.count).toBe(0);
  });

  test('has one link in its summary, to the place where it is said', async () => {
    const { html } = await late();
    expect([...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(['postpone-until']);
    expect(html).toContain('<dd id="postpone-until"');
  });
});

describe('a contact', () => {
  test('whose ticked maturity is gone by then is refused beside the maturities, though none is left, and keeps its note', async () => {
    bank = await pagesBank([maturing('2026-11-26')]);
    const { action, fields } = formOf(await page(), 'contact');
    nowIs(maturing());
    const typed = { outcome: 'reached', note: '谈了续存', 'handled:h0': '2026-11-26' };
    const html = await (await bank.post(action, { ...fields, ...typed })).text();
    expect(html).toMatch(/<fieldset id="contact-handled"[^>]*>.*?这笔到期已有变动/s);
    expect(formOf(html, 'contact').fields).toMatchObject({ outcome: 'reached', note: '谈了续存' });
  });
});

describe('a list that is full is said beside its own field', () => {
  const full = () =>
    aDueClient({
      care: {
        handled: [],
        family: Array.from({ length: 10 }, (_, n) => ({ relation: `亲属${n}` })),
        hobbies: Array.from({ length: 10 }, (_, n) => `爱好${n}`),
      },
    });

  test.each([
    ['hobby', { hobby: '书法' }],
    ['relation', { relation: '女儿' }],
  ])('%s', async (field, filled) => {
    bank = await pagesBank([full()]);
    const { action, fields } = formOf(await page(), 'note');
    const html = await (await bank.post(action, { ...fields, ...filled })).text();
    expect(html).toMatch(new RegExp(`id="note-${field}-problem">最多记 10 项`));
    expect(html.match(/class="problem"/g)).toHaveLength(1);
  });

  test('of the hobby alone, where a known family member was named with it', async () => {
    bank = await pagesBank([full()]);
    const { action, fields } = formOf(await page(), 'note');
    const html = await (await bank.post(action, { ...fields, relation: '亲属3', hobby: '书法' })).text();
    expect(html).toContain('id="note-hobby-problem"');
    expect(html).not.toContain('id="note-relation-problem"');
  });
});
