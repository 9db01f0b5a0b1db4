import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../functions/domain/locale.ts';
import { renderDigestMail } from '../../functions/views/digest-mail.ts';
import { aCard, aDigest, manyCards, maturityTask } from '../support/digests.ts';

const render = (digest = aDigest(), locale: (typeof LOCALES)[number] = 'zh-CN', bands = false, page?: string) =>
  renderDigestMail(digest, locale, bands, page === undefined ? {} : { dayPage: page });
const visible = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '');

describe('the subject', () => {
  test('says the day and how heavy it is, and nothing of any client', () => {
    expect(render().subject).toBe('【今日待办】11月23日 周一 · 联系 1 位客户 · 3 笔到期');
    expect(render(aDigest(), 'en').subject).toBe('Today: call 1 client · 3 maturities · Mon 23 Nov');
  });
  test.each(LOCALES)('holds no surname, phone or amount, also when a deputy receives it (%s)', (locale) => {
    const digest = aDigest({ cards: manyCards(), onBehalfOf: { surname: '周', han: true, until: '2026-11-27' } });
    expect(render(digest, locale).subject).not.toMatch(/王|赵|欧阳|周(?!一)|李|3721|0456|¥|120/);
  });
});

describe.each(LOCALES)('the mail in %s', (locale) => {
  const digest = aDigest({ cards: manyCards() });
  const mail = render(digest, locale);

  test('stays under 100 KB with 15 cards of five long reasons each', () => {
    const reasons = [1, 2, 3, 4, 5].map((n) => ({
      ...maturityTask,
      holdingId: `H${n}`,
      product: '超长产品名称'.repeat(12),
    }));
    const heavy = manyCards().map((card) => ({ ...card, tasks: reasons }));
    const { html, text } = render(aDigest({ cards: heavy }), locale);
    expect(heavy).toHaveLength(15);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(Buffer.byteLength(text)).toBeLessThan(100_000);
  });
  test('stays under 100 KB also when every client has a hundred maturities: a card shows eight reasons and counts the rest', () => {
    const reasons = Array.from({ length: 100 }, (_, n) => ({ ...maturityTask, holdingId: `H${n}` }));
    const { html, text } = render(aDigest({ cards: manyCards().map((card) => ({ ...card, tasks: reasons })) }), locale);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(text.match(/另有 92 项|92 more/g)).toHaveLength(15);
  });
  test('never shows undefined, null, NaN, an object or empty brackets, whatever is missing', () => {
    const bare = aCard({
      client: { han: false, idTail: '' },
      tasks: [{ kind: 'contact-due', standardDays: 180, never: true }],
    });
    const { lastContact: _, ...without } = bare;
    const all = [mail, render(aDigest({ cards: [without], greet: { han: false } }), locale)];
    for (const { subject, html, text } of all) {
      expect(subject + visible(html) + text).not.toMatch(/undefined|null|NaN|\[object|（）|\(\)|“”|：\s*$/m);
    }
  });
  test('is the same, byte for byte, when rendered again', () => {
    expect(render(digest, locale)).toEqual(mail);
  });
  test('escapes what comes from records', () => {
    const card = aCard({ client: { surname: '<script>alert(1)</script>', han: false, idTail: '"><img src=x>' } });
    const hostile = { ...card, lastContact: { on: '2026-10-13', note: '<a href="javascript:alert(1)">x</a>' } };
    const { html } = render(aDigest({ cards: [hostile] }), locale);
    expect(html).not.toMatch(/<script|<img|<a /);
    expect(html).toContain('&lt;script&gt;');
  });
  test('has a text twin with every reason, opener and note of the HTML', () => {
    const plain = visible(mail.html).replaceAll('&quot;', '"').replaceAll('&#39;', "'");
    const lines = mail.text.split('\n').filter((line) => line.startsWith('   • '));
    expect(lines.length).toBe(digest.cards.flatMap((card) => card.tasks).length);
    for (const line of lines) expect(plain).toContain(line.slice(5));
  });
  test('can be read aloud: the language is named, layout tables are marked as such, one heading a client', () => {
    expect(mail.html).toContain(`<html lang="${locale}"`);
    expect(mail.html.match(/<table/g)?.length).toBe(mail.html.match(/<table role="presentation"/g)?.length);
    expect(mail.html.match(/<h1/g)).toHaveLength(1);
    expect(mail.html.match(/<h2/g)).toHaveLength(15);
  });
  test('has one button to the page where there is a page, and no dead one where there is none', () => {
    const linked = render(digest, locale, false, 'https://steward.example/t/token');
    expect(linked.html.match(/<a /g)).toHaveLength(1);
    expect(linked.text).toContain('https://steward.example/t/token');
    expect(mail.html).not.toContain('<a ');
  });
  test('shows bands in place of amounts where policy says so', () => {
    const banded = render(aDigest(), locale, true);
    expect(banded.html + banded.text).not.toMatch(/120万|1,200,000|120 万|286万|2,860,000/);
    expect(banded.text).toMatch(/¥100万–500万|¥1,000,000–5,000,000/);
  });
});

describe('what the mail says', () => {
  test('a deposit that goes idle is opened with an invitation, one that renews with a question, a loan with the repayment', () => {
    const say = (change: object) =>
      render(aDigest({ cards: [aCard({ tasks: [{ ...maturityTask, ...change }] })] })).text;
    expect(say({})).toContain('您有一笔 120 万的定期这周四到期，想跟您约个时间');
    expect(say({ atMaturity: 'renews' })).toContain('到时会自动转存');
    expect(say({ holdingKind: 'loan' })).toContain('核对一下还款安排');
  });
  test('a phone that does not work is not answered with something to say on the phone', () => {
    const card = aCard({
      tasks: [{ kind: 'details-stale', detail: 'phone', reason: 'wrong-number', since: '2026-11-20' }],
    });
    expect(render(aDigest({ cards: [card] })).text).not.toContain('您好');
  });
  test('an unsuitable holding with a lapsed assessment asks to assess first', () => {
    const { text } = render(aDigest({ cards: [manyCards()[1] ?? aCard()] }));
    expect(text).toContain('超出两级，且测评已于 11月2日 到期');
    expect(text).toContain('重做一次');
  });
  test('far dates carry their year, near ones do not', () => {
    const expired = (expiresOn: string) => aCard({ tasks: [{ kind: 'risk-review', reason: 'expired', expiresOn }] });
    expect(render(aDigest({ cards: [expired('2024-03-01')] })).text).toContain('2024年3月1日');
    expect(render(aDigest({ cards: [expired('2026-11-02')] })).text).toContain('已于 11月2日');
  });
  test('what was left out, pulled forward or unreadable is said', () => {
    const shown = [
      {
        clientId: 'K1',
        client: { surname: '孙', han: true, idTail: '1' },
        since: '2026-11-23',
        reason: 'contact-due' as const,
      },
    ];
    const { text } = render(
      aDigest({
        rolledOver: { count: 3, cap: 15, nextWorkday: '2026-11-24', maturities: 0, money: [], shown },
        pulledForward: { from: '2026-10-01', to: '2026-10-07', maturities: 2 },
        makeUpDay: true,
        brokenRecords: 1,
      }),
    );
    expect(text).toContain('另有 3 位待安排（每日上限 15 位），明天（周二）起按轻重逐日列入：孙*等。均非到期事项。');
    expect(text).toContain('10月1日至7日休息，2 笔到期已提前列入。');
    expect(text).toContain('今天是调休上班日。');
    expect(text).toContain('有 1 位客户的记录无法读取');
  });
});

describe.each(LOCALES)('the links of a card (%s)', (locale) => {
  const digest = aDigest({ cards: manyCards() });
  const clientPages = digest.cards.map((_, n) => `https://steward.bank.example/client/${'t'.repeat(230)}${n}`);
  const mail = renderDigestMail(digest, locale, false, { dayPage: 'https://steward.bank.example/day/t', clientPages });
  const words = { 'zh-CN': ['已联系', '改日', '号码有误'], en: ['Contacted', 'Later', 'Wrong details'] }[locale];

  test('are three words, each to its form on the client’s page, as high as a thumb, also in Outlook', () => {
    for (const page of clientPages)
      for (const form of ['contact', 'postpone', 'details']) expect(mail.html).toContain(`href="${page}#${form}"`);
    const links = [...mail.html.matchAll(/href="[^"]+#[^"]+" style="([^"]+)">([^<]+)</g)];
    expect(links.slice(0, 3).map(([, , word]) => word)).toEqual(words);
    for (const [, style] of links) expect(style).toContain('mso-line-height-rule:exactly;line-height:44px');
  });
  test('stand in the plain text as words with the address of the page', () => {
    const [first] = clientPages;
    expect(mail.text).toContain(
      `${words.map((word) => `[${word}]`).join(' ')}${locale === 'en' ? ': ' : '：'}${first}\n`,
    );
    for (const page of clientPages) expect(mail.text).toContain(page);
  });
  test('leave the mail under 100 KB with fifteen cards of five long reasons', () => {
    const reasons = [1, 2, 3, 4, 5].map((n) => ({
      ...maturityTask,
      holdingId: `H${n}`,
      product: '超长产品名称'.repeat(12),
    }));
    const heavy = aDigest({ cards: manyCards().map((card) => ({ ...card, tasks: reasons })) });
    const { html, text } = renderDigestMail(heavy, locale, false, { clientPages });
    expect(heavy.cards).toHaveLength(15);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(Buffer.byteLength(text)).toBeLessThan(100_000);
  });
  test('are absent where there are no pages', () => {
    expect(render(digest, locale).html).not.toContain(words[0] as string);
  });
});
