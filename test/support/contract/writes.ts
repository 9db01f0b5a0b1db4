import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDuty, anyImport, anyLinkTries, anyMessage, anyNotice, anyRun } from '../arbitrary-records.ts';
import { aClient } from '../clients.ts';
import { aContact, aStoredDuty } from '../records.ts';
import type { Records } from './records.ts';

/** Who may write when: conditions on versions, and writes that may be repeated. */
export function writesContract(records: () => Records): void {
  test('Removing an entry leaves those of other kinds with the same id, and removing it again is no error', async () => {
    await records().roster.put({ entry: 'unit', value: { id: 'x', name: '泰山路支行' } });
    await records().roster.put({ entry: 'manager', value: { id: 'x', unitId: 'x' } });
    await records().roster.remove('manager', 'x');
    await records().roster.remove('manager', 'x');
    const { roster } = await records().roster.load();
    expect(roster.managers.size).toBe(0);
    expect([...roster.units.values()]).toEqual([{ id: 'x', name: '泰山路支行' }]);
  });

  test('A write that expects another version than the stored one is a conflict and changes nothing', async () => {
    const first = aClient({ id: 'c1', version: 1, lastCommand: 'a' });
    expect(await records().clients.put(first, 0)).toBe('saved');
    expect(await records().clients.put({ ...first, lastCommand: 'b' }, 0)).toBe('conflict');
    expect(await records().clients.put({ ...first, version: 3, lastCommand: 'b' }, 2)).toBe('conflict');
    expect(await records().clients.get('c1')).toStrictEqual({ ok: true, value: first });
    expect(await records().clients.put({ ...first, version: 2, lastCommand: 'b' }, 1)).toBe('saved');
    expect(await records().clients.put({ ...first, version: 2, lastCommand: 'c' }, 1)).toBe('conflict');
  });

  test('A write that expects a version of what is not stored is a conflict', async () => {
    expect(await records().clients.put(aClient({ id: 'c1', version: 2 }), 1)).toBe('conflict');
    expect(await records().clients.get('c1')).toBeUndefined();
  });

  test('A write whose version does not follow the expected one is refused as a mistake', async () => {
    await expect(records().clients.put(aClient({ id: 'c1', version: 5 }), 0)).rejects.toThrow(/version/);
  });

  test('A duty is written only over the version it was read with: of two confirmations one is saved', async () => {
    const opened = aStoredDuty();
    expect(await records().duties.put(opened, 0)).toBe('saved');
    const changed = (lastCommand: string) => ({ ...opened, version: 2, lastCommand, state: 'confirmed' as const });
    const saved = await Promise.all(['a', 'b'].map((command) => records().duties.put(changed(command), 1)));
    expect(saved.toSorted()).toEqual(['conflict', 'saved']);
    const winner = ['a', 'b'][saved.indexOf('saved')];
    expect(await records().duties.get(opened)).toMatchObject({ ok: true, value: { version: 2, lastCommand: winner } });
    expect(await records().duties.put(opened, 0)).toBe('conflict');
    await expect(records().duties.put({ ...opened, version: 9 }, 2)).rejects.toThrow(/version/);
  });

  test('Tries at a link are counted one after the other: of two that counted from the same, one is saved', async () => {
    const first = { link: 'ab', version: 1, lastCommand: 'a', wrong: 1 };
    await records().linkTries.put(first, 0);
    const second = (lastCommand: string) => ({ ...first, version: 2, lastCommand, wrong: 2 });
    const saved = await Promise.all(['b', 'c'].map((command) => records().linkTries.put(second(command), 1)));
    expect(saved.toSorted()).toEqual(['conflict', 'saved']);
    expect((await records().linkTries.get('ab'))?.wrong).toBe(2);
  });

  test('Of many concurrent writers on one version exactly one is saved', async () => {
    await records().clients.put(aClient({ id: 'c1' }), 0);
    const writers = Array.from({ length: 10 }, (_, i) => `writer-${i}`);
    const saved = await Promise.all(
      writers.map((lastCommand) => records().clients.put(aClient({ id: 'c1', version: 2, lastCommand }), 1)),
    );
    expect(saved.filter((one) => one === 'saved')).toHaveLength(1);
    const winner = writers[saved.indexOf('saved')];
    expect(await records().clients.get('c1')).toMatchObject({ value: { version: 2, lastCommand: winner } });
  });

  test('Of many concurrent creators exactly one is saved, for every kind of record', async () => {
    const run = fc.sample(anyRun, 1).map((one) => ({ ...one, version: 1 }))[0];
    const message = fc.sample(anyMessage, 1).map((one) => ({ ...one, version: 1 }))[0];
    const record = fc.sample(anyImport, 1).map((one) => ({ ...one, version: 1 }))[0];
    const notice = fc.sample(anyNotice, 1).map((one) => ({ ...one, version: 1 }))[0];
    const duty = fc.sample(anyDuty, 1).map((one) => ({ ...one, version: 1 }))[0];
    const tries = fc.sample(anyLinkTries, 1).map((one) => ({ ...one, version: 1 }))[0];
    if (!run || !message || !record || !notice || !duty || !tries) throw new Error('no samples');
    for (const put of [
      () => records().runs.put(run, 0),
      () => records().messages.put(message, 0),
      () => records().imports.put(record, 0),
      () => records().messages.put({ ...notice, person: `${notice.person}-2` }, 0),
      () => records().duties.put(duty, 0),
      () => records().linkTries.put(tries, 0),
    ]) {
      const saved = await Promise.all([put(), put(), put()]);
      expect(saved.toSorted()).toEqual(['conflict', 'conflict', 'saved']);
    }
  });

  test('Appending the same contact twice leaves one, also when the second says a later instant', async () => {
    await records().contacts.append(aContact());
    await records().contacts.append(aContact());
    await records().contacts.append(aContact({ at: '2026-11-23T09:00:00.000Z' }));
    expect(await records().contacts.of('c1', 10)).toHaveLength(1);
  });
}
