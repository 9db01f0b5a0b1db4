import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actOnClient } from '../../functions/app/act-on-client.ts';
import type { ClientAction } from '../../functions/domain/care/client-action.ts';
import { actingWorld, FaultyStore, type StoreFault } from '../support/acting.ts';
import { aBy } from '../support/actions.ts';
import { aClient, aHolding } from '../support/clients.ts';
import { aContact } from '../support/records.ts';

const client = aClient({
  bank: { bankContactOn: '2020-01-01', holdings: [aHolding({ maturesOn: '2026-12-20' })] },
  nextDueOn: '2020-07-01',
});
const call: ClientAction = { kind: 'contact', channel: 'phone', outcome: 'reached', followUpOn: '2026-11-30' };
const ACTIONS: ClientAction[] = [
  { ...call, handled: [{ holdingId: 'h1', maturesOn: '2026-12-20' }], note: '聊到用汇' },
  { kind: 'contact', channel: 'visit', outcome: 'unreachable' },
  { kind: 'postpone', until: '2026-11-30', reason: '出差' },
  { kind: 'details', detail: 'address', finding: 'wrong' },
  { kind: 'note', hobby: '钓鱼' },
  { kind: 'risk-review', arrangedFor: '2026-11-30' },
];
const nameOf = (action: ClientAction) => `${action.kind}${action.kind === 'contact' ? ` ${action.outcome}` : ''}`;
const at = (seconds: number) => new Date(Date.parse(aBy().at) + seconds * 1000).toISOString();
const asked = (action: ClientAction, seconds = 0) => ({ clientId: 'c1', action, by: aBy({ at: at(seconds) }) });

/** As a person would who sees an error page and sends the form again. */
async function untilAnswered<T>(attempt: (seconds: number) => Promise<T>): Promise<T> {
  for (let n = 0; n < 10; n += 1) {
    const answer = await attempt(n).catch(() => undefined);
    if (answer !== undefined) return answer;
  }
  throw new Error('never answered');
}

describe('acting on a client', () => {
  test('is one write of the client with its due index anew, after the entry in the history', async () => {
    const store = new FaultyStore([]);
    const deps = actingWorld(client, store.call);
    const result = await actOnClient(deps, asked(call));
    const stored = deps.clients.find('c1');
    expect(result).toEqual({ ok: true, client: stored });
    expect(stored).toMatchObject({ version: 2, nextDueOn: '2026-11-30', lastCommand: aBy().commandId });
    expect(store.calls.indexOf('append')).toBeLessThan(store.calls.indexOf('put'));
    expect(store.calls.filter((name) => name === 'put' || name === 'append')).toHaveLength(2);
    expect([...deps.contacts.items.values()]).toMatchObject([{ commandId: aBy().commandId, by: 'm1' }]);
  });

  test.each(ACTIONS.slice(2).map((action) => [action.kind, action] as const))(
    'by %s writes nothing to the history, computes the due index anew, and is not even tried a second time',
    async (_, action) => {
      const store = new FaultyStore([]);
      const deps = actingWorld(client, store.call);
      expect((await actOnClient(deps, asked(action))).ok).toBe(true);
      expect((await actOnClient(deps, asked(action, 5))).ok).toBe(true);
      expect(store.calls.filter((name) => name !== 'get')).toEqual(['put']);
      expect(deps.clients.find('c1')?.nextDueOn).toBe(action.kind === 'postpone' ? '2026-11-30' : '2026-11-23');
    },
  );

  test.each(ACTIONS.map((action) => [nameOf(action), action] as const))(
    'by %s is one change, whichever calls to the store are lost before, after, or repeated',
    async (_, action) => {
      const plain = actingWorld(client);
      await actOnClient(plain, asked(action));
      const expected = plain.clients.find('c1');
      const entries = plain.contacts.items.size;
      const faults: StoreFault[] = ['lost', 'reply-lost', 'repeated'];
      for (let first = 0; first < 7; first += 1)
        for (const one of faults)
          for (let second = first + 1; second < 9; second += 1)
            for (const other of faults) {
              const store = new FaultyStore([
                [first, one],
                [second, other],
              ]);
              const deps = actingWorld(client, store.call);
              const answer = await untilAnswered((n) => actOnClient(deps, asked(action, n)));
              await actOnClient(deps, asked(action, 30)).catch(() => undefined);
              const stored = deps.clients.find('c1');
              expect(answer).toMatchObject({ ok: true });
              expect(stored?.version).toBe(expected?.version);
              expect(stored?.nextDueOn).toBe(expected?.nextDueOn);
              expect(stored?.care.commands).toMatchObject([{ commandId: aBy().commandId, person: 'm1' }]);
              expect(deps.contacts.items.size).toBe(entries);
              const [entry] = deps.contacts.items.values();
              // The history and the client tell the same instant.
              if (entry) expect(stored?.care.lastAction?.at).toBe(entry.at);
            }
    },
  );

  test('is one entry and one change for a double click, in whatever order the two reach the store', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.constantFrom(...ACTIONS), async (scheduler, action) => {
        const deps = actingWorld(client, async (name, work) => {
          await scheduler.schedule(Promise.resolve(), name);
          return work();
        });
        const other = { clientId: 'c1', action: ACTIONS[4] ?? action, by: aBy({ commandId: 'other', person: 'm2' }) };
        const racing = [asked(action), asked(action, 1), other].map((one) => actOnClient(deps, one));
        const answers = await scheduler.waitFor(Promise.all(racing));
        expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
        expect(deps.clients.find('c1')?.version).toBe(3);
        expect(deps.contacts.items.size).toBe(action.kind === 'contact' ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });

  test('that is refused writes nothing and says why', async () => {
    const deps = actingWorld(client);
    expect(await actOnClient(deps, asked({ kind: 'postpone', until: '2027-01-01', reason: 'x' }))).toEqual({
      ok: false,
      reason: 'too-late',
      latest: '2026-12-07',
    });
    const handled = [{ holdingId: 'h2', maturesOn: '2026-12-20' }];
    expect(await actOnClient(deps, asked({ ...call, handled }))).toEqual({ ok: false, reason: 'unknown-holding' });
    expect(deps.clients.writes).toBe(0);
    expect(deps.contacts.items.size).toBe(0);
  });

  test('is decided again when the bank’s export comes in between: money that matures now stands in the way', async () => {
    const deps = actingWorld(client, async (name, work) => {
      const answer = await work();
      const now = deps.clients.stored.items.get('c1');
      if (name === 'get' && now?.version === 1) {
        const bank = { ...now.bank, holdings: [aHolding({ maturesOn: '2026-11-26' })] };
        deps.clients.stored.items.set('c1', { ...now, version: 2, lastCommand: 'import', bank });
      }
      return answer;
    });
    expect(await actOnClient(deps, asked({ kind: 'postpone', until: '2026-11-30', reason: '出差' }))).toEqual({
      ok: false,
      reason: 'past-maturity',
      latest: '2026-11-26',
    });
    expect(deps.clients.find('c1')?.care.postponed).toBeUndefined();
  });

  test('by a contact whose entry stands is completed, though the holding dealt with is gone by then', async () => {
    const handled = [{ holdingId: 'h9', maturesOn: '2026-11-26' }];
    const deps = actingWorld(client);
    await deps.contacts.append(aContact({ commandId: aBy().commandId, at: at(-60), handled }));
    expect((await actOnClient(deps, asked({ ...call, handled }))).ok).toBe(true);
    expect(deps.clients.find('c1')?.care).toMatchObject({ handled, lastContact: { at: at(-60) } });
    expect(deps.contacts.items.size).toBe(1);
  });

  test('that nobody knows, or whose record cannot be read, is refused before anything is written', async () => {
    const deps = actingWorld(client);
    expect(await actOnClient(deps, { ...asked(call), clientId: 'nobody' })).toEqual({
      ok: false,
      reason: 'unknown-client',
    });
    deps.clients.breakRecord('c1');
    expect(await actOnClient(deps, asked(call))).toEqual({ ok: false, reason: 'broken-record' });
    expect(deps.contacts.items.size).toBe(0);
  });
});
