import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sweepDueIndex } from '../../functions/app/sweep-due-index.ts';
import type { Client } from '../../functions/domain/client.ts';
import { compileDay, tasksOf } from '../../functions/domain/rules/index.ts';
import { aCalendar } from '../support/calendar.ts';
import { aClient, aPolicy, clients } from '../support/clients.ts';
import { SILENT } from '../support/mail-world.ts';
import { MemoryClients } from '../support/memory-records.ts';

const DATE = '2026-11-23';
const calendar = aCalendar();
const sweep = (stored: MemoryClients, policy = aPolicy()) =>
  sweepDueIndex({ clients: stored, policy, calendar, log: SILENT }, { date: DATE });

test('after a sweep nobody with a task is hidden, whatever the index said before, and a second sweep changes nothing', async () => {
  const some = fc.array(fc.tuple(clients(DATE), fc.option(fc.constantFrom('2020-01-01', '2099-01-01'))), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(some, async (drawn) => {
      const stored = drawn.map(([client, due], n): Client => {
        const { nextDueOn: _, ...rest } = client;
        return { ...rest, id: `c${n}`, ...(due !== null && { nextDueOn: due }) };
      });
      const records = new MemoryClients(stored);
      const report = await sweep(records);
      const day = compileDay(aPolicy(), calendar, DATE);
      for (const { id } of stored) {
        const client = records.find(id) ?? aClient();
        if (tasksOf(client, day).length > 0) expect(client.nextDueOn && client.nextDueOn <= DATE).toBe(true);
      }
      expect(report).toMatchObject({ looked: stored.length, broken: 0 });
      expect((await sweep(records)).moved).toBe(0);
    }),
    { numRuns: 100 },
  );
});

test('a stricter policy brings clients forward, and says how many would have been missed', async () => {
  const client = { ...aClient({ bank: { bankContactOn: '2026-10-01' } }), nextDueOn: '2027-03-31' };
  const records = new MemoryClients([client]);
  const strict = aPolicy({ contactDue: { standardDays: { private: 10, wealth: 10, vip: 10, ordinary: 10 } } });
  expect(await sweep(records, strict)).toEqual({ looked: 1, moved: 1, hidden: 1, broken: 0 });
  expect(records.find('c1')?.nextDueOn).toBe(DATE);
});

test('a record that cannot be read is counted and left alone; the others are swept', async () => {
  const records = new MemoryClients([aClient({ id: 'bad' }), { ...aClient({ id: 'good' }), nextDueOn: '2020-01-01' }]);
  records.breakRecord('bad');
  expect(await sweep(records)).toMatchObject({ looked: 2, moved: 1, broken: 1 });
});
