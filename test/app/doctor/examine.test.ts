import { describe, expect, test } from 'vitest';
import { examine } from '../../../functions/app/doctor/examine.ts';
import type { Finding } from '../../../functions/app/doctor/finding.ts';
import { aClient } from '../../support/clients.ts';
import { AT, aBacklog, aHealthyStage, aManager, sentRun } from '../../support/doctor.ts';

const wrong = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'ok');

describe('the doctor looks at everything', () => {
  test('where all is well, nothing is wrong, and every check says what it saw', async () => {
    const findings = await examine(await aHealthyStage(), AT);
    expect(wrong(findings)).toEqual([]);
    const looked = ['stack', 'sender', 'DKIM', 'sending', 'SES account', 'sandbox', 'time to send', 'daily quota'];
    const within = ['message queue', 'roster', 'clients', 'age of records'];
    const runs = ['digest 2026-11-20', 'digest 2026-11-23', 'duties 2026-11-20', 'duties 2026-11-23'];
    expect(findings.map(({ about }) => about)).toEqual([
      ...[...looked, ...within, ...runs],
      ...['calendar', 'due index', 'records'],
    ]);
  });

  test('what is not ok says what to do', async () => {
    const deps = await aHealthyStage();
    await deps.records.roster.put({
      entry: 'manager',
      value: aManager('m3', { mail: undefined as never, deputyId: 'x' }),
    });
    await deps.records.clients.put(aClient({ bank: { managerId: 'nobody' } }), 0);
    const ill = {
      ...deps,
      rules: 'others',
      backlogs: { list: async () => [aBacklog({ deadLetters: 1, waiting: 2 })] },
    };
    const found = wrong(await examine(ill, AT));
    expect(found.length).toBeGreaterThan(4);
    for (const { about, mend } of found) expect(mend, about).toMatch(/\w{4}/);
  });

  test('a record that cannot be read is told by id, and stops no other check', async () => {
    const deps = await aHealthyStage();
    deps.records.clients.breakRecord('c9', 'bank: missing');
    deps.records.roster.broken.push({ id: 'MANAGER#m9', problem: 'id' });
    const broken = Object.assign(new Error('RUN#2026-11-23#digest cannot be read: people'), { name: 'BrokenRecord' });
    deps.records.runs.get = async () => Promise.reject(broken);
    const leftOut = [{ id: 'RUN#2026-11-20#digest#1 / MESSAGE#m1', problem: 'state' }];
    const [records, ...others] = wrong(await examine({ ...deps, leftOut }, AT));
    expect(others).toEqual([]);
    expect(records).toMatchObject({ level: 'problem', about: 'records' });
    for (const id of ['client c9 (bank: missing)', 'MANAGER#m9', 'RUN#2026-11-23#digest', 'MESSAGE#m1'])
      expect(records?.found).toContain(id);
  });

  test('a store that cannot be reached is no finding: it ends the examination', async () => {
    const deps = await aHealthyStage();
    deps.records.runs.get = async () => Promise.reject(new Error('no connection'));
    await expect(examine(deps, AT)).rejects.toThrow('no connection');
  });

  test('on embedded engines it says what it does not look at', async () => {
    const { backlogs: _, stack: __, ...deps } = await aHealthyStage();
    const findings = await examine({ ...deps, mail: { by: 'embedded' } }, AT);
    const unlooked = findings.filter(({ found }) => found === 'not checked here: embedded').map(({ about }) => about);
    expect(unlooked).toEqual(['mail', 'queues']);
  });

  test('it writes nothing', async () => {
    const deps = await aHealthyStage();
    await sentRun(deps.records, '2026-11-19');
    const before = JSON.stringify([
      [...deps.records.messages.stored.items],
      deps.records.clients.writes,
      deps.records.roster.writes,
    ]);
    await examine(deps, AT);
    expect(
      JSON.stringify([
        [...deps.records.messages.stored.items],
        deps.records.clients.writes,
        deps.records.roster.writes,
      ]),
    ).toBe(before);
  });
});
