import { expect, test } from 'vitest';
import { aClient } from '../../support/clients.ts';
import { collect } from '../../support/collect.ts';
import { useDynamo } from '../../support/dynamo.ts';
import { aContact, aMessage } from '../../support/records.ts';

const store = useDynamo();

test.each(['reset-after', 'timeout-after', 'error-500-after', 'truncated-reply'] as const)(
  'A write whose reply is lost (%s) is a conflict, and the reload shows the writer its own command',
  async (fault) => {
    const { clients, faults } = await store();
    faults.next('PutItem', fault);
    expect(await clients.put(aClient({ lastCommand: 'mine' }), 0)).toBe('conflict');
    expect(faults.tried.filter((one) => one === 'PutItem')).toHaveLength(2);
    expect(await clients.get('c1')).toMatchObject({ ok: true, value: { version: 1, lastCommand: 'mine' } });
  },
);

test.each(['throttled', 'reset-before', 'timeout-before', 'error-500-before'] as const)(
  'A write that never arrived (%s) is tried again and saved once',
  async (fault) => {
    const { clients, faults } = await store();
    faults.next('PutItem', fault);
    expect(await clients.put(aClient(), 0)).toBe('saved');
    expect(await clients.put(aClient({ version: 2 }), 1)).toBe('saved');
  },
);

test('A write that landed, lost its reply and was overtaken is a conflict: its writer has to decide again', async () => {
  const { clients, faults } = await store();
  await clients.put(aClient(), 0);
  faults.next('PutItem', 'reset-after');
  faults.meanwhile('PutItem', async () => {
    faults.meanwhile('PutItem', () => clients.put(aClient({ version: 3, lastCommand: 'theirs' }), 2));
  });
  expect(await clients.put(aClient({ version: 2, lastCommand: 'mine' }), 1)).toBe('conflict');
  expect(await clients.get('c1')).toMatchObject({ value: { version: 3, lastCommand: 'theirs' } });
});

test('When the store stays away the write throws: it is never reported as saved or as a conflict', async () => {
  const { clients, faults } = await store();
  faults.always('PutItem', 'error-500-before');
  await expect(clients.put(aClient(), 0)).rejects.toThrow('something broke');
  expect(await clients.get('c1')).toBeUndefined();
});

test.each(['reset-before', 'error-500-before', 'truncated-reply'] as const)(
  'Reads are tried again after a fault (%s)',
  async (fault) => {
    const { clients, messages, faults } = await store();
    await clients.put(aClient({ nextDueOn: '2026-11-23' }), 0);
    await messages.put(aMessage(), 0);
    for (const operation of ['GetItem', 'BatchGetItem', 'Query', 'Scan']) faults.next(operation, fault);
    expect(await clients.get('c1')).toMatchObject({ ok: true });
    expect((await clients.getMany(['c1'])).size).toBe(1);
    expect(await collect(clients.due('m1', '2026-11-23'))).toHaveLength(1);
    expect(await collect(clients.all())).toHaveLength(1);
    expect(await collect(messages.ofRun('digest', '2026-11-23'))).toHaveLength(1);
  },
);

test('A contact whose reply was lost is there once', async () => {
  const { contacts, faults } = await store();
  faults.next('PutItem', 'reset-after');
  await contacts.append(aContact());
  expect(await contacts.of('c1', 10)).toEqual([aContact()]);
});

test('Two workers that append the same command at once, at different instants, show as one contact', async () => {
  const { contacts, faults } = await store();
  const later = aContact({ at: '2026-11-23T08:00:01.000Z' });
  faults.meanwhile('PutItem', () => contacts.append(later));
  await contacts.append(aContact());
  expect(await contacts.of('c1', 10)).toHaveLength(1);
  await contacts.append(aContact({ commandId: 'k0', at: '2026-11-22T08:00:00.000Z' }));
  expect((await contacts.of('c1', 2)).map((one) => one.commandId)).toEqual(['k1', 'k0']);
});

test('A sweep that fails midway throws, and one that is left early leaves nothing behind', async () => {
  const { clients, faults } = await store();
  await Promise.all(Array.from({ length: 20 }, (_, i) => clients.put(aClient({ id: `c${i}` }), 0)));
  for await (const one of clients.all()) {
    expect(one.ok).toBe(true);
    break;
  }
  faults.always('Scan', 'error-500-before');
  await expect(collect(clients.all())).rejects.toThrow('something broke');
});
