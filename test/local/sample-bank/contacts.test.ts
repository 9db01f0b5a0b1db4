import { describe, expect, test } from 'vitest';
import { recordContactOf } from '../../../functions/app/record-contact.ts';
import { addDays, daysBetween } from '../../../functions/domain/civil-date.ts';
import { type Client, lastContactOn } from '../../../functions/domain/client.ts';
import { tasksOf } from '../../../functions/domain/rules/index.ts';
import { TASK_KINDS } from '../../../functions/domain/task.ts';
import { sampleContacts } from '../../../local/sample-bank/contacts.ts';
import { importedSample, survey } from '../../support/sample-import.ts';

const MONDAY = '2026-11-23';

/** The sample bank on its usual date, imported once. */
const monday = importedSample({ date: MONDAY });

describe('what its managers recorded', () => {
  test('each contact is of a client of theirs, before the date, and the same ones every time', async () => {
    const { clients } = await monday;
    const books = new Map(clients.map((client) => [client.id, client]));
    const contacts = sampleContacts({ date: MONDAY, timeZone: 'Asia/Shanghai' });
    expect(contacts).toEqual(sampleContacts({ date: MONDAY, timeZone: 'Asia/Shanghai' }));
    expect(new Set(contacts.map(({ commandId }) => commandId)).size).toBe(contacts.length);
    expect(contacts.length).toBeGreaterThan(40);
    expect(contacts.length).toBeLessThan(150);
    for (const contact of contacts) {
      expect(books.get(contact.clientId)?.bank.managerId).toBe(contact.by);
      expect(daysBetween(contact.on, MONDAY)).toBeGreaterThan(0);
      expect(contact.at.slice(0, 10)).toBe(contact.on);
    }
  });

  test('there are follow-ups due, numbers in doubt, and notes on clients who stay overdue', async () => {
    const { clients, day } = await monday;
    const byId = new Map(clients.map((client) => [client.id, client]));
    const contacts = sampleContacts({ date: MONDAY, timeZone: 'Asia/Shanghai' });
    const followUps = contacts.filter(({ followUpOn }) => followUpOn !== undefined);
    expect(
      followUps.every(({ followUpOn = '', note }) => followUpOn <= MONDAY && followUpOn > addDays(MONDAY, -5) && note),
    ).toBe(true);
    expect(followUps.length).toBeGreaterThan(10);
    for (const outcome of ['reached', 'unreachable', 'wrong-number'])
      expect(contacts.some((one) => one.outcome === outcome)).toBe(true);
    const overdue = contacts.filter(({ clientId, note, followUpOn, on }) => {
      const client = byId.get(clientId);
      const stays =
        client && lastContactOn(client) === on && tasksOf(client, day).some(({ kind }) => kind === 'contact-due');
      return stays && note && followUpOn === undefined;
    });
    expect(overdue.length).toBeGreaterThan(5);
  });

  test('once recorded, all seven kinds of task have work', async () => {
    const { records, clients, day } = await importedSample({ date: MONDAY });
    const deps = { ...records, reindex: (client: Client) => client };
    const changed = new Map(clients.map((client) => [client.id, client]));
    for (const contact of sampleContacts({ date: MONDAY, timeZone: 'Asia/Shanghai' })) {
      const recorded = await recordContactOf(deps, contact);
      if (!recorded.ok) throw new Error(`${contact.commandId}: ${recorded.reason}`);
      changed.set(contact.clientId, recorded.client);
    }
    const { kinds, all, due } = survey([...changed.values()], (client) => tasksOf(client, day));
    expect([...kinds.keys()].sort()).toEqual([...TASK_KINDS].sort());
    for (const reason of ['unreachable', 'wrong-number'])
      expect(all.some(({ task }) => task.kind === 'details-stale' && task.reason === reason)).toBe(true);
    expect(all.some(({ client, task }) => task.kind === 'contact-due' && client.care.lastContact?.note)).toBe(true);
    expect([...due.values()].filter((count) => count === 0)).toHaveLength(1);
  });

  test('a large bank has no more of them than a usual one', () => {
    const contacts = sampleContacts({ date: MONDAY, timeZone: 'Asia/Shanghai', clients: 20_000 });
    expect(contacts.length).toBeLessThan(150);
  });
});
