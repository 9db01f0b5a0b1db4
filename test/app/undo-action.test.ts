import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actOnClient } from '../../functions/app/act-on-client.ts';
import { recordContactOf } from '../../functions/app/record-contact.ts';
import { undoAction } from '../../functions/app/undo-action.ts';
import type { ClientAction } from '../../functions/domain/care/client-action.ts';
import { contactsShown } from '../../functions/domain/care/contacts-shown.ts';
import { actingWorld, FaultyStore, type StoreFault } from '../support/acting.ts';
import { aBy, TODAY } from '../support/actions.ts';
import { aClient } from '../support/clients.ts';
import { aContact } from '../support/records.ts';

const client = aClient({ bank: { bankContactOn: '2020-01-01' } });
const call: ClientAction = { kind: 'contact', channel: 'phone', outcome: 'reached', followUpOn: '2026-11-30' };
const postponed: ClientAction = { kind: 'postpone', until: '2026-11-30', reason: '出差' };
const command = aBy().commandId;
const at = (seconds: number) => new Date(Date.parse(aBy().at) + seconds * 1000).toISOString();
const asked = (action: ClientAction, seconds = 0) => ({ clientId: 'c1', action, by: aBy({ at: at(seconds) }) });
const undoing = (seconds = 60, person = 'm1') => ({
  clientId: 'c1',
  commandId: command,
  by: { person, at: at(seconds), today: TODAY },
});

/** The world after an action of which every call arrived. */
async function worldAfter(action: ClientAction, store = new FaultyStore([])) {
  const plain = actingWorld(client);
  const done = await actOnClient(plain, asked(action));
  const deps = actingWorld(done.ok ? done.client : client, store.call);
  for (const [key, contact] of plain.contacts.items) deps.contacts.items.set(key, contact);
  return deps;
}

describe('undoing an action', () => {
  test('of a contact brings the client back, with the due index, and adds the entry that takes it back', async () => {
    const deps = await worldAfter(call);
    expect(deps.clients.find('c1')?.nextDueOn).toBe('2026-11-30');
    const result = await undoAction(deps, undoing());
    expect(result).toEqual({ ok: true, client: deps.clients.find('c1') });
    expect(deps.clients.find('c1')).toMatchObject({ version: 3, nextDueOn: TODAY, care: { undone: [command] } });
    expect(deps.clients.find('c1')?.care).not.toHaveProperty('lastContact');
    const history = await deps.contacts.of('c1', 9);
    expect(history).toMatchObject([
      { commandId: `${command}.undo`, undoes: command, by: 'm1', at: at(60), on: TODAY },
      { commandId: command },
    ]);
    expect(contactsShown(history)).toEqual([]);
  });

  test('of anything else adds nothing to the history', async () => {
    const deps = await worldAfter(postponed);
    expect((await undoAction(deps, undoing())).ok).toBe(true);
    expect(deps.clients.find('c1')?.care.postponed).toBeUndefined();
    expect(deps.contacts.items.size).toBe(0);
  });

  test.each([
    ['call', call, 2],
    ['postponement', postponed, 0],
  ])('of a %s is one change, whichever calls are lost before, after, or repeated', async (_, action, entries) => {
    const faults: StoreFault[] = ['lost', 'reply-lost', 'repeated'];
    for (let first = 0; first < 6; first += 1)
      for (const one of faults)
        for (let second = first + 1; second < 8; second += 1)
          for (const other of faults) {
            const store = new FaultyStore([
              [first, one],
              [second, other],
            ]);
            const deps = await worldAfter(action, store);
            const answers = [];
            for (let n = 0; n < 4; n += 1) {
              const answer = await undoAction(deps, undoing(60 + n)).catch(() => undefined);
              if (answer !== undefined) answers.push(answer.ok ? 'ok' : answer.reason);
            }
            expect(answers).not.toEqual([]);
            expect(answers.slice(1).every((answer) => answer === 'already-undone')).toBe(true);
            expect(deps.clients.find('c1')).toMatchObject({ version: 3, care: { undone: [command] } });
            expect(deps.contacts.items.size).toBe(entries);
          }
  });

  test('whose answer is lost while another person acts at once is still told as done', async () => {
    const deps = await worldAfter(postponed);
    const other = { ...asked({ kind: 'note', hobby: '钓鱼' }), by: aBy({ commandId: 'other', person: 'm2' }) };
    const put = deps.clients.put.bind(deps.clients);
    deps.clients.put = async (changed, expected) => {
      deps.clients.put = put;
      await put(changed, expected);
      await actOnClient(deps, other);
      throw new Error('connection reset after the store answered');
    };
    expect((await undoAction(deps, undoing())).ok).toBe(true);
    expect(deps.clients.find('c1')).toMatchObject({ version: 4, care: { hobbies: ['钓鱼'], undone: [command] } });
  });

  test('while the action arrives a second time, and another person acts, tells everybody the truth', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        let racing = false;
        const deps = actingWorld(client, async (name, work) => {
          if (racing) await scheduler.schedule(Promise.resolve(), name);
          return work();
        });
        await actOnClient(deps, asked(call));
        racing = true;
        const other = { ...asked({ kind: 'note', hobby: '钓鱼' }), by: aBy({ commandId: 'other', person: 'm2' }) };
        const [undone, , again, noted] = await scheduler.waitFor(
          Promise.all([
            undoAction(deps, undoing()),
            undoAction(deps, undoing(61)),
            actOnClient(deps, asked(call, 30)),
            actOnClient(deps, other),
          ]),
        );
        racing = false;
        const { care, version } = deps.clients.find('c1') ?? client;
        expect(again.ok && noted.ok).toBe(true);
        expect(care.hobbies).toEqual(['钓鱼']);
        // Either the undo came first, and was one change, or the other person did, and it was refused.
        const wasUndone = care.undone !== undefined;
        if (!undone.ok) expect(undone.reason).toBe(wasUndone ? 'already-undone' : 'changed-since');
        expect(version).toBe(wasUndone ? 4 : 3);
        expect(care.lastContact === undefined).toBe(wasUndone);
        expect(deps.contacts.items.size).toBe(wasUndone ? 2 : 1);
        expect(contactsShown(await deps.contacts.of('c1', 9))).toHaveLength(wasUndone ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  test('afterwards the contact arriving again changes nothing, even when nobody remembers the command', async () => {
    const deps = await worldAfter(call);
    await undoAction(deps, undoing());
    const { commands: _, undone: __, ...care } = deps.clients.find('c1')?.care ?? client.care;
    deps.clients.stored.items.set('c1', { ...client, version: 3, care });
    expect((await actOnClient(deps, asked(call, 90))).ok).toBe(true);
    expect(deps.clients.find('c1')).toMatchObject({ version: 3, care });
    expect(deps.contacts.items.size).toBe(2);
  });

  test('is refused once a contact came from elsewhere, though it changes only the history', async () => {
    const deps = await worldAfter(postponed);
    await recordContactOf(deps, aContact({ commandId: 'elsewhere', at: at(30), outcome: 'unreachable' }));
    expect(await undoAction(deps, undoing())).toEqual({ ok: false, reason: 'changed-since' });
    expect(deps.clients.find('c1')?.care).toMatchObject({ postponed: { until: '2026-11-30' }, phoneDoubt: {} });
  });

  test.each([
    ['too late', undoing(600), 'too-late'],
    ['by somebody else', undoing(60, 'm2'), 'not-yours'],
    ['of another command', { ...undoing(), commandId: 'other' }, 'changed-since'],
    ['of a client nobody knows', { ...undoing(), clientId: 'nobody' }, 'unknown-client'],
  ])('%s is refused, and writes nothing', async (_, request, reason) => {
    const deps = await worldAfter(call);
    expect(await undoAction(deps, request)).toEqual({ ok: false, reason });
    expect(deps.clients.writes).toBe(0);
    expect(deps.contacts.items.size).toBe(1);
  });
});
