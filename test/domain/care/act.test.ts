import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkClient } from '../../../functions/adapters/dynamodb/readers/client.ts';
import { compileCalendar } from '../../../functions/domain/calendar/compile-calendar.ts';
import { act, actByContact } from '../../../functions/domain/care/act.ts';
import { undo, undoableUntil } from '../../../functions/domain/care/undo.ts';
import { addDays } from '../../../functions/domain/civil-date.ts';
import type { Client } from '../../../functions/domain/client.ts';
import { mergeClient } from '../../../functions/domain/import/merge-client.ts';
import { reindexed } from '../../../functions/domain/rules/index.ts';
import { aBy, acted, actions, TODAY } from '../../support/actions.ts';
import { aCalendar } from '../../support/calendar.ts';
import { aClient, aPolicy, clients, quietClients } from '../../support/clients.ts';
import { aContact } from '../../support/records.ts';
import { tasksOn } from '../../support/tasks.ts';

const calendar = compileCalendar({ base: 'china', daysOff: [], makeUpDays: [], announcedYears: [] });
const situations = fc
  .oneof(clients(TODAY), quietClients(TODAY))
  .chain((client) => fc.record({ client: fc.constant(client), action: actions(TODAY, client) }));
const hobby = (text: string) => ({ kind: 'note', hobby: text }) as const;
const later = (seconds: number) => new Date(Date.parse(aBy().at) + seconds * 1000).toISOString();
const known = ({ lastAction: _, commands: __, undone: ___, ...care }: Client['care']) => care;

describe('an action on a client', () => {
  test('never hides a task of a later day, can be stored, and touches nothing of the bank’s', () => {
    fc.assert(
      fc.property(situations, fc.nat(90), ({ client, action }, daysLater) => {
        const result = act(client, action, aBy(), { calendar });
        fc.pre(result.ok);
        if (!result.ok) return;
        const stored = reindexed(result.client, aPolicy(), calendar, TODAY);
        expect(checkClient(stored)).toBeUndefined();
        expect(stored).toMatchObject({ id: client.id, bank: client.bank, version: client.version + 1 });
        const day = addDays(TODAY, daysLater);
        if (tasksOn(stored, day, { calendar }).length > 0) expect((stored.nextDueOn ?? '9999') <= day).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test('that arrives again changes nothing, whatever was done in between', () => {
    const once = acted(aClient(), hobby('钓鱼'));
    const then = acted(once, { kind: 'postpone', until: '2026-11-25', reason: '出差' }, { commandId: 'k2' });
    for (const client of [once, then]) {
      const again = act(client, hobby('钓鱼'), aBy({ at: later(5) }), { calendar: aCalendar() });
      expect(again).toEqual({ ok: true, client });
    }
  });

  test('that arrives again after it was undone changes nothing', () => {
    const call = { kind: 'contact', channel: 'phone', outcome: 'reached' } as const;
    const done = undo(acted(aClient(), call), aBy().commandId, { person: 'm1', at: later(5) });
    if (!done.ok) throw new Error(done.reason);
    expect(act(done.client, call, aBy({ at: later(9) }), { calendar })).toEqual({ ok: true, client: done.client });
    const contact = aContact({ commandId: aBy().commandId, at: aBy().at });
    expect(actByContact(done.client, contact)).toBeUndefined();
  });

  test('that was undone is known so even after many others were carried out', () => {
    const done = undo(acted(aClient(), hobby('钓鱼')), aBy().commandId, { person: 'm1', at: later(5) });
    if (!done.ok) throw new Error(done.reason);
    let { client } = done;
    for (let i = 0; i < 10; i += 1)
      client = acted(client, { kind: 'details', detail: 'phone', finding: 'verified' }, { commandId: `k${i}` });
    expect(act(client, hobby('钓鱼'), aBy(), { calendar })).toEqual({ ok: true, client });
  });

  test('remembers the newest five undone, so that the record does not grow', () => {
    let client = aClient();
    for (let i = 0; i < 12; i += 1) {
      const done = undo(acted(client, hobby(`爱好${i}`), { commandId: `k${i}` }), `k${i}`, {
        person: 'm1',
        at: later(1),
      });
      if (!done.ok) throw new Error(done.reason);
      client = done.client;
    }
    expect(client.care.undone).toEqual(['k11', 'k10', 'k9', 'k8', 'k7']);
    expect(client.care.commands).toHaveLength(8);
    expect(known(client.care)).toEqual(known(aClient().care));
  });

  test('by a contact that stands in the history is done, unless something newer was and it changes nothing', () => {
    const old = aContact({ commandId: 'old', at: '2026-11-01T02:00:00.000Z', on: '2026-11-01' });
    const known = aClient({ care: { lastContact: { on: TODAY, at: aBy().at, channel: 'phone' } } });
    const newer = acted({ ...known, care: { ...known.care, phoneTriedAt: aBy().at } }, hobby('钓鱼'));
    expect(actByContact(newer, old)).toBeUndefined();
    expect(actByContact(aClient(), old)?.care).toMatchObject({
      lastContact: { on: '2026-11-01' },
      lastAction: { commandId: 'old', person: 'm1', at: old.at },
    });
  });
});

describe('an undo', () => {
  test('brings back exactly what was known before, with a version of its own', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 599 }), ({ client, action }, seconds) => {
        const result = act(client, action, aBy(), { calendar });
        fc.pre(result.ok);
        if (!result.ok) return;
        const done = undo(result.client, aBy().commandId, { person: 'm1', at: later(seconds) });
        if (!done.ok) throw new Error(done.reason);
        expect(known(done.client.care)).toEqual(known(client.care));
        expect(done.client.bank).toEqual(client.bank);
        expect(done.client.version).toBe(client.version + 2);
        expect(done.client.care).not.toHaveProperty('lastAction');
        expect(checkClient(done.client)).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  const done = acted(aClient(), hobby('钓鱼'));
  const command = aBy().commandId;
  const refusal = (client: Client, by = { person: 'm1', at: later(5) }) => {
    const result = undo(client, command, by);
    return result.ok ? undefined : result.reason;
  };

  test('is for ten minutes', () => {
    expect(refusal(done, { person: 'm1', at: later(599) })).toBeUndefined();
    expect(refusal(done, { person: 'm1', at: later(600) })).toBe('too-late');
    expect(undoableUntil(done, command, 'm1')).toBe(later(600));
  });

  test('is for whoever acted, and nobody else', () => {
    expect(refusal(done, { person: 'm2', at: later(5) })).toBe('not-yours');
    expect(undoableUntil(done, command, 'm2')).toBeUndefined();
  });

  test('is once', () => {
    const result = undo(done, command, { person: 'm1', at: later(5) });
    if (!result.ok) throw new Error(result.reason);
    expect(refusal(result.client)).toBe('already-undone');
    expect(undoableUntil(result.client, command, 'm1')).toBeUndefined();
  });

  test('is refused once anything was recorded since, by whomever', () => {
    expect(refusal(acted(done, hobby('围棋'), { commandId: 'k2', person: 'm2' }))).toBe('changed-since');
    expect(refusal(aClient())).toBe('changed-since');
  });

  test('leaves what an import brought in between: only what Steward knows goes back', () => {
    const { holdings: _, ...bank } = { ...done.bank, tier: 'private' as const, phone: '13900001111' };
    const merged = mergeClient(
      'c1',
      acted(aClient({ care: { phoneDoubt: { since: TODAY, outcome: 'unreachable' } } }), hobby('钓鱼')),
      { bank, keepHolding: () => false, keepOtherHoldings: true },
      { asOf: '2026-11-24', command: 'import#2' },
    );
    if (!merged.changed) throw new Error('unchanged');
    const back = undo(merged.client, command, { person: 'm1', at: later(60) });
    expect(back).toMatchObject({ ok: true, client: { bank: { tier: 'private' }, asOf: '2026-11-24' } });
    if (back.ok) expect(known(back.client.care)).toEqual({ handled: [], family: [], hobbies: [] });
  });
});
