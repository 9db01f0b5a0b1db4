import { expect, test } from 'vitest';
import type { Task } from '../../functions/domain/task.ts';
import { catalogueFor } from '../../functions/i18n/index.ts';
import { aCard, aDigest } from '../support/digests.ts';

const task: Task = { kind: 'details-stale', detail: 'address', reason: 'wrong-address', since: '2026-11-20' };
const opener = (locale: 'zh-CN' | 'en', tasks: Task[]) =>
  catalogueFor(locale, { amountBands: false, today: '2026-11-23' }).digest.opener(aCard({ tasks }), aDigest());

test('a wrong address is no reason not to call: the phone works', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    expect(opener(locale, [task]).say).toBe(true);
    const phone = { kind: 'details-stale', detail: 'phone', reason: 'wrong-number', since: '2026-11-20' } as const;
    expect(opener(locale, [task, phone]).say).toBe(false);
  }
});

test('it is told as the address’s fault, with the day it was found out', () => {
  const line = (locale: 'zh-CN' | 'en') =>
    catalogueFor(locale, { amountBands: false, today: '2026-11-23' }).digest.task(task, aCard(), '2026-11-23');
  expect(line('zh-CN')).toMatch(/^地址有误（11月20日）/);
  expect(line('en')).toMatch(/^Address is wrong \(20 Nov\)/);
});

test('a call nobody answered is no reason not to call again, and is owned up to', () => {
  const missed = { kind: 'details-stale', detail: 'phone', reason: 'unreachable', since: '2026-11-20' } as const;
  for (const locale of ['zh-CN', 'en'] as const) expect(opener(locale, [missed]).say).toBe(true);
  expect(opener('zh-CN', [missed]).text).toContain('没能联系上');
  expect(opener('en', [missed]).text).toContain('tried to reach you');
});

test('a call nobody answered asks for another try, not for another number', () => {
  const missed = { kind: 'details-stale', detail: 'phone', reason: 'unreachable', since: '2026-11-20' } as const;
  const line = (locale: 'zh-CN' | 'en') =>
    catalogueFor(locale, { amountBands: false, today: '2026-11-23' }).digest.task(missed, aCard(), '2026-11-23');
  expect(line('zh-CN')).toBe('11月20日 未接通，换个时间再打');
  expect(line('en')).toBe('No answer on 20 Nov; try again at another time');
});
