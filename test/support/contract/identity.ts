import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyClient,
  anyContact,
  anyDuty,
  anyImport,
  anyLinkTries,
  anyMessage,
  anyRosterEntry,
  anyRun,
} from '../arbitrary-records.ts';
import { collect } from '../collect.ts';
import type { Records } from './records.ts';

/** Save, then load: the identity, for whatever a record may hold. */
export function identityContract(records: () => Records): void {
  test('What is not stored is absent, not an error', async () => {
    expect(await records().clients.get('nobody')).toBeUndefined();
    expect(await records().clients.getMany(['nobody'])).toEqual(new Map());
    expect(await records().clients.getMany([])).toEqual(new Map());
    expect(await records().contacts.of('nobody', 5)).toEqual([]);
    expect(await records().runs.get('digest', '2026-11-23')).toBeUndefined();
    expect(await records().messages.get({ kind: 'digest', date: '2026-11-23', person: 'm1' })).toBeUndefined();
    expect(await records().imports.get('2026-11-23', 'abc')).toBeUndefined();
    expect(await records().index.get(3)).toBeUndefined();
    expect(await records().duties.get({ unit: 'u1', period: '2026-11', kind: 'screening' })).toBeUndefined();
    expect(await collect(records().duties.ofPeriod('u1', '2026-11'))).toEqual([]);
    expect(await collect(records().duties.ofUnit('u1'))).toEqual([]);
    expect(await collect(records().duties.notedUnits())).toEqual([]);
    expect(await records().linkTries.get('ab')).toBeUndefined();
    expect(await collect(records().clients.due('m1', '2026-11-23'))).toEqual([]);
    expect(await collect(records().messages.ofRun('digest', '2026-11-23'))).toEqual([]);
    expect(await collect(records().imports.list())).toEqual([]);
    expect(await records().roster.get('manager', 'nobody')).toBeUndefined();
    const { roster, broken } = await records().roster.load();
    expect([roster.units.size, roster.managers.size, roster.officers.size, broken]).toEqual([0, 0, 0, []]);
  });

  test('A client comes back exactly as it was saved', async () => {
    await forEachOf(anyClient, async (client, i) => {
      const own = { ...client, id: `${client.id}${i}`, version: 1 };
      expect(await records().clients.put(own, 0)).toBe('saved');
      expect(await records().clients.get(own.id)).toStrictEqual({ ok: true, value: own });
      expect(await records().clients.getMany([own.id])).toStrictEqual(new Map([[own.id, { ok: true, value: own }]]));
    });
  });

  test('A contact comes back exactly as it was appended', async () => {
    await forEachOf(anyContact, async (contact, i) => {
      const own = { ...contact, clientId: `${contact.clientId}${i}` };
      await records().contacts.append(own);
      expect(await records().contacts.of(own.clientId, 1)).toStrictEqual([own]);
    });
  });

  test('A run comes back exactly as it was saved', async () => {
    let version = 0;
    await forEachOf(anyRun, async (run) => {
      const stored = await records().runs.get(run.kind, run.date);
      version = stored?.version ?? 0;
      const own = { ...run, version: version + 1 };
      expect(await records().runs.put(own, version)).toBe('saved');
      expect(await records().runs.get(own.kind, own.date)).toStrictEqual(own);
    });
  });

  test('A message comes back exactly as it was saved, with its content', async () => {
    await forEachOf(anyMessage, async (message, i) => {
      const own = { ...message, person: `${message.person}${i}`, version: 1 };
      expect(await records().messages.put(own, 0)).toBe('saved');
      expect(await records().messages.get(own)).toStrictEqual(own);
    });
  });

  test('A duty comes back exactly as it was saved, with its history', async () => {
    await forEachOf(anyDuty, async (duty, i) => {
      const own = { ...duty, unit: `${duty.unit}${i}`, version: 1 };
      expect(await records().duties.put(own, 0)).toBe('saved');
      expect(await records().duties.get(own)).toStrictEqual({ ok: true, value: own });
      expect(await collect(records().duties.ofPeriod(own.unit, own.period, own.kind))).toStrictEqual([
        { ok: true, value: own },
      ]);
      expect(await collect(records().duties.ofUnit(own.unit))).toStrictEqual([{ ok: true, value: own }]);
    });
  });

  test('The tries at a link come back exactly as they were saved', async () => {
    await forEachOf(anyLinkTries, async (tries, i) => {
      const own = { ...tries, link: `${tries.link}${i}`, version: 1 };
      expect(await records().linkTries.put(own, 0)).toBe('saved');
      expect(await records().linkTries.get(own.link)).toStrictEqual(own);
    });
  });

  test('An import comes back exactly as it was saved', async () => {
    await forEachOf(anyImport, async (record) => {
      const own = { ...record, version: 1 };
      expect(await records().imports.put(own, 0)).toBe('saved');
      expect(await records().imports.get(own.asOf, own.sha256)).toStrictEqual(own);
    });
  });

  test('What is known of a part of the due index comes back exactly as it was saved', async () => {
    const part = {
      ...{ part: 3, version: 1, lastCommand: 's', rules: 'abc/16', sweptOn: '2026-11-23' },
      ...{ sweptAt: '2026-11-22T18:30:00.000Z', looked: 9, moved: 2, hidden: 1, broken: 0 },
    };
    expect(await records().index.put(part, 0)).toBe('saved');
    expect(await records().index.put(part, 0)).toBe('conflict');
    expect(await records().index.put({ ...part, version: 2, looked: 10 }, 1)).toBe('saved');
    expect(await records().index.get(3)).toStrictEqual({ ...part, version: 2, looked: 10 });
    expect(await records().index.get(4)).toBeUndefined();
  });

  test('Roster entries come back exactly as they were put, and are gone when removed', async () => {
    await forEachOf(anyRosterEntry, async (entry) => {
      const { id } = entry.value;
      await records().roster.put(entry);
      const { roster, broken } = await records().roster.load();
      expect(roster[`${entry.entry}s`].get(id)).toStrictEqual(entry.value);
      expect(broken).toEqual([]);
      expect(await records().roster.get(entry.entry, id)).toStrictEqual({ ok: true, value: entry.value });
      const others = (['unit', 'manager', 'officer'] as const).filter((kind) => kind !== entry.entry);
      for (const kind of others) expect(await records().roster.get(kind, id)).toBeUndefined();
      await records().roster.remove(entry.entry, id);
      const after = await records().roster.load();
      expect(after.roster[`${entry.entry}s`].has(id)).toBe(false);
      expect(await records().roster.get(entry.entry, id)).toBeUndefined();
    });
  });
}

/** Runs the check on random values, each with its number. */
async function forEachOf<T>(arbitrary: fc.Arbitrary<T>, check: (value: T, i: number) => Promise<void>): Promise<void> {
  let i = 0;
  await fc.assert(
    fc.asyncProperty(arbitrary, (value) => check(value, i++)),
    { numRuns: 60 },
  );
}
