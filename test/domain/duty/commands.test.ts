import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  closeDuty,
  confirmationOf,
  confirmDuty,
  type DutyDecided,
  explainDuty,
  explanationOf,
  openAgain,
  reopenDuty,
  STEWARD,
  waiveDuty,
} from '../../../functions/domain/duty/commands.ts';
import { type Duty, isOwed } from '../../../functions/domain/duty/duty.ts';
import { verifyHistory } from '../../../functions/domain/duty/history.ts';
import { actor, decided, duty, sha256 } from '../../support/duties.ts';

const later = actor({ commandId: 'later', person: 'L2', at: '2026-11-20T02:00:00.000Z' });
const schedule = { at: '2026-11-20T00:00:00.000Z', commandId: 'plan' };
const evidence = { note: '已开' };

const commands: Record<string, (one: Duty) => DutyDecided> = {
  confirm: (one) => confirmDuty(one, evidence, later, sha256),
  explain: (one) => explainDuty(one, '出差', later, sha256),
  waive: (one) => waiveDuty(one, '休产假', later, sha256),
  close: (one) => closeDuty(one, 'left', schedule, sha256),
  reopen: (one) => reopenDuty(one, '不是本人操作', later, sha256),
  openAgain: (one) => openAgain(one, { openedOn: '2026-11-20', dueOn: '2026-11-30' }, schedule, sha256),
};
const outcome = (result: DutyDecided) => (result.ok ? result.duty.state : result.reason);

test('a duty is explained twenty times at most, and the twentieth again is the same command', () => {
  const times = Array.from({ length: 20 }, (_, n) => actor({ commandId: `said-${n}` }));
  const said = times.reduce((one, by) => decided(explainDuty(one, '出差', by, sha256)), duty());
  expect(outcome(explainDuty(said, '出差', later, sha256))).toBe('explained-enough');
  expect(outcome(explainDuty(said, '出差', actor({ commandId: 'said-19' }), sha256))).toBe('already');
  expect(outcome(confirmDuty(said, evidence, later, sha256))).toBe('confirmed');
});

test('what each command makes of a duty, by the state it is in', () => {
  const states = ['open', 'confirmed', 'waived', 'reopened', 'closed'] as const;
  const table = Object.entries(commands).map(([name, run]) => [
    name,
    ...states.map((state) => outcome(run(duty({ state })))),
  ]);
  expect(table).toEqual([
    ['confirm', 'confirmed', 'already', 'waived', 'confirmed', 'closed'],
    ['explain', 'open', 'already', 'waived', 'reopened', 'closed'],
    ['waive', 'waived', 'already', 'waived', 'waived', 'closed'],
    ['close', 'closed', 'already', 'waived', 'closed', 'closed'],
    ['reopen', 'not-confirmed', 'reopened', 'not-confirmed', 'not-confirmed', 'not-confirmed'],
    ['openAgain', 'already', 'already', 'waived', 'already', 'open'],
  ]);
});

test('a confirmation stands in the history with who, how surely, in whose place and after how long', () => {
  const by = actor({ onBehalfOf: 'L9', seconds: 75 });
  const confirmed = decided(confirmDuty(duty(), evidence, by, sha256));
  const { hash: _, ...entry } = confirmationOf(confirmed) ?? { hash: '' };
  expect(entry).toEqual({
    ...{ seq: 2, at: by.at, by: 'L1', action: 'confirmed', command: 'command-1' },
    ...{ assurance: 'link+employee-no', onBehalfOf: 'L9', seconds: 75, evidence },
  });
});

test('what the schedule does stands in the history as its own', () => {
  const closed = decided(closeDuty(duty(), 'left', schedule, sha256));
  expect(closed.history.map(({ by, action, reason }) => [by, action, reason])).toEqual([
    [STEWARD, 'opened', undefined],
    [STEWARD, 'closed', 'left'],
  ]);
});

test('two who confirm one duty: the second is told by whom and when it was done', () => {
  const confirmed = decided(confirmDuty(duty(), evidence, actor(), sha256));
  const second = confirmDuty(confirmed, { note: '另一次' }, later, sha256);
  expect(second).toEqual({ ok: false, reason: 'already', entry: confirmed.history[1] });
});

test('the same command again is told its own entry, even after the duty was reopened', () => {
  const confirmed = decided(confirmDuty(duty(), evidence, actor(), sha256));
  const reopened = decided(reopenDuty(confirmed, '不是本人操作', later, sha256));
  const again = confirmDuty(reopened, evidence, actor(), sha256);
  expect(again).toEqual({ ok: false, reason: 'already', entry: confirmed.history[1] });
  expect(reopenDuty(reopened, '不是本人操作', later, sha256)).toMatchObject({
    ok: false,
    reason: 'already',
    entry: { seq: 3 },
  });
});

test('only the confirmation somebody says was not theirs is taken back, not a later one', () => {
  const first = duty({ state: 'confirmed' });
  expect(outcome(reopenDuty(first, '不是本人操作', later, sha256, 'command-1'))).toBe('reopened');
  const reopened = duty({ state: 'reopened' });
  const second = decided(confirmDuty(reopened, evidence, actor({ commandId: 'command-2' }), sha256));
  expect(reopenDuty(second, '不是本人操作', later, sha256, 'command-1')).toMatchObject({
    ...{ ok: false, reason: 'not-confirmed' },
    entry: { action: 'reopened' },
  });
});

test('a confirmed duty keeps its confirmation when nothing took it back, and has none otherwise', () => {
  expect(confirmationOf(duty({ state: 'confirmed' }))).toMatchObject({ action: 'confirmed' });
  expect((['open', 'reopened', 'waived', 'closed'] as const).map((state) => confirmationOf(duty({ state })))).toEqual([
    ...Array(4),
  ]);
});

test('the latest explanation is the one that is told', () => {
  const once = decided(explainDuty(duty(), '出差', actor(), sha256));
  const twice = decided(explainDuty(once, '生病', later, sha256));
  expect(explanationOf(twice)?.reason).toBe('生病');
  expect(explanationOf(duty())).toBeUndefined();
});

test('whatever commands come in whatever order, the history is right, and only a change makes a version', () => {
  const runs = fc.array(fc.tuple(fc.constantFrom(...Object.keys(commands)), fc.nat(3)), { maxLength: 12 });
  fc.assert(
    fc.property(runs, (given) => {
      let one = duty();
      for (const [name, n] of given) {
        const by = { ...later, commandId: `c${n}` };
        const run = {
          ...commands,
          confirm: (it: Duty) => confirmDuty(it, evidence, by, sha256),
          reopen: (it: Duty) => reopenDuty(it, '不是本人操作', by, sha256),
        }[name];
        const result = run?.(one);
        if (result?.ok) one = result.duty;
      }
      expect(verifyHistory(one, sha256)).toEqual({ ok: true });
      expect(one.version).toBe(one.history.length);
      const confirmations = one.history.filter(({ action }) => action === 'confirmed');
      expect(new Set(confirmations.map(({ command }) => command)).size).toBe(confirmations.length);
      expect(isOwed(one)).toBe(one.state === 'open' || one.state === 'reopened');
    }),
    { numRuns: 200 },
  );
});
