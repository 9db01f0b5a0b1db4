import { describe, expect, test } from 'vitest';
import { anchorLedger } from '../../../functions/app/duty/anchor-ledger.ts';
import { verifyLedger } from '../../../functions/app/duty/verify-ledger.ts';
import type { Read } from '../../../functions/app/ports.ts';
import { dutyId } from '../../../functions/domain/duty/anchor.ts';
import { openDuty, STEWARD } from '../../../functions/domain/duty/commands.ts';
import type { Duty } from '../../../functions/domain/duty/duty.ts';
import { append } from '../../../functions/domain/duty/history.ts';
import { sha256 } from '../../../functions/runtime/sha256.ts';
import { localLedgerAnchors } from '../../../local/ledger-anchors.ts';
import { collect } from '../../support/collect.ts';
import { MemoryRoster } from '../../support/memory-records.ts';
import { notedLog } from '../../support/noted-log.ts';

const AT = '2026-11-02T00:00:00.000Z';

const opened = (kind: string, unit = 'U01', period = '2026-11'): Duty =>
  openDuty(
    { unit, period, kind, openedOn: '2026-11-02', dueOn: '2026-11-30' },
    { at: AT, commandId: `open-${kind}` },
    sha256,
  );

const confirmed = (duty: Duty, note = 'held'): Duty =>
  append(
    duty,
    { at: '2026-11-20T02:00:00.000Z', by: 'L01', action: 'confirmed', command: 'c1', evidence: { note } },
    sha256,
  );

function ledger(duties: Duty[], noted: string[] = []) {
  const held = new Map(duties.map((duty) => [dutyId(duty), duty]));
  const { log } = notedLog();
  const read = (choose: (duty: Duty) => boolean) =>
    async function* (): AsyncIterable<Read<Duty>> {
      for (const duty of held.values()) if (choose(duty)) yield { ok: true, value: duty };
    };
  const deps = {
    duties: {
      ofPeriod: (unit: string, period: string) => read((one) => one.unit === unit && one.period === period)(),
      ofUnit: (unit: string) => read((one) => one.unit === unit)(),
      async *notedUnits() {
        yield* noted;
      },
    },
    roster: new MemoryRoster([{ entry: 'unit', value: { id: 'U01', name: '泰山路支行' } }]),
    anchors: localLedgerAnchors(undefined),
    sha256,
    log,
  };
  return { held, deps, put: (duty: Duty) => void held.set(dutyId(duty), duty) };
}

/** The chain written anew from its opening, as somebody would who knows how it is hashed. */
function rewritten(duty: Duty, note: string): Duty {
  const [first] = duty.history;
  return confirmed({ ...opened(duty.kind), history: first === undefined ? [] : [first] }, note);
}

describe('the ledger', () => {
  test('holds while nothing was touched, however much was added since it was anchored', async () => {
    const { deps, put } = ledger([opened('meeting'), opened('ledger-review')]);
    await anchorLedger(deps, '2026-11-02');
    put(confirmed(opened('meeting')));
    await anchorLedger(deps, '2026-11-20');
    expect(await verifyLedger(deps)).toEqual({ duties: 2, entries: 3, anchors: 2, faults: [] });
  });

  test('names the first entry that was changed', async () => {
    const { deps, put } = ledger([opened('ledger-review')]);
    const duty = confirmed(opened('meeting'));
    const [first, second] = duty.history;
    if (first === undefined || second === undefined) throw new Error('two entries');
    put({ ...duty, history: [first, { ...second, by: 'L02' }] });
    const { faults } = await verifyLedger(deps);
    expect(faults).toEqual([{ where: 'history', duty: dutyId(duty), seq: 2, problem: expect.any(String) }]);
  });

  test('a chain rewritten as a whole holds by itself, and contradicts the anchor', async () => {
    const honest = confirmed(opened('meeting'), 'held');
    const { deps, put } = ledger([honest]);
    await anchorLedger(deps, '2026-11-20');
    put(rewritten(honest, 'held twice'));
    const { faults } = await verifyLedger(deps);
    expect(faults).toEqual([
      { where: 'anchored', date: '2026-11-20', duty: dutyId(honest), seq: 2, problem: expect.any(String) },
    ]);
  });

  test('entries cut off at the end, and a duty that is gone, are missed by the anchor', async () => {
    const [meeting, review] = [confirmed(opened('meeting')), opened('ledger-review')];
    const { deps, put, held } = ledger([meeting, review]);
    await anchorLedger(deps, '2026-11-20');
    put(opened('meeting'));
    held.delete(dutyId(review));
    const { faults } = await verifyLedger(deps);
    expect(faults.map((fault) => 'duty' in fault && fault.duty).sort()).toEqual(
      [dutyId(meeting), dutyId(review)].sort(),
    );
  });

  test('a unit that left the roster is still looked at', async () => {
    const gone = confirmed(opened('meeting', 'U09'));
    const { deps, put } = ledger([gone]);
    await deps.roster.put({ entry: 'unit', value: { id: 'U09', name: '旧支行' } });
    await anchorLedger(deps, '2026-11-20');
    await deps.roster.remove('unit', 'U09');
    put({ ...gone, history: gone.history.map((entry) => ({ ...entry, by: STEWARD })) });
    expect((await verifyLedger(deps)).faults).not.toEqual([]);
  });

  test('a unit that was merged into another is still anchored and looked at, though no anchor ever named it', async () => {
    const gone = confirmed(opened('meeting', 'U09'));
    const { deps, put } = ledger([gone], ['U09']);
    await anchorLedger(deps, '2026-11-20');
    const [anchor] = await collect(deps.anchors.all());
    expect(anchor?.ok && Object.keys(anchor.value.heads)).toEqual([dutyId(gone)]);
    const unanchored = ledger([{ ...gone, history: gone.history.map((entry) => ({ ...entry, by: 'L9' })) }], ['U09']);
    expect((await verifyLedger(unanchored.deps)).faults).toMatchObject([{ where: 'history', duty: dutyId(gone) }]);
    put(gone);
    expect((await verifyLedger(deps)).duties).toBe(1);
  });

  test('an anchor that was changed is named: the next one does not follow it', async () => {
    const { deps } = ledger([opened('meeting')]);
    for (const date of ['2026-11-20', '2026-11-23', '2026-11-24']) await anchorLedger(deps, date);
    const touched = {
      ...deps.anchors,
      async *all() {
        for await (const read of deps.anchors.all())
          yield read.ok && read.value.date === '2026-11-20'
            ? { ok: true as const, value: { ...read.value, heads: {} } }
            : read;
      },
    };
    const { faults } = await verifyLedger({ ...deps, anchors: touched });
    expect(faults).toEqual([{ where: 'anchor', date: '2026-11-23', problem: expect.any(String) }]);
  });

  test('a day is anchored once: the first anchor stays', async () => {
    const { deps, put } = ledger([opened('meeting')]);
    expect(await anchorLedger(deps, '2026-11-20')).toBe('anchored');
    put(confirmed(opened('meeting')));
    expect(await anchorLedger(deps, '2026-11-20')).toBe('there-already');
    const [first] = await collect(deps.anchors.all());
    expect(first?.ok && Object.values(first.value.heads)[0]?.seq).toBe(1);
  });

  test('only what is in play is anchored: an old year costs nothing', async () => {
    const { deps } = ledger([opened('meeting', 'U01', '2020-01'), opened('meeting')]);
    await anchorLedger(deps, '2026-11-20');
    const [first] = await collect(deps.anchors.all());
    expect(first?.ok && Object.keys(first.value.heads)).toEqual([dutyId(opened('meeting'))]);
  });
});
