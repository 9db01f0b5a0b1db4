import { beforeEach, describe, expect, test } from 'vitest';
import type { ClientManager } from '../../functions/domain/roster.ts';
import { aDueClient, clientToken, dayToken, formOf, type PagesBank, pagesBank } from '../support/pages-bank.ts';

let bank: PagesBank;
const store = (value: ClientManager) => bank.records.roster.put({ entry: 'manager', value });
const M1 = { id: 'M1', unitId: 'U1', name: '李雷', deputyId: 'M2', mail: 'm1@bank.example' };
const M2 = { id: 'M2', unitId: 'U1', name: '周芳', deputyId: 'M3', mail: 'm2@bank.example' };
const leave = [{ from: '2026-11-20', to: '2026-11-27' }];
const pathsOf = async (person: string) => [
  `/day/${await dayToken({ person })}`,
  `/client/${await clientToken({ person })}`,
];
const statuses = async (person: string) =>
  Promise.all((await pathsOf(person)).map(async (path) => (await bank.open(path)).status));

beforeEach(async () => {
  bank = await pagesBank();
});

/** The clock stands still in all of these: whatever is stored holds for the very next request. */
describe('the roster as it stands', () => {
  test('leave that was stored lets the deputy in at the very next request, and its end keeps them out', async () => {
    expect(await statuses('M2')).toEqual([410, 410]);
    await store({ ...M1, leave });
    expect(await statuses('M2')).toEqual([200, 200]);
    await store(M1);
    expect(await statuses('M2')).toEqual([410, 410]);
    expect(await statuses('M1')).toEqual([200, 200]);
  });

  test('a deputy who goes on leave is refused at the very next request, and their deputy is served', async () => {
    await store({ ...M1, leave });
    expect([await statuses('M2'), await statuses('M3')]).toEqual([
      [200, 200],
      [410, 410],
    ]);
    await store({ ...M2, leave });
    expect([await statuses('M2'), await statuses('M3')]).toEqual([
      [410, 410],
      [200, 200],
    ]);
  });

  test('a form that was open when the leave ended records nothing', async () => {
    await store({ ...M1, leave });
    const form = formOf(await (await bank.open((await pathsOf('M2'))[1] ?? '')).text(), 'contact');
    await store(M1);
    bank.writes.count = 0;
    const late = await bank.post(form.action, { ...form.fields, outcome: 'reached' });
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('李经理');
    expect(bank.writes.count).toBe(0);
  });

  test('a manager who was taken out of the roster opens nothing any more', async () => {
    await bank.records.roster.remove('manager', 'M1');
    expect(await statuses('M1')).toEqual([410, 410]);
  });
});

/** Names each read of the records. */
function countReads(): string[] {
  const reads: string[] = [];
  const { clients, contacts, roster, messages } = bank.records;
  const counted: [object, string, string[]][] = [
    [clients, 'clients', ['get', 'getMany', 'due', 'all']],
    [contacts, 'contacts', ['of']],
    [roster, 'roster', ['get', 'load']],
    [messages, 'messages', ['get', 'ofRun']],
  ];
  for (const [records, name, methods] of counted)
    for (const method of methods) {
      const read = Reflect.get(records, method).bind(records);
      Reflect.set(records, method, (...args: unknown[]) => {
        reads.push(`${name}.${method}`);
        return read(...args);
      });
    }
  return reads;
}

describe('what a page reads', () => {
  const ofClient = ['clients.get', 'contacts.of', 'messages.get'];
  const times = (count: number, read: string) => Array<string>(count).fill(read);

  test.each([
    ['a client’s page', async () => (await pathsOf('M1'))[1], [...ofClient, 'roster.get']],
    [
      'a day of one client',
      async () => (await pathsOf('M1'))[0],
      ['clients.due', 'contacts.of', 'messages.get', 'roster.get'],
    ],
    [
      'a client’s page opened by the deputy',
      async () => (await pathsOf('M2'))[1],
      [...ofClient, ...times(2, 'roster.get')],
    ],
  ])('%s: a handful, by key, and never the whole roster', async (name, path, expected) => {
    if (name.includes('deputy')) await store({ ...M1, leave });
    bank.writes.count = 0;
    const reads = countReads();
    expect((await bank.open((await path()) ?? '')).status).toBe(200);
    expect(reads.sort()).toEqual(expected.sort());
    expect(bank.writes.count).toBe(0);
  });

  test('the day of a large book: one history a card, and nothing more for those who wait', async () => {
    bank = await pagesBank(Array.from({ length: 60 }, (_, n) => aDueClient({ id: `K${n}` })));
    const reads = countReads();
    expect((await bank.open((await pathsOf('M1'))[0] ?? '')).status).toBe(200);
    expect(reads.sort()).toEqual(['clients.due', ...times(15, 'contacts.of'), 'messages.get', 'roster.get']);
  });

  test('a search: the due index and the manager', async () => {
    const reads = countReads();
    const path = `/day/${await dayToken()}/search`;
    expect((await bank.post(path, { words: '', tier: '', reason: '' })).status).toBe(200);
    expect(reads.sort()).toEqual(['clients.due', 'roster.get']);
  });

  test('who recorded something is read only when it was somebody else', async () => {
    await store({ ...M1, leave });
    const form = formOf(await (await bank.open((await pathsOf('M2'))[1] ?? '')).text(), 'note');
    await bank.post(form.action, { ...form.fields, hobby: '书法' });
    const reads = countReads();
    const html = await (await bank.open((await pathsOf('M1'))[1] ?? '')).text();
    expect(html).toContain('周经理');
    expect(reads.filter((read) => read === 'roster.get')).toHaveLength(3);
  });
});
