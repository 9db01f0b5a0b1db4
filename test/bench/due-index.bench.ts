import { expect, test } from 'vitest';
import type { ClientRecords } from '../../functions/app/ports.ts';
import { addDays } from '../../functions/domain/civil-date.ts';
import type { Client } from '../../functions/domain/client.ts';
import { aClient, aHolding } from '../support/clients.ts';
import { useDynamo } from '../support/dynamo.ts';

const TODAY = '2026-11-23';
const CLIENTS = 3_000;
const MANAGERS = 12;

const store = useDynamo();

/** A book in which one client in twelve is due: what a manager finds on an ordinary morning. */
function clientOf(i: number): Client {
  return aClient({
    id: `c${i}`,
    bank: {
      managerId: `m${i % MANAGERS}`,
      name: '王小明',
      phone: '13800003721',
      holdings: [1, 2, 3].map((h) => aHolding({ id: `h${h}`, name: '三年期定期', maturesOn: addDays(TODAY, h * 30) })),
    },
    nextDueOn: addDays(TODAY, Math.floor(i / MANAGERS) % 12 === 0 ? -1 : 30),
  });
}

async function dueByIndex(clients: ClientRecords, managerId: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const read of clients.due(managerId, TODAY)) if (read.ok) ids.push(read.value.id);
  return ids;
}

async function dueByScan(clients: ClientRecords, managerId: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const read of clients.all()) {
    if (!read.ok) continue;
    const { bank, nextDueOn, id } = read.value;
    if (bank.managerId === managerId && nextDueOn !== undefined && nextDueOn <= TODAY) ids.push(id);
  }
  return ids;
}

test('A manager’s due clients by the index against a scan over all clients', async ({ bench }) => {
  const { clients, units } = await store();
  for (let i = 0; i < CLIENTS; i += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, k) => clients.put(clientOf(i + k), 0)));
  }

  const before = units().read;
  const byIndex = await dueByIndex(clients, 'm0');
  const indexUnits = units().read - before;
  const byScan = await dueByScan(clients, 'm0');
  const scanUnits = units().read - before - indexUnits;
  expect(byIndex.toSorted()).toEqual(byScan.toSorted());
  expect(byIndex.length).toBeGreaterThan(10);
  expect(scanUnits / indexUnits).toBeGreaterThan(10);

  const result = await bench.compare(
    bench('due index', async () => void (await dueByIndex(clients, 'm0'))),
    bench('scan and filter', async () => void (await dueByScan(clients, 'm0'))),
    { time: 5_000, warmupTime: 500 },
  );
  const ratio = result.get('scan and filter').latency.mean / result.get('due index').latency.mean;
  expect(ratio, 'scan time over index time').toBeGreaterThan(5);
});
