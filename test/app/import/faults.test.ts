import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Client } from '../../../functions/domain/client.ts';
import { bankWithRecords, CLIENT_HEADER, clientRows, file } from '../../support/bank-import.ts';

const files = { 'clients.csv': file(CLIENT_HEADER, clientRows(100)) };

const LAST_TIME = {
  asOf: '2026-11-19',
  sha256: 'other',
  version: 1,
  lastCommand: '',
  startedAt: '2026-11-19T00:00:00.000Z',
  state: 'done' as const,
  read: 0,
  saved: 0,
  unchanged: 0,
  rejected: 0,
};

test('an import that is cut off at any write is completed by running it again', async () => {
  for (const survives of [0, 1, 2, 50, 101, 102]) {
    const bank = bankWithRecords();
    const { clients, imports } = bank.deps;
    const [putClient, putImport] = [clients.put.bind(clients), imports.put.bind(imports)];
    let writes = 0;
    const dies = () => {
      writes += 1;
      if (writes > survives && writes < 1_000) throw new Error('the machine went away');
    };
    clients.put = async (client, expected) => {
      dies();
      return putClient(client, expected);
    };
    imports.put = async (record, expected) => {
      dies();
      return putImport(record, expected);
    };
    await bank.run(files).then(
      () => expect(survives).toBe(102),
      (error: Error) => expect(error.message).toBe('the machine went away'),
    );
    expect(readdirSync(bank.directory)).toEqual(['clients.csv']);
    writes = 1_000;
    const { report } = await bank.run(files);
    expect(report).toMatchObject({ state: 'done', clients: 100 });
    expect([...bank.imports.stored.items.values()]).toMatchObject([{ state: 'done', rows: { client: 100 } }]);
    expect(bank.clients.writes).toBe(100);
    expect(bank.clients.stored.values().every(({ version }) => version === 1)).toBe(true);
  }
});

test('an import that was begun counts as newer, even if it never ended', async () => {
  const bank = bankWithRecords();
  const { clients } = bank.deps;
  const put = clients.put.bind(clients);
  clients.put = async () => {
    throw new Error('the machine went away');
  };
  await expect(bank.run(files, { asOf: '2026-11-21' })).rejects.toThrow('the machine went away');
  clients.put = put;
  expect((await bank.run(files)).report).toMatchObject({ state: 'older' });
  await bank.imports.put({ ...LAST_TIME, rows: { client: 1_000 } }, 0);
  expect((await bank.run(files, { asOf: '2026-11-21' })).report).toMatchObject({ state: 'quarantined' });
  expect(await bank.imports.get('2026-11-21', bank.imports.stored.values()[0]?.sha256 ?? '')).toMatchObject({
    state: 'applying',
  });
});

test('what a manager records during the import is kept: the client is read and merged again', async () => {
  const bank = bankWithRecords();
  await bank.run(files);
  const { clients } = bank.deps;
  const put = clients.put.bind(clients);
  let raced = 0;
  clients.put = async (client: Client, expected) => {
    if (client.id === '5' && raced < 3) {
      raced += 1;
      const stored = bank.clients.find('5');
      if (stored !== undefined)
        await put(
          {
            ...stored,
            version: stored.version + 1,
            lastCommand: `contact-${raced}`,
            care: { ...stored.care, hobbies: [`tea ${raced}`] },
          },
          stored.version,
        );
    }
    return put(client, expected);
  };
  const { report } = await bank.run(
    { 'clients.csv': files['clients.csv'].replaceAll('vip', 'private') },
    { asOf: '2026-11-21' },
  );
  expect(report).toMatchObject({ state: 'done', saved: 100, unchanged: 0 });
  expect(bank.clients.find('5')).toMatchObject({ version: 5, bank: { tier: 'private' }, care: { hobbies: ['tea 3'] } });
});

test('a write whose reply was lost counts as saved, and is not written twice', async () => {
  const bank = bankWithRecords();
  const { clients } = bank.deps;
  const put = clients.put.bind(clients);
  clients.put = async (client, expected) => {
    const saved = await put(client, expected);
    return client.id === '5' ? 'conflict' : saved;
  };
  const { report } = await bank.run(files);
  expect(report).toMatchObject({ saved: 100, unchanged: 0 });
  expect(bank.clients.find('5')?.version).toBe(1);
});

test('a client whose record always changes ends the import with an error, not in a loop', async () => {
  const bank = bankWithRecords();
  bank.deps.clients.put = async () => 'conflict';
  await expect(bank.run(files)).rejects.toThrow(/could not be saved: its record keeps changing/);
});

test('a stored record that cannot be understood is left as it is, told, and stops nobody else', async () => {
  const bank = bankWithRecords();
  bank.clients.breakRecord('5');
  const { report } = await bank.run(files);
  expect(report).toMatchObject({ state: 'done', saved: 99 });
  expect(report).toHaveProperty(
    'warnings',
    expect.arrayContaining(['client 5: the stored record cannot be understood; it was left as it is']),
  );
});

test('a client too large to be stored is told, and stops nobody else', async () => {
  const bank = bankWithRecords();
  const { clients } = bank.deps;
  const put = clients.put.bind(clients);
  clients.put = async (client, expected) => {
    if (client.id === '5') throw Object.assign(new Error('too large'), { name: 'ItemTooLarge' });
    return put(client, expected);
  };
  const { report } = await bank.run(files);
  expect(report).toMatchObject({ state: 'done', saved: 99 });
  expect(report).toHaveProperty(
    'warnings',
    expect.arrayContaining([expect.stringMatching(/^client 5: the new record is too large/)]),
  );
});
