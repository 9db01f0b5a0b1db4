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
  const identify = identifyByEmployeeNumber({ roster, tries, sha256, log, timeZone: to.timeZone });
  return {
    stored,
    locked: () => of('employee-number-locked'),
    type: (typed: string | undefined, at = link, now = TEN) => identify({ person: at.person, link: at, typed }, now),
  };
}

const linkKey = sha256([link.purpose, link.object, link.person, link.epoch, link.expiresAt].join('|'));

/** Calls that wait until one of them is picked: every interleaving there may be. */
function racing(picks: Iterator<number>) {
  const waiting: (() => void)[] = [];
  let over = false;
  const call = async <T>(_: string, work: () => Promise<T>): Promise<T> => {
    if (!over) await new Promise<void>((go) => waiting.push(go));
    return work();
  };
  const run = async () => {
    for (;;) {
      for (let n = 0; n < 20; n += 1) await Promise.resolve();
      over = waiting.length === 0;
      if (over) return;
      waiting.splice(Number(picks.next().value) % waiting.length, 1)[0]?.();
    }
  };
  return { call: call as FaultyStore['call'], run };
}

/** The wrong numbers at the link, and in the day. */
const both = ({ stored: { items } }: MemoryLinkTries) => [...items.values()].sort((a, b) => b.wrong - a.wrong);
const counts = (stored: MemoryLinkTries) => both(stored).map(({ wrong }) => wrong);
const lockedOf = (stored: MemoryLinkTries) => both(stored).map(({ lockedAt }) => lockedAt);

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
    for (let call = 0; call < 9; call += 1)
      for (const fault of faults) {
        const store = new FaultyStore([[call, fault]]);
        const { type, stored } = identifying(store.call);
        for (let n = 0; n < 3; n += 1) await type('4711').catch(() => undefined);
        expect(counts(stored)).toEqual([1, 1]);
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
        expect(counts(stored)).toEqual([5, 5]);
        expect(lockedOf(stored)).toEqual([TEN, undefined]);
        expect(locked()).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test('and of three hundred sent at once no more than five are compared, nor is a right one taken that was not counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.nat({ max: 299 }), async (picks, place) => {
        const race = racing(picks);
        const { type, stored, locked } = identifying(race.call);
        const compared: string[] = [];
        const put = stored.put.bind(stored);
        stored.put = async (tries, expected) => {
          const saved = await put(tries, expected);
          if (saved === 'saved' && tries.link === linkKey) compared.push(tries.lastCommand);
          return saved;
        };
        const all = Array.from({ length: 300 }, (_, n) => type(n === place ? 'L1' : `X${n}`));
        await race.run();
        const answers = await Promise.all(all);
        const counted = compared.filter((command) => !command.startsWith('back:'));
        const right = counted.indexOf(sha256(JSON.stringify([linkKey, 'L1'])));
        const wrong = counted.length - (right < 0 ? 0 : 1);
        expect(wrong).toBeLessThanOrEqual(5);
        expect(right).toBeLessThan(5);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(right < 0 ? 0 : 1);
        // The fifth may have been the right one, given back when all others had been turned away.
        expect(wrong).toBeGreaterThanOrEqual(right < 0 ? 5 : 4);
        // A right one that others came after stays counted, and may be one of the five that lock.
        const isLocked = (await stored.get(linkKey))?.lockedAt !== undefined;
        if (wrong === 5) expect(isLocked).toBe(true);
        if (isLocked) expect(await type('L1')).toEqual({ ok: false, why: 'locked' });
        expect(locked()).toHaveLength(isLocked ? 1 : 0);
      }),
      { numRuns: 20 },
    );
  });

  test('and of tries one by one in the order they came, a right one in sixth place or later is not taken', async () => {
    for (const place of [5, 6, 120]) {
      const { type } = identifying();
      const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => type(n === place ? 'L1' : `X${n}`)));
      expect(answers.filter(({ ok }) => ok)).toEqual([]);
      expect(await type('L1')).toEqual({ ok: false, why: 'locked' });
    }
  });

  test('and a right one is no try, not even the last: as often as it comes, twice at once, between wrong ones', async () => {
    const { type, stored } = identifying();
    for (const wrong of ['1', '2', '3', '4']) await type(wrong);
    for (let n = 0; n < 3; n += 1) {
      const twice = await Promise.all([type('L1'), type('L1')]);
      expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    }
    expect(counts(stored)).toEqual([4, 4]);
    expect(await type('5')).toEqual({ ok: false, why: 'locked' });
  });

  test('and a right one whose giving back is lost is right all the same, and stays counted at worst', async () => {
    const faults: StoreFault[] = ['lost', 'reply-lost', 'repeated'];
    for (let call = 6; call < 10; call += 1)
      for (const fault of faults) {
        const { type, stored } = identifying(new FaultyStore([[call, fault]]).call);
        expect(await type('L1')).toMatchObject({ ok: true });
        expect(Math.max(...counts(stored))).toBeLessThanOrEqual(1);
        expect(Math.min(...counts(stored))).toBeGreaterThanOrEqual(0);
      }
  });

  test('and one that cannot be counted, for others always come first, is not taken', async () => {
    const { type } = identifying(async (name, work) => (name === 'put' ? ('conflict' as never) : work()));
    expect(await type('L1')).toEqual({ ok: false, why: 'wrong', triesLeft: 5 });
  });

  test('fifteen wrong ones in a day, at whatever links, lock all of that person until the next day, and nobody else', async () => {
    const { type, locked } = identifying();
    const at = (n: number, person = 'L1') => dutyLink({ ...MEETING, kind: `kind-${n}` }, { ...to, person });
    const left = [];
    for (let n = 0; n < 15; n += 1) left.push(await type(`X${n}`, at(n % 4)));
    expect(left.slice(11)).toMatchObject([{ triesLeft: 2 }, { triesLeft: 1 }, { triesLeft: 1 }, { why: 'locked' }]);
    expect(await type('L1', at(9))).toEqual({ ok: false, why: 'locked' });
    expect(await type(undefined, at(9))).toEqual({ ok: false, why: 'locked' });
    expect(locked()).toMatchObject([{ level: 'error', ids: { person: 'L1', date: TUESDAY } }]);
    expect(await type('L2', at(9, 'L2'))).toMatchObject({ ok: false, why: 'wrong' });
    // Ten to midnight is locked still; midnight of the bank is the next day.
    expect(await type('L1', at(9), '2026-11-10T15:50:00.000Z')).toEqual({ ok: false, why: 'locked' });
    expect(await type('L1', at(9), '2026-11-10T16:00:00.000Z')).toMatchObject({ ok: true });
  });
});
