import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspaces } from '../../../functions/adapters/files/workspace.ts';
import { importDrop } from '../../../functions/app/import/import-drop.ts';
import { CLIENT_HEADER, clientRows, file, PLAIN_MAPPING } from '../../support/bank-import.ts';
import { type Death, DROP, dropWorld, dying, GOOD_FILES } from '../../support/drop-world.ts';
import { useS3 } from '../../support/s3-server.ts';

const emptyS3 = useS3();

function world(files: Record<string, string | Uint8Array> = GOOD_FILES) {
  const s3 = emptyS3();
  const bank = dropWorld(s3);
  bank.upload(files);
  return { s3, ...bank };
}

describe('a drop', () => {
  test('is imported through the mapping its feed names, and reported beside it', async () => {
    const bank = world();
    await bank.run();
    expect(bank.report()).toMatchObject({
      ...DROP,
      state: 'done',
      asOf: '2026-11-20',
      startedAt: '2026-11-23T00:00:00.000Z',
      read: 9,
      saved: 7,
      rejected: 0,
      clients: 5,
      holdings: 2,
      summary: 'Done: 9 rows of 4 files as of 2026-11-20; 7 records saved, 0 unchanged, 1 warning',
      warnings: ['unit u1 has no line manager'],
    });
    expect(Date.parse(bank.report().finishedAt)).toBeGreaterThan(Date.parse(bank.report().startedAt));
    expect(bank.report()).not.toHaveProperty('rejects');
    expect(bank.rejects()).toBeUndefined();
    expect(bank.clients.find('2')).toMatchObject({
      asOf: '2026-11-20',
      nextDueOn: '2026-12-01',
      bank: { holdings: [{ id: 'h2' }] },
    });
    expect(bank.isTidy()).toBe(true);
  });

  test('that comes again changes nothing, and its report says so', async () => {
    const bank = world();
    await bank.run();
    const writes = bank.clients.writes;
    await bank.run();
    expect(bank.clients.writes).toBe(writes);
    expect(bank.report()).toMatchObject({ state: 'done', saved: 0, unchanged: 7 });
    expect(bank.report().summary).toMatch(/nothing new/);
  });

  test('is of the day its files are named after, else its batch, else its mapping', async () => {
    const [clients] = PLAIN_MAPPING.files;
    const asOf = async (mapping: object, name: string, batch: string) => {
      const bank = world({});
      bank.mapping(mapping);
      bank.upload({ [name]: GOOD_FILES['clients.csv'] ?? '' }, { feed: 'crm', batch });
      await bank.run({ feed: 'crm', batch });
      return bank.report({ feed: 'crm', batch }).asOf;
    };
    const dated = { files: [{ ...clients, name: 'clients_{YYYYMMDD}.csv' }] };
    const undated = { asOf: '2026-01-31', files: [clients] };
    expect(await asOf(dated, 'clients_20261119.csv', '2026-11-20')).toBe('2026-11-19');
    expect(await asOf(undated, 'clients.csv', '2026-11-20')).toBe('2026-11-20');
    expect(await asOf(undated, 'clients.csv', '20261120')).toBe('2026-11-20');
    expect(await asOf(undated, 'clients.csv', '第3批')).toBe('2026-01-31');
  });

  test('of an older day than what is stored writes nothing', async () => {
    const bank = world();
    const older = { feed: 'crm', batch: '2026-11-19' };
    bank.upload({ ...GOOD_FILES, 'clients.csv': file(CLIENT_HEADER, clientRows(4)) }, older);
    await bank.run();
    const writes = bank.clients.writes;
    await bank.run(older);
    expect(bank.report(older)).toMatchObject({
      state: 'older',
      summary: expect.stringMatching(/^Nothing written: older/),
    });
    expect(bank.clients.writes).toBe(writes);
  });

  test('may hold thousands of files, and those the mapping does not describe are named and never fetched', async () => {
    const { s3, ...bank } = world();
    bank.upload(Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`log-${n}.txt`, 'x'])));
    bank.upload({ 'sub/clients.csv': 'x', 'folder/': '', '../../escaped.csv': 'x' });
    await bank.run();
    expect(bank.report()).toMatchObject({ state: 'done', clients: 5 });
    expect(bank.report().warnings?.at(-1)).toBe(
      'not described by the mapping, or not directly in the batch, and so not read: "../../escaped.csv", "log-0.txt", "log-1.txt", "log-10.txt", "log-100.txt" and 2097 more',
    );
    expect(s3.tried.filter((tried) => tried.startsWith('GET')).sort()).toEqual([
      ...Object.keys(GOOD_FILES).map((name) => `GET drop/crm/2026-11-20/${name}`),
      'GET mappings/crm.json',
    ]);
  });

  test('never lands outside its own directory, whatever its keys', async () => {
    const names = ['../up.csv', '..', '.', 'a/b.csv', '/etc/x.csv', 'nul\u0000.csv', `${'长'.repeat(100)}.csv`];
    const bank = world(Object.fromEntries(names.map((name) => [name, 'x'])));
    bank.mapping({ files: [{ name: '*', yields: [] }] });
    await bank.run();
    expect(bank.report()).toMatchObject({ state: 'refused', line: expect.stringMatching(/none of the files/) });
    expect(readdirSync(join(bank.disk, '..'))).toEqual([]);
  });
});

describe('what the bank has to mend is told in its report, and the message is done', () => {
  const cases: [string, (bank: ReturnType<typeof world>) => void, RegExp][] = [
    ['no mapping', ({ s3 }) => void s3.objects.delete('mappings/crm.json'), /^there is no mappings\/crm.json/],
    ['a mapping that is no JSON', ({ mapping }) => mapping('{'), /^mappings\/crm.json: is not JSON near line 1/],
    [
      'a mistake in the mapping',
      ({ mapping }) => mapping({ files: [] }),
      /^mappings\/crm.json: files must not be empty/,
    ],
    [
      'no date',
      ({ upload }) => upload(GOOD_FILES, { feed: 'crm', batch: 'x' }),
      /^mappings\/crm.json: asOf is missing: say which day/,
    ],
  ];
  test.each(cases)('%s', async (name, spoil, line) => {
    const bank = world();
    spoil(bank);
    const drop = name === 'no date' ? { feed: 'crm', batch: 'x' } : DROP;
    await bank.run(drop);
    const report = bank.report(drop);
    expect(report).toMatchObject({ ...drop, state: 'refused', where: 'mapping', line: expect.stringMatching(line) });
    expect(report.summary).toMatch(/^Refused, nothing written: /);
    expect(bank.logged).toEqual([
      { level: 'warn', event: 'drop-refused', feed: 'crm', batch: drop.batch, where: 'mapping' },
    ]);
    expect(bank.clients.writes).toBe(0);
    expect(bank.isTidy()).toBe(true);
  });

  test('an empty batch, and one without any file the mapping describes', async () => {
    const empty = world({});
    await empty.run();
    expect(empty.report()).toMatchObject({
      state: 'refused',
      where: 'files',
      line: 'drop/crm/2026-11-20 has no files: deliver clients.csv, holdings.csv, managers.csv, units.csv, and _DONE last',
    });
    const other = world({ '客户.csv': 'x' });
    await other.run();
    expect(other.report()).toMatchObject({
      line: expect.stringMatching(/none of the files .*so not read: "客户.csv"$/),
    });
  });

  test('more than the disk has room for is refused before anything is fetched', async () => {
    const { s3, ...bank } = world();
    const bytes = Object.values(GOOD_FILES).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const withRoom = async (room: number) => {
      await importDrop({ ...bank.deps, workspaces: workspaces(bank.disk, async () => room) }, DROP);
      return bank.report();
    };
    expect(await withRoom(bytes * 5 - 1)).toMatchObject({
      state: 'refused',
      line: 'the files have 1 MB, and there is room for 1 MB: give import-file more ephemeral storage',
    });
    expect(s3.tried.filter((tried) => tried.startsWith('GET drop/'))).toEqual([]);
    expect(await withRoom(bytes * 5)).toMatchObject({ state: 'done' });
  });

  test('a file without a byte, and one cut off in itself: quarantined, nothing written', async () => {
    for (const content of ['', GOOD_FILES['clients.csv']?.slice(0, -20) ?? '']) {
      const bank = world({ ...GOOD_FILES, 'clients.csv': content });
      await bank.run();
      expect(bank.report()).toMatchObject({
        state: 'quarantined',
        because: [expect.stringMatching(/^clients.csv: is (empty|cut off)/)],
      });
      expect(bank.report().summary).toMatch(/^Quarantined, nothing written: clients.csv: is/);
      expect(bank.clients.writes).toBe(0);
      expect(bank.logged.at(-1)).toMatchObject({ level: 'warn', event: 'drop-reported', state: 'quarantined' });
    }
  });
});

describe('rejected rows', () => {
  const rows = clientRows(100);
  const bad = file('id,manager,=1+1,phone,tier,opened', [
    ...rows.slice(0, 99),
    '100,m1,王小明,13912345678,vip,20-01-31'.replace('20-01-31', '13912345678'),
  ]);
  const [clients] = PLAIN_MAPPING.files;
  const mapping = {
    files: [
      {
        ...clients,
        name: '@clients.csv',
        yields: [{ record: 'client', fields: { ...clients?.yields[0]?.fields, name: '=1+1' } }],
      },
    ],
  };

  test('are told by file, line, column and reason, never by value, in a file that Excel opens as text', async () => {
    const bank = world({ '@clients.csv': bad });
    bank.mapping(mapping);
    await bank.run();
    expect(bank.report()).toMatchObject({ state: 'done', rejected: 1, rejects: 'reports/crm/2026-11-20/rejects.csv' });
    const csv = bank.rejects() ?? '';
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFfile,line,column,reason',
      expect.stringMatching(/^'@clients.csv,101,opened,"?it is not a date; expected YYYY-MM-DD or/),
      '',
    ]);
    expect(`${csv}${JSON.stringify(bank.report())}`).not.toMatch(/王|139/);
  });

  test('are there for a quarantined batch as well, all of them', async () => {
    const bank = world({
      'clients.csv': file(
        CLIENT_HEADER,
        clientRows(5_000).map((row) => row.replace(',2020-', ',20x0-')),
      ),
    });
    await bank.run();
    expect(bank.report()).toMatchObject({ state: 'quarantined', rejected: 5_000 });
    expect(bank.rejects()?.split('\r\n')).toHaveLength(5_002);
  });
});

describe('whatever breaks', () => {
  test('wherever a run dies, the one after it completes the records, and report and rejects stand', async () => {
    const mortal = () => {
      const bank = world({
        'clients.csv': file(CLIENT_HEADER, [...clientRows(3), '4,m1,王小明,1,vip,2020-02-31']),
        'managers.csv': GOOD_FILES['managers.csv'] ?? '',
      });
      bank.mapping({ ...PLAIN_MAPPING, limits: { badRowsPercent: 50 } });
      const records = () => bank.clients.stored.values().map(({ id, bank, version }) => ({ id, bank, version }));
      return { ...bank, records };
    };
    const whole = mortal();
    const counted = dying(whole.deps);
    await importDrop(counted.deps, DROP);
    expect(whole.records()).toHaveLength(3);
    expect(counted.calls()).toBeGreaterThan(15);
    const calls = Array.from({ length: counted.calls() }, (_, n) => n + 1);
    for (const death of calls.flatMap((call): Death[] => [
      { call, when: 'before' },
      { call, when: 'after' },
    ])) {
      const bank = mortal();
      await expect(importDrop(dying(bank.deps, death).deps, DROP), JSON.stringify(death)).rejects.toThrow();
      expect(bank.isTidy()).toBe(true);
      await bank.run();
      expect(bank.records()).toEqual(whole.records());
      expect((await bank.roster.load()).roster.managers.size).toBe(1);
      expect(bank.report()).toMatchObject({ state: 'done', clients: 3, rejected: 1 });
      expect(bank.rejects()).toBe(whole.rejects());
      expect(bank.imports.stored.values()).toMatchObject([{ state: 'done' }]);
    }
  });

  test('a file that vanishes, changes or never comes whole fails the run: nothing is written, no report stands', async () => {
    const key = 'drop/crm/2026-11-20/clients.csv';
    const faults = {
      vanishes: (s3: ReturnType<typeof emptyS3>) => void s3.objects.delete(key),
      changes: (s3: ReturnType<typeof emptyS3>) => s3.put(key, file(CLIENT_HEADER, clientRows(4))),
      'is cut off': () => 'cut' as const,
      'comes short': () => 'short' as const,
      'comes spoilt': () => 'spoilt' as const,
    };
    for (const [name, fault] of Object.entries(faults)) {
      const { s3, ...bank } = world();
      s3.fault = (tried) => (tried === `GET ${key}` ? (fault(s3) ?? undefined) : undefined);
      await expect(bank.run(), name).rejects.toThrow();
      expect(bank.clients.writes).toBe(0);
      expect(bank.report()).toEqual({});
      expect(bank.isTidy()).toBe(true);
    }
  });

  test('what a killed run left on the disk is gone before the next one begins', async () => {
    const bank = world();
    mkdirSync(join(bank.disk, 'files'), { recursive: true });
    mkdirSync(join(bank.disk, 'steward-import-abc'));
    for (const left of ['files/clients.csv', 'files/holdings.csv', 'steward-import-abc/0.jsonl', 'rejects.csv'])
      writeFileSync(join(bank.disk, left), '王');
    const { bucket } = bank.deps;
    const seen: string[][] = [];
    const modes: number[] = [];
    const files = bucket.files.bind(bucket);
    bucket.files = (drop) => {
      seen.push(readdirSync(bank.disk, { recursive: true }).map(String));
      modes.push(statSync(bank.disk).mode & 0o777);
      return files(drop);
    };
    await bank.run();
    expect(seen).toEqual([['files']]);
    expect(modes).toEqual([0o700]);
    expect(bank.isTidy()).toBe(true);
  });
});

test('logs carry ids and counts, and the names of feed and batch only when they are plain', async () => {
  const bank = world({});
  const odd = { feed: '客户 王小明', batch: '=13912345678(1)' };
  bank.mapping(PLAIN_MAPPING, odd.feed);
  bank.upload(GOOD_FILES, odd);
  await bank.run(odd);
  expect(bank.report(odd)).toMatchObject({ state: 'done', ...odd });
  expect(bank.logged.at(-1)).toMatchObject({ level: 'info', event: 'drop-reported', state: 'done', read: 9, saved: 7 });
  expect(bank.logged.at(-1)).toHaveProperty('import', expect.stringMatching(/^import-2026-11-20-[0-9a-f]{12}$/));
  expect(JSON.stringify(bank.logged)).not.toMatch(/王|1391|Client|clients\.csv/);
});
