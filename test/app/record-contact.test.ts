import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordContactOf } from '../../functions/app/record-contact.ts';
import { careAfter } from '../../functions/domain/care/contact.ts';
import { type Care, type Client, type Contact, lastContactOn } from '../../functions/domain/client.ts';
import { aClient } from '../support/clients.ts';
import { MemoryClients, MemoryContacts } from '../support/memory-records.ts';
import { aContact } from '../support/records.ts';
import { tasksOn } from '../support/tasks.ts';

const contacts: fc.Arbitrary<Contact[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 })
  .chain((hours) =>
    fc.tuple(
      ...hours.map((hour) =>
        fc
          .record({
            channel: fc.constantFrom('phone', 'sms', 'visit', 'branch'),
            outcome: fc.constantFrom('reached', 'unreachable', 'wrong-number'),
            followUpOn: fc.option(fc.constantFrom('2026-11-25', '2026-12-01'), { nil: undefined }),
            notedLate: fc.constantFrom(0, 0, 1),
            handled: fc.subarray([
              { holdingId: 'h1', maturesOn: '2026-11-26' },
              { holdingId: 'h2', maturesOn: '2026-12-26' },
            ]),
          })
          .map(({ followUpOn, notedLate, ...rest }): Contact => {
            const at = new Date(Date.UTC(2026, 10, 20, hour)).toISOString();
            const on = new Date(Date.UTC(2026, 10, 20, hour - 24 * notedLate)).toISOString().slice(0, 10);
            const { followUpOn: _, ...base } = aContact({
              clientId: 'c1',
              commandId: `k${hour}`,
              at,
              on,
              ...(rest as Partial<Contact>),
            });
            return { ...base, ...(followUpOn !== undefined && { followUpOn }) };
          }),
      ),
    ),
  );

/** A postponement decided at some hour among those contacts, or at a time nobody knows; or none. */
const postponements: fc.Arbitrary<Care['postponed']> = fc.option(
  fc
    .record({ until: fc.constantFrom('2026-11-26', '2026-12-05'), hour: fc.integer({ min: -1, max: 40 }) })
    .map(({ until, hour }) => {
      const at = new Date(Date.UTC(2026, 10, 20, hour)).toISOString();
      return { until, reason: '出差', ...(hour >= 0 && { decided: { on: at.slice(0, 10), at } }) };
    }),
  { nil: undefined },
);

/** A store whose writes may be lost on the way, land without an answer, or meet another writer first. */
class FaultyClients extends MemoryClients {
  readonly faults: string[];
  readonly between: (() => void)[] = [];
  constructor(clients: Client[], faults: string[]) {
    super(clients);
    this.faults = faults;
  }
  override async put(client: Client, expected: number) {
    const fault = this.faults.shift();
    if (fault === 'lost') throw new Error('connection reset before the store saw it');
    if (fault === 'other-first') this.between.shift()?.();
    const saved = await super.put(client, expected);
    if (fault === 'reply-lost') throw new Error('connection reset after the store wrote');
    if (fault === 'reply-lost-retried') return 'conflict' as const;
    return saved;
  }
}

const reindex = (client: Client) => client;
const world = (faults: string[] = []) => ({
  clients: new FaultyClients([aClient()], faults),
  contacts: new MemoryContacts(),
  reindex,
});

describe('recording contacts', () => {
  test('gives the same client in whatever order, and however often, they are recorded', () => {
    fc.assert(
      fc.property(contacts, fc.infiniteStream(fc.nat()), postponements, (all, shuffle, postponed) => {
        const before = aClient({ care: { ...(postponed && { postponed }) } }).care;
        const apply = (list: Contact[]) => list.reduce(careAfter, before);
        const mixed = [...all, ...all].map((one) => [shuffle.next().value, one] as const);
        const shuffled = mixed.sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one);
        expect(apply(shuffled)).toEqual(apply(all));
      }),
    );
  });

  test('is safe when writes conflict, are lost, or land without an answer: each counts once', async () => {
    const fault = fc.constantFrom('none', 'lost', 'reply-lost', 'reply-lost-retried', 'other-first');
    await fc.assert(
      fc.asyncProperty(contacts, fc.array(fault, { maxLength: 4 }), async ([first, ...others], faults) => {
        if (first === undefined) return;
        const deps = world(faults);
        for (const other of others) {
          // Another writer, without faults of its own, gets in just before our write.
          deps.clients.between.push(() => {
            const now = deps.clients.find('c1') ?? aClient();
            const moved = {
              ...now,
              version: now.version + 1,
              lastCommand: other.commandId,
              care: careAfter(now.care, other),
            };
            deps.clients.stored.items.set('c1', moved);
          });
        }
        const came = others.slice(0, faults.filter((one) => one === 'other-first').length);
        const { length: before } = deps.clients.between;
        const result = await recordContactOf(deps, first);
        expect(result.ok).toBe(true);
        const done = came.slice(0, before - deps.clients.between.length);
        expect(deps.clients.find('c1')?.care).toEqual([first, ...done].reduce(careAfter, aClient().care));
        expect(deps.contacts.items.size).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  test('of a client nobody knows is refused before anything is written', async () => {
    const deps = world();
    expect(await recordContactOf(deps, aContact({ clientId: 'nobody' }))).toEqual({
      ok: false,
      reason: 'unknown-client',
    });
    expect(deps.contacts.items.size).toBe(0);
  });

  test('completes on repetition when the second write was lost for good', async () => {
    const deps = world(['lost', 'lost', 'lost', 'lost', 'lost']);
    const contact = aContact({ clientId: 'c1', outcome: 'reached' });
    await expect(recordContactOf(deps, contact)).rejects.toThrow('connection reset');
    expect(deps.contacts.items.size).toBe(1);
    await recordContactOf(deps, contact);
    await recordContactOf(deps, contact);
    expect(deps.clients.find('c1')?.version).toBe(2);
    expect(deps.contacts.items.size).toBe(1);
  });
});

describe('what a contact changes', () => {
  const base = { commandId: 'k1', at: '2026-11-20T02:00:00.000Z', on: '2026-11-20' };
  test('reaching the client moves the last contact, sets the follow-up and ends a postponement', () => {
    const before = aClient({
      care: { postponed: { until: '2026-12-01', reason: '出差' } },
      bank: { bankContactOn: '2026-01-01' },
    });
    const contact = aContact({ ...base, outcome: 'reached', channel: 'phone', followUpOn: '2026-11-27' });
    const care = careAfter(before.care, contact);
    expect(lastContactOn({ ...before, care })).toBe('2026-11-20');
    expect(care.followUp?.on).toBe('2026-11-27');
    expect(care.postponed).toBeUndefined();
  });
  test('not reaching the client is no contact, and raises a doubt about the phone until a call gets through', () => {
    const missed = careAfter(aClient().care, aContact({ ...base, outcome: 'wrong-number', channel: 'phone' }));
    expect(missed.lastContact).toBeUndefined();
    expect(missed.phoneDoubt).toEqual({ since: '2026-11-20', outcome: 'wrong-number' });
    const visit = aContact({
      ...base,
      commandId: 'k2',
      at: '2026-11-21T02:00:00.000Z',
      outcome: 'reached',
      channel: 'visit',
    });
    expect(careAfter(missed, visit).phoneDoubt).toBeDefined();
    const call = aContact({
      ...base,
      commandId: 'k3',
      at: '2026-11-22T02:00:00.000Z',
      outcome: 'reached',
      channel: 'phone',
    });
    expect(careAfter(missed, call).phoneDoubt).toBeUndefined();
  });

  test('a talk of yesterday that is noted today does not undo what came after it', () => {
    const today = { ...base, commandId: 'k2', at: '2026-11-21T01:00:00.000Z', on: '2026-11-21' };
    const noted = aContact({ ...base, at: '2026-11-21T09:00:00.000Z', outcome: 'reached', channel: 'visit' });
    const talk = careAfter(aClient().care, aContact({ ...today, outcome: 'reached', followUpOn: '2026-11-27' }));
    expect(careAfter(talk, noted)).toMatchObject({ lastContact: { on: '2026-11-21' }, followUp: { on: '2026-11-27' } });
    const tried = careAfter(aClient().care, aContact({ ...today, outcome: 'unreachable', followUpOn: '2026-11-24' }));
    expect(careAfter(tried, noted)).toMatchObject({
      lastContact: { on: '2026-11-20' },
      followUp: { on: '2026-11-24' },
    });
  });

  describe('a date for another try, set when the client was not reached,', () => {
    const tried = { ...base, outcome: 'unreachable', followUpOn: '2026-11-24', note: '再打' } as const;
    const at = (day: number) => ({ on: `2026-11-${day}`, at: `2026-11-${day}T02:00:00.000Z`, commandId: `k${day}` });
    const careOf = (...contacts: Parameters<typeof aContact>[0][]) =>
      contacts.map((contact) => aContact(contact)).reduce(careAfter, aClient().care);

    test('brings the client back on that date, and says that it is another try', () => {
      const care = careOf(tried);
      expect(care).toMatchObject({ followUp: { on: '2026-11-24', note: '再打' }, phoneDoubt: { since: '2026-11-20' } });
      expect(care.lastContact).toBeUndefined();
      const tasks = (date: string) => tasksOn(aClient({ care }), date).filter(({ kind }) => kind === 'follow-up');
      expect(tasks('2026-11-23')).toEqual([]);
      expect(tasks('2026-11-24')).toEqual([{ kind: 'follow-up', on: '2026-11-24', note: '再打', notReached: true }]);
    });

    test('takes the place of the call that was promised, and of an earlier try’s date', () => {
      const promised = { ...at(18), outcome: 'reached', followUpOn: '2026-11-20' } as const;
      expect(careOf(promised, tried).followUp?.on).toBe('2026-11-24');
      const again = { ...tried, ...at(21), followUpOn: '2026-11-23' } as const;
      expect(careOf(tried, again).followUp?.on).toBe('2026-11-23');
      expect(careOf(again, tried).followUp?.on).toBe('2026-11-23');
    });

    test('stays when a try without a date follows, and goes when the client is reached after it', () => {
      const { followUpOn: _, ...undated } = { ...aContact({ ...tried, ...at(21) }) };
      expect(careAfter(careOf(tried), undated).followUp?.on).toBe('2026-11-24');
      expect(careOf(tried, { ...at(21), outcome: 'reached' }).followUp?.on).not.toBe('2026-11-24');
      expect(careOf(tried, { ...at(19), outcome: 'reached' }).followUp?.on).toBe('2026-11-24');
    });
  });
});
