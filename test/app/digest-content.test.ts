import { describe, expect, test } from 'vitest';
import { buildDigestContent, type DigestContentDeps } from '../../functions/app/digest-content.ts';
import { readStoredDigest } from '../../functions/app/stored-digest.ts';
import type { Client } from '../../functions/domain/client.ts';
import type { ClientManager } from '../../functions/domain/roster.ts';
import { aCalendar } from '../support/calendar.ts';
import { aClient, aPolicy } from '../support/clients.ts';
import { aManager, overdueClient } from '../support/digest-world.ts';
import { MemoryClients, MemoryMessages, MemoryRoster } from '../support/memory-records.ts';
import { aMessage } from '../support/records.ts';

const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-20';
const REF = { kind: 'digest', date: MONDAY, person: 'm1' } as const;
const due = (client: Client): Client => ({ ...client, nextDueOn: MONDAY });

function world(clients: Client[], managers: ClientManager[] = [aManager()]) {
  const logged: { event: string; ids: unknown }[] = [];
  const note = (event: string, ids: unknown) => logged.push({ event, ids });
  const deps = {
    clients: new MemoryClients(clients),
    roster: new MemoryRoster(managers.map((value) => ({ entry: 'manager', value }))),
    messages: new MemoryMessages(),
    policy: aPolicy(),
    calendar: aCalendar(),
    products: [],
    talkingPoints: [],
    log: { info: note, warn: note, error: note },
  } satisfies DigestContentDeps;
  return { deps, logged, build: () => buildDigestContent(deps)(REF, `${REF.date}T01:00:00.000Z`) };
}

async function contentOf(made: ReturnType<typeof world>) {
  const content = await made.build();
  if (content.outcome !== 'mail') throw new Error(`expected a mail, but it was skipped: ${content.reason}`);
  return readStoredDigest(content.compact);
}

describe('for whom a mail is', () => {
  test('it goes to the manager, in their language, and holds only their due clients', async () => {
    const others = aClient({ id: 'c2', bank: { managerId: 'm2', bankContactOn: '2020-01-01' } });
    const made = world([due(overdueClient('c1')), due(others)], [aManager({ locale: 'en' }), aManager({ id: 'm2' })]);
    const { to, locale, digest } = await contentOf(made);
    expect({ to, locale }).toEqual({ to: 'm1@bank.example', locale: 'en' });
    expect(digest.cards.map(({ clientId }) => clientId)).toEqual(['c1']);
  });

  test('on leave it goes to the deputy, and says for whom', async () => {
    const leave = [{ from: FRIDAY, to: '2026-11-27' }];
    const deputy = aManager({ id: 'm2', name: '周敏', mail: 'm2@bank.example' });
    const made = world([due(overdueClient('c1'))], [aManager({ leave, deputyId: 'm2' }), deputy]);
    const { to, digest } = await contentOf(made);
    expect(to).toBe('m2@bank.example');
    expect(digest.onBehalfOf).toEqual({ surname: '李', han: true, until: '2026-11-27' });
  });

  test.each([
    ['a person no longer in the roster', 'not-in-roster', []],
    ['a person without a mail address', 'no-mail-address', [(({ mail: _, ...rest }) => rest)(aManager())]],
  ] as const)('%s gets none', async (_, reason, managers) => {
    expect(await world([due(overdueClient('c1'))], [...managers]).build()).toEqual({ outcome: 'skip', reason });
  });

  test('with nothing due there is none', async () => {
    expect(await world([]).build()).toEqual({ outcome: 'skip', reason: 'nothing-due' });
  });
});

test('a client that came back without a task is moved on in the index, exactly to its next task', async () => {
  // The next one is a Saturday: three working days before the Friday before it.
  const birthday = { calendar: 'solar', month: 11, day: 20 } as const;
  const gone = due(aClient({ id: 'gone', bank: { birthday } }));
  const made = world([gone]);
  expect(await made.build()).toEqual({ outcome: 'skip', reason: 'nothing-due' });
  expect(made.deps.clients.find('gone')).toMatchObject({ version: 2, nextDueOn: '2027-11-16' });
});

test('a client that somebody else writes at the same time is left to them', async () => {
  const made = world([due(aClient({ id: 'gone' }))]);
  made.deps.clients.put = async () => 'conflict';
  expect(await made.build()).toEqual({ outcome: 'skip', reason: 'nothing-due' });
});

describe('what cannot be read', () => {
  test('is counted in the mail, and in the log named by id alone', async () => {
    const bad = { ...overdueClient('bad'), bank: { ...overdueClient('bad').bank, holdings: null as never } };
    const made = world([due(overdueClient('unreadable')), due(bad), due(overdueClient('good'))]);
    made.deps.clients.breakRecord('unreadable', 'bank.tier: missing');
    const { digest } = await contentOf(made);
    expect(digest).toMatchObject({ brokenRecords: 2, cards: [{ clientId: 'good' }] });
    expect(made.logged).toEqual([
      { event: 'client-record-broken', ids: { clientId: 'unreadable', problem: 'bank.tier: missing' } },
      { event: 'client-record-broken', ids: { clientId: 'bad', problem: 'rules-failed:TypeError' } },
    ]);
  });

  test.each(['not json', '{}', '{"digest":{"waiting":7}}', 'null'])(
    'a digest of the day before that reads %j costs only the waiting',
    async (content) => {
      const made = world([due(overdueClient('c1'))]);
      await made.deps.messages.put(aMessage({ date: FRIDAY, content }), 0);
      expect((await contentOf(made)).digest.cards).toHaveLength(1);
    },
  );
});

test('who was left out on the working day before is read from its mail', async () => {
  const rich = Array.from({ length: 15 }, (_, i) => due(overdueClient(`r${i}`, 9_000_000)));
  const made = world([...rich, due(overdueClient('waited'))]);
  expect((await contentOf(made)).digest.waiting).toEqual({ [MONDAY]: ['waited'] });
  const content = JSON.stringify({ digest: { date: FRIDAY, waiting: { '2026-11-18': ['waited'] } } });
  await made.deps.messages.put(aMessage({ date: FRIDAY, content }), 0);
  expect((await contentOf(made)).digest.cards[0]).toMatchObject({ clientId: 'waited', waitedDays: 3 });
});

test('built twice, the content is the same to the byte', async () => {
  const made = world([due(overdueClient('c1')), due(aClient({ id: 'gone' }))]);
  expect(await made.build()).toEqual(await made.build());
});
