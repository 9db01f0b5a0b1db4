import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifyByEmployeeNumber } from '../../functions/app/identify.ts';
import { dutyLink } from '../../functions/domain/mail/duty-links.ts';
import { FaultyStore, type StoreFault } from '../support/acting.ts';
import { aCalendar } from '../support/calendar.ts';
import { person, sha256 } from '../support/duties.ts';
import { MEETING, SCREENING, TEN, TUESDAY } from '../support/duty-world.ts';
import { MemoryLinkTries, MemoryRoster } from '../support/memory-records.ts';
import { notedLog } from '../support/noted-log.ts';

const to = { person: 'L1', date: TUESDAY, epoch: 1, calendar: aCalendar(), timeZone: 'Asia/Shanghai' };
const link = dutyLink(MEETING, to);

function identifying(call: FaultyStore['call'] = (_, work) => work(), employeeNo?: string) {
  const stored = new MemoryLinkTries();
  const value = person({ id: 'L1', role: 'line-manager' as const, ...(employeeNo !== undefined && { employeeNo }) });
  const roster = new MemoryRoster([{ entry: 'officer', value }]);
  const { log, of } = notedLog();
  const tries = {
    get: (key: string) => call('get', () => stored.get(key)),
    put: (...args: Parameters<MemoryLinkTries['put']>) => call('put', () => stored.put(...args)),
  };
  const identify = identifyByEmployeeNumber({ roster, tries, sha256, log });
  return {
    stored,
    locked: () => of('employee-number-locked'),
    type: (typed: string | undefined, at = link) => identify({ person: at.person, link: at, typed }, TEN),
  };
}

describe('a person is identified by the employee number they type', () => {
  test('in either case, whole or half width, with blanks around it; by the id where the roster has no number', async () => {
    const right = { ok: true, assurance: 'link+employee-no' };
    expect(await identifying(undefined, 'A0123').type(' ａ0123 ')).toEqual(right);
    expect(await identifying().type('l1')).toEqual(right);
    expect(await identifying(undefined, 'A0123').type('L1')).toMatchObject({ ok: false, why: 'wrong' });
  });

  test('and nothing typed is no try', async () => {
    const { type, stored } = identifying();
    for (const nothing of [undefined, '', '  '])
      expect(await type(nothing)).toMatchObject({ why: 'missing', triesLeft: 5 });
    expect(stored.stored.writes).toBe(0);
  });

  test('five wrong ones lock that link, raise an alarm, and a right one does not open it again', async () => {
    const { type, locked } = identifying();
    const answers = [];
    for (const wrong of ['1', '2', '3', '4', '5']) answers.push(await type(wrong));
    expect(answers.map((one) => ('triesLeft' in one ? one.triesLeft : one))).toEqual([
      4,
      3,
      2,
      1,
      { ok: false, why: 'locked' },
    ]);
    for (const typed of ['L1', '9', '']) expect(await type(typed)).toEqual({ ok: false, why: 'locked' });
    expect(locked()).toMatchObject([{ level: 'error', ids: { person: 'L1', purpose: 'duty' } }]);
    expect(await type('L1', dutyLink(SCREENING, to))).toMatchObject({ ok: true });
  });

  test('and the same wrong number twice in a row is one try, as of a double click', async () => {
    const { type } = identifying();
    await type('4711');
    expect(await type('4711')).toMatchObject({ why: 'wrong', triesLeft: 4 });
  });

  test('and neither the log nor the store holds what was typed', async () => {
    const { type, stored, locked } = identifying();
    for (const wrong of ['secret1', 'secret2', 'secret3', 'secret4', 'secret5']) await type(wrong);
    expect(JSON.stringify([[...stored.stored.items], locked()])).not.toMatch(/secret/i);
  });

  test('and however calls are lost or repeated, one wrong number counts once', async () => {
    const faults: StoreFault[] = ['lost', 'reply-lost', 'repeated'];
    for (let call = 0; call < 6; call += 1)
      for (const fault of faults) {
        const store = new FaultyStore([[call, fault]]);
        const { type, stored } = identifying(store.call);
        for (let n = 0; n < 3; n += 1) await type('4711').catch(() => undefined);
        expect([...stored.stored.items.values()].map(({ wrong }) => wrong)).toEqual([1]);
      }
  });

  test('and wrong numbers that race are all counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { type, stored, locked } = identifying(async (name, work) => {
          await scheduler.schedule(Promise.resolve(), name);
          return work();
        });
        await scheduler.waitFor(
          Promise.all(['1', '2', '3', '4', '5'].map((wrong) => type(wrong).catch(() => undefined))),
        );
        const [one] = stored.stored.items.values();
        expect(one?.wrong).toBe(5);
        expect(one?.lockedAt).toBe(TEN);
        expect(locked()).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
