import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyImport } from '../arbitrary-records.ts';
import { aClient } from '../clients.ts';
import { collect } from '../collect.ts';
import { storedNotice } from '../mail-world.ts';
import { aContact, aMessage, aStoredDuty } from '../records.ts';
import type { Records } from './records.ts';

/** What the lists give, in which order, and what they leave out. */
export function queriesContract(records: () => Records): void {
  test('Due gives one manager’s clients up to and with the date, earliest first', async () => {
    const due: [string, string, string | undefined][] = [
      ['late', 'm1', '2026-11-24'],
      ['today', 'm1', '2026-11-23'],
      ['long-ago', 'm1', '1999-12-31'],
      ['yesterday', 'm1', '2026-11-22'],
      ['other', 'm10', '2026-11-01'],
      ['never', 'm1', undefined],
    ];
    for (const [id, managerId, nextDueOn] of due) {
      await records().clients.put(aClient({ id, bank: { managerId }, ...(nextDueOn && { nextDueOn }) }), 0);
    }
    const found = await collect(records().clients.due('m1', '2026-11-23'));
    expect(found.map((one) => (one.ok ? one.value.id : one))).toEqual(['long-ago', 'yesterday', 'today']);
  });

  test('A saved client moves in the due index, to another date, another manager, or out of it', async () => {
    const ids = async (manager: string) =>
      (await collect(records().clients.due(manager, '2026-11-23'))).map((one) => one.ok && one.value.id);
    const client = aClient({ id: 'c1', nextDueOn: '2026-11-23' });
    await records().clients.put(client, 0);
    expect(await ids('m1')).toEqual(['c1']);
    await records().clients.put({ ...client, version: 2, bank: { ...client.bank, managerId: 'm2' } }, 1);
    expect([await ids('m1'), await ids('m2')]).toEqual([[], ['c1']]);
    await records().clients.put(aClient({ id: 'c1', version: 3, bank: { managerId: 'm2' } }), 2);
    expect([await ids('m1'), await ids('m2')]).toEqual([[], []]);
    expect(await records().clients.get('c1')).toMatchObject({ ok: true, value: { version: 3 } });
  });

  test('All gives every client once, and nothing else', async () => {
    const ids = Array.from({ length: 250 }, (_, i) => `c${i}`);
    await Promise.all(ids.map((id) => records().clients.put(aClient({ id }), 0)));
    await records().contacts.append(aContact());
    await records().roster.put({ entry: 'unit', value: { id: 'u1', name: 'u' } });
    const found = await collect(records().clients.all());
    expect(found.map((one) => one.ok && one.value.id).toSorted()).toEqual(ids.toSorted());
  });

  test('The parts of a sweep together give every client once', async () => {
    const ids = Array.from({ length: 120 }, (_, i) => `c${i}`);
    await Promise.all(ids.map((id) => records().clients.put(aClient({ id }), 0)));
    const parts = await Promise.all([0, 1, 2].map((index) => collect(records().clients.all({ index, of: 3 }))));
    expect(
      parts
        .flat()
        .map((one) => one.ok && one.value.id)
        .toSorted(),
    ).toEqual(ids.toSorted());
    expect(parts.every((part) => part.length < ids.length)).toBe(true);
  });

  test('GetMany answers for hundreds of ids at once, some given twice, some unknown', async () => {
    const ids = Array.from({ length: 230 }, (_, i) => `c${i}`);
    await Promise.all(ids.map((id) => records().clients.put(aClient({ id }), 0)));
    const found = await records().clients.getMany(['c1', 'c1', ...ids, 'c2', 'unknown']);
    expect([...found.keys()].toSorted()).toEqual(ids.toSorted());
    expect(found.get('c7')).toStrictEqual({ ok: true, value: aClient({ id: 'c7' }) });
  });

  test('Contacts come newest first, as many as asked for, and only the client’s own', async () => {
    const at = ['2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.500Z', '2025-01-01T00:00:00.000Z'];
    for (const [i, instant] of at.entries())
      await records().contacts.append(aContact({ commandId: `k${i}`, at: instant }));
    await records().contacts.append(aContact({ clientId: 'c10', commandId: 'other' }));
    expect((await records().contacts.of('c1', 10)).map((one) => one.commandId)).toEqual(['k1', 'k0', 'k2']);
    expect((await records().contacts.of('c1', 2)).map((one) => one.commandId)).toEqual(['k1', 'k0']);
    expect(await records().contacts.of('c1', 0)).toEqual([]);
  });

  test('A run’s messages are all found, and no other run’s', async () => {
    const people = Array.from({ length: 60 }, (_, i) => `m${i}`);
    await Promise.all(people.map((person) => records().messages.put(aMessage({ person }), 0)));
    await records().messages.put(aMessage({ person: 'm1', date: '2026-11-24' }), 0);
    const found = await collect(records().messages.ofRun('digest', '2026-11-23'));
    expect(found.map((one) => one.person).toSorted()).toEqual(people.toSorted());
  });

  test('A day’s notices are all found, several of one person too, and no run’s mails among them', async () => {
    const abouts = Array.from({ length: 20 }, (_, i) => `a${i}`);
    for (const about of abouts) await records().messages.put(storedNotice({ about }), 0);
    await records().messages.put(storedNotice({ date: '2026-11-24' }), 0);
    await records().messages.put(aMessage({ person: 'M001' }), 0);
    await records().messages.put(aMessage({ kind: 'duties', person: 'M001' }), 0);
    const found = await collect(records().messages.ofRun('notice', '2026-11-23'));
    expect(found.map(({ about }) => about).toSorted()).toEqual(abouts.toSorted());
    expect(await collect(records().messages.ofRun('duties', '2026-11-23'))).toHaveLength(1);
  });

  test('Messages of one person never meet, whatever the id holds', async () => {
    const people = ['m', 'm#a', 'm#a#b', '#', 'm#'];
    for (const person of people) {
      for (const about of ['a', 'b'])
        expect(await records().messages.put(storedNotice({ person, about }), 0)).toBe('saved');
    }
    expect(await collect(records().messages.ofRun('notice', '2026-11-23'))).toHaveLength(10);
  });

  test('A unit’s duties of a period come by kind and subject, and no other unit’s, period’s or kind’s', async () => {
    const mine: [string, string | undefined][] = [
      ['meeting-minutes', undefined],
      ['screening', 'm2'],
      ['meeting', undefined],
      ['screening', 'm1'],
      ['screening', 'm1#a'],
      ['screening', '客户经理'],
      ['screening', '𠮷野'],
      ['screening', '\uff5e'],
      ['Screening', undefined],
    ];
    const put = (unit: string, period: string, kind: string, subject: string | undefined) => {
      const { subject: _, ...opened } = aStoredDuty({ unit, period, kind });
      return records().duties.put({ ...opened, ...(subject !== undefined && { subject }) }, 0);
    };
    for (const [kind, subject] of mine) expect(await put('u#1', '2026-11', kind, subject)).toBe('saved');
    for (const [unit, period] of [
      ['u', '2026-11'],
      ['u#1#x', '2026-11'],
      ['u#1', '2026-12'],
      ['u#1', '2026'],
      ['u#1', '2026-Q4'],
    ] as const)
      await put(unit, period, 'meeting', undefined);
    const found = async (period: string, kind?: string) =>
      (await collect(records().duties.ofPeriod('u#1', period, kind))).map((read) =>
        read.ok ? [read.value.kind, read.value.subject] : read,
      );
    expect(await found('2026-11')).toEqual([
      ['Screening', undefined],
      ['meeting', undefined],
      ['meeting-minutes', undefined],
      ['screening', 'm1'],
      ['screening', 'm1#a'],
      ['screening', 'm2'],
      ['screening', '客户经理'],
      ['screening', '\uff5e'],
      ['screening', '𠮷野'],
    ]);
    expect(await found('2026-11', 'meeting')).toEqual([['meeting', undefined]]);
    expect(await found('2026-11', 'screening')).toHaveLength(6);
    expect(await found('2026-11', 'screen')).toEqual([]);
    expect(await found('2026')).toEqual([['meeting', undefined]]);
    const all = await collect(records().duties.ofUnit('u#1'));
    expect(all).toHaveLength(mine.length + 3);
    expect(await collect(records().duties.ofUnit('u'))).toHaveLength(1);
  });

  test('Units that were noted are each listed once, however often they were noted, and nothing else', async () => {
    await records().duties.put(aStoredDuty(), 0);
    await records().roster.put({ entry: 'unit', value: { id: 'u2', name: 'u' } });
    const units = ['u#1', '泰山路', '𠮷野', ...Array.from({ length: 200 }, (_, n) => `unit-${n}`)];
    await Promise.all([...units, ...units].map((unit) => records().duties.noteUnit(unit)));
    expect((await collect(records().duties.notedUnits())).toSorted()).toEqual(units.toSorted());
  });

  test('A duty of the unit and one of a client manager are two duties', async () => {
    const { subject: _, ...ofUnit } = aStoredDuty();
    await records().duties.put(ofUnit, 0);
    await records().duties.put(aStoredDuty(), 0);
    expect(await records().duties.get(ofUnit)).toStrictEqual({ ok: true, value: ofUnit });
    expect(await records().duties.get(aStoredDuty())).toStrictEqual({ ok: true, value: aStoredDuty() });
  });

  test('Hundreds of duties of a unit come in order, page after page', async () => {
    const evidence = { note: '正常，已逐项谈话了解。'.repeat(400) };
    const entry = { ...aStoredDuty().history[0], evidence } as ReturnType<typeof aStoredDuty>['history'][number];
    const subjects = Array.from({ length: 150 }, (_, n) => `m${String(n).padStart(3, '0')}`);
    await Promise.all(subjects.map((subject) => records().duties.put(aStoredDuty({ subject, history: [entry] }), 0)));
    const found = await collect(records().duties.ofPeriod('u1', '2026-11', 'screening'));
    expect(found.map((read) => read.ok && read.value.subject)).toEqual(subjects);
  });

  test('Imports are listed newest as-of date first', async () => {
    const [sample] = fc.sample(anyImport, 1);
    if (sample === undefined) throw new Error('no sample');
    for (const asOf of ['2026-11-20', '2026-11-23', '2025-12-31']) {
      await records().imports.put({ ...sample, asOf, version: 1 }, 0);
    }
    const found = await collect(records().imports.list());
    expect(found.map((one) => one.asOf)).toEqual(['2026-11-23', '2026-11-20', '2025-12-31']);
  });
}
