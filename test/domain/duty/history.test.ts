import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirmDuty, explainDuty, reopenDuty, waiveDuty } from '../../../functions/domain/duty/commands.ts';
import type { Duty, HistoryEntry } from '../../../functions/domain/duty/duty.ts';
import { append, headOf, verifyHistory } from '../../../functions/domain/duty/history.ts';
import { actor, decided, duty, screened, sha256 } from '../../support/duties.ts';

/** A duty explained, confirmed, reopened and confirmed again: every kind of value stands in its history. */
function lived(): Duty {
  const by = (n: number) => actor({ commandId: `c${n}`, at: `2026-11-1${n}T02:00:00.000Z`, seconds: 40 + n });
  const opened = duty({ kind: 'screening', subject: 'M1' });
  const explained = decided(explainDuty(opened, '本人出差', by(1), sha256));
  const signature = { document: 'self-discipline', hash: 'abc', locale: 'zh-CN' as const, name: '王芳' };
  const evidence = screened({ attended: ['M1', 'M2'], signature });
  const confirmed = decided(confirmDuty(explained, evidence, { ...by(2), onBehalfOf: 'L9' }, sha256));
  const reopened = decided(reopenDuty(confirmed, '不是本人操作', by(3), sha256));
  return decided(confirmDuty(reopened, screened(), by(4), sha256));
}

const entry = (parts: Partial<HistoryEntry>) => ({
  at: '2026-11-10T02:00:00.000Z',
  by: 'L1',
  action: 'explained' as const,
  command: 'c9',
  ...parts,
});

/** Every text and number within a value, by its path. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]));
}

/** The value with the leaf at the path changed: one character of a text, one more of a number. */
function changedAt(value: unknown, [key, ...rest]: (string | number)[], at: number): unknown {
  if (key === undefined) {
    if (typeof value === 'number') return value + 1;
    const text = String(value);
    const i = at % (text.length + 1);
    return `${text.slice(0, i)}${text[i] === 'x' ? 'y' : 'x'}${text.slice(i + 1)}`;
  }
  if (Array.isArray(value)) return value.map((one, i) => (i === Number(key) ? changedAt(one, rest, at) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: changedAt(object[key], rest, at) };
}

const seqOf = (verified: ReturnType<typeof verifyHistory>) => (verified.ok ? 'right' : verified.seq);

test('a history as it was written is right, whatever was done to the duty', () => {
  for (const one of [
    lived(),
    duty(),
    ...(['confirmed', 'waived', 'reopened', 'closed'] as const).map((state) => duty({ state })),
  ])
    expect(verifyHistory(one, sha256)).toEqual({ ok: true });
});

test('each entry counts on, and leaves the duty in its state as its next version', () => {
  const opened = duty();
  const after = append(opened, entry({ action: 'confirmed', command: 'c1' }), sha256);
  expect(after).toMatchObject({ version: opened.version + 1, lastCommand: 'c1', state: 'confirmed' });
  expect(after.history.map(({ seq, action }) => [seq, action])).toEqual([
    [1, 'opened'],
    [2, 'confirmed'],
  ]);
  expect(append(after, entry({}), sha256).state).toBe('confirmed');
  expect(opened.history).toHaveLength(1);
});

test('every byte of a history that is changed is named, by the entry it stands in', () => {
  const one = lived();
  const paths = leaves(one.history);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(200), (path, at) => {
      const history = changedAt(one.history, path, at) as HistoryEntry[];
      expect(seqOf(verifyHistory({ ...one, history }, sha256))).toBe(Number(path[0]) + 1);
    }),
    { numRuns: 400 },
  );
});

test('an entry left out, put in twice or moved is named where the history first departs', () => {
  const one = lived();
  fc.assert(
    fc.property(fc.nat(one.history.length - 2), (i) => {
      const { history } = one;
      const without = history.toSpliced(i, 1);
      const doubled = history.toSpliced(i, 0, ...history.slice(i, i + 1));
      const moved = history.toSpliced(i, 2, ...history.slice(i, i + 2).reverse());
      const found = [without, doubled, moved].map((other) => seqOf(verifyHistory({ ...one, history: other }, sha256)));
      expect(found).toEqual([i + 1, i + 2, i + 1]);
    }),
  );
});

test('an entry renumbered to fill a gap is found all the same: its hash is over what stood before', () => {
  const one = lived();
  const history = one.history.toSpliced(1, 1).map((each, i) => ({ ...each, seq: i + 1 }));
  expect(seqOf(verifyHistory({ ...one, history }, sha256))).toBe(2);
});

test('an entry under a wrong number is found even if its hash is right', () => {
  const { history, ...one } = duty();
  const misnumbered = append({ ...one, history: [...history, ...history] }, entry({}), sha256);
  const found = verifyHistory({ ...misnumbered, history: misnumbered.history.toSpliced(1, 1) }, sha256);
  expect(found).toEqual({ ok: false, seq: 2, problem: 'it is numbered 3' });
});

test('which duty it is, when it was opened and when it is due cannot be changed', () => {
  const one = lived();
  const changes: Partial<Duty>[] = [
    { unit: 'U2' },
    { period: '2026-10' },
    { kind: 'meeting' },
    { subject: 'M2' },
    { dueOn: '2026-12-31' },
    { openedOn: '2026-11-03' },
  ];
  expect(changes.map((change) => seqOf(verifyHistory({ ...one, ...change }, sha256)))).toEqual([1, 1, 1, 1, 1, 1]);
});

test('a state that the history does not lead to is found, and another last command', () => {
  const one = lived();
  expect(verifyHistory({ ...one, state: 'open' }, sha256)).toMatchObject({ ok: false, seq: 5 });
  expect(verifyHistory({ ...one, lastCommand: 'c3' }, sha256)).toMatchObject({ ok: false, seq: 5 });
  const waived = decided(waiveDuty(duty(), '休产假', actor(), sha256));
  expect(verifyHistory({ ...waived, history: waived.history.slice(0, 1) }, sha256)).toMatchObject({
    ok: false,
    seq: 1,
  });
});

test('no history, or one that does not begin with the opening, is not right', () => {
  const nothing: Duty = { ...duty(), version: 0, history: [] };
  expect(verifyHistory(nothing, sha256)).toMatchObject({ ok: false, seq: 0 });
  expect(verifyHistory(append(nothing, entry({ action: 'confirmed' }), sha256), sha256)).toMatchObject({ seq: 1 });
});

test('a store may give the fields back in another order', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, reversed(part)]),
    );
  };
  expect(verifyHistory(reversed(lived()) as Duty, sha256)).toEqual({ ok: true });
});

test('the head of a chain is its last entry', () => {
  const one = lived();
  expect(headOf(one)).toEqual({ seq: 5, hash: one.history[4]?.hash });
  expect(headOf({ history: [] })).toEqual({ seq: 0, hash: '' });
});
