import { expect, test } from 'vitest';
import type { ClientRecord } from '../../../functions/domain/client.ts';
import type { TalkingPoint } from '../../../functions/domain/offer/catalogue.ts';
import { talkingPointsFor } from '../../../functions/domain/offer/talking-points.ts';
import { aClient } from '../../support/clients.ts';

const DATE = '2026-11-23';
const point = (topic: string, name: string, from = '2026-01-01', to = '2026-12-31'): TalkingPoint => ({
  topic,
  from,
  to,
  text: { 'zh-CN': name, en: name },
});
const said = (bank: Partial<ClientRecord>, points: TalkingPoint[], date = DATE) =>
  talkingPointsFor(aClient({ bank: { preference: 'wants-information', ...bank } }), points, date).map(({ en }) => en);

test('only clients who want information are told any', () => {
  const points = [point('外汇', 'fx')];
  expect(said({ topics: ['外汇'] }, points)).toEqual(['fx']);
  expect(talkingPointsFor(aClient({ bank: { topics: ['外汇'] } }), points, DATE)).toEqual([]);
  expect(talkingPointsFor(aClient({ bank: { topics: ['外汇'], preference: 'hands-off' } }), points, DATE)).toEqual([]);
});

test('only on their topics, however these are spaced or cased', () => {
  const points = [point('外汇', 'fx'), point('Gold', 'gold')];
  expect(said({ topics: [' gold '] }, points)).toEqual(['gold']);
  expect(said({ topics: ['养老规划'] }, points)).toEqual([]);
  expect(said({}, points)).toEqual([]);
});

test('only on their days, the first and last included', () => {
  const points = [point('外汇', 'fx', '2026-11-23', '2026-11-24')];
  const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'];
  expect(days.map((date) => said({ topics: ['外汇'] }, points, date).length)).toEqual([0, 1, 1, 0]);
});

test("the week's news on a topic is said instead of what holds all year, and before other topics", () => {
  const points = [
    point('黄金', 'gold'),
    point('外汇', 'fx'),
    point('外汇', 'fx this week', '2026-11-23', '2026-11-29'),
  ];
  expect(said({ topics: ['黄金', '外汇'] }, points)).toEqual(['fx this week']);
});

test('one a card, of the first topic that has any', () => {
  const points = [point('a', 'A'), point('b', 'B'), point('c', 'C')];
  expect(said({ topics: ['c', 'a', 'b'] }, points)).toEqual(['C']);
  expect(said({ topics: ['none', 'b', 'a'] }, points)).toEqual(['B']);
});
