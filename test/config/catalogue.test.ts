import { expect, test } from 'vitest';
import { holidays } from '../../config/holidays.ts';
import { policy } from '../../config/policy.ts';
import { products } from '../../config/products.ts';
import { talkingPoints } from '../../config/talking-points.ts';
import { compileCalendar } from '../../functions/domain/calendar/compile-calendar.ts';
import { addDays } from '../../functions/domain/civil-date.ts';
import { checkCatalogue, checkTalkingPoints } from '../../functions/domain/offer/check-catalogue.ts';
import { suggest } from '../../functions/domain/offer/suggestions.ts';
import { aClient, yuan } from '../support/clients.ts';

test('the shipped products, talking points and holidays have no mistakes', () => {
  expect(() => checkCatalogue(products)).not.toThrow();
  expect(() => checkTalkingPoints(talkingPoints)).not.toThrow();
  expect(() => compileCalendar(holidays)).not.toThrow();
});

test('on every day of 2026 even the most careful client has something to choose from', () => {
  const client = aClient({ bank: { riskTolerance: 1, riskExpiresOn: '2027-12-31' } });
  for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
    const task = { kind: 'maturity', holdingId: 'h', holdingKind: 'deposit', maturesOn: date, daysLeft: 0 } as const;
    const { suggestions } = suggest(client, products, { date, policy, tasks: [{ ...task, amount: yuan(50_000) }] });
    expect(suggestions.length, date).toBeGreaterThan(0);
  }
});

test('every topic has something to say on every day of 2026', () => {
  const topics = new Set(talkingPoints.map(({ topic }) => topic));
  for (const topic of topics)
    expect(
      talkingPoints.some((point) => point.topic === topic && point.from === '2026-01-01' && point.to === '2026-12-31'),
      topic,
    ).toBe(true);
});

test('talking points give facts and questions, never advice, and are said in one breath', () => {
  for (const { text } of talkingPoints) {
    expect(text['zh-CN'].match(/\p{Script=Han}/gu)?.length ?? 0, text['zh-CN']).toBeLessThanOrEqual(40);
    expect(text['zh-CN']).not.toMatch(
      /分批|分拆|各买|摊平|更稳|更划算|稳妥|建议|应该|适合|最好|趁|越早|越长|锁定|免得/,
    );
    expect(text.en).not.toMatch(/in steps|buy part|should|better|suits|safe|best/i);
  }
});
