import { describe, expect, test } from 'vitest';
import { act } from '../../../functions/domain/care/act.ts';
import type { ClientAction } from '../../../functions/domain/care/client-action.ts';
import { aBy, acted, refusalOf, TODAY } from '../../support/actions.ts';
import { aCalendar } from '../../support/calendar.ts';
import { aClient, aHolding } from '../../support/clients.ts';

const call = { kind: 'contact', channel: 'phone', outcome: 'reached' } as const satisfies ClientAction;
const client = aClient({ bank: { holdings: [aHolding({ id: 'h1', maturesOn: '2026-11-27' })] } });

describe('a contact recorded from a page', () => {
  test('gives the entry of the history, in the actor’s own name, and moves the client', () => {
    const handled = [{ holdingId: 'h1', maturesOn: '2026-11-27' }];
    const action = { ...call, note: ' 聊到\n用汇 ', followUpOn: '2026-12-01', handled };
    const result = act(client, action, aBy({ person: 'deputy' }), { calendar: aCalendar() });
    expect(result).toMatchObject({
      ok: true,
      contact: {
        clientId: 'c1',
        commandId: aBy().commandId,
        at: aBy().at,
        on: TODAY,
        by: 'deputy',
        channel: 'phone',
        outcome: 'reached',
        note: '聊到 用汇',
        followUpOn: '2026-12-01',
        handled,
      },
      client: {
        version: 2,
        lastCommand: aBy().commandId,
        care: { lastContact: { on: TODAY, note: '聊到 用汇' }, followUp: { on: '2026-12-01' }, handled },
      },
    });
  });

  test('that did not reach the client by phone raises the doubt about the phone', () => {
    const { care } = acted(client, { ...call, outcome: 'unreachable' });
    expect(care.phoneDoubt).toEqual({ since: TODAY, outcome: 'unreachable' });
    expect(care.lastContact).toBeUndefined();
  });

  test('with an empty note has none', () => {
    expect(acted(client, { ...call, note: ' \u0007 ' }).care.lastContact).not.toHaveProperty('note');
  });

  test.each([
    ['today', TODAY, { reason: 'not-after-today' }],
    ['a day gone by', '2026-11-20', { reason: 'not-after-today' }],
    ['more than a year ahead', '2027-11-24', { reason: 'too-late', latest: '2027-11-23' }],
    ['no day of the calendar', '2026-11-31', { reason: 'no-such-date' }],
  ])('is refused with a follow-up on %s', (_, followUpOn, refusal) => {
    expect(refusalOf(client, { ...call, followUpOn })).toEqual(refusal);
  });

  test('may be followed up from tomorrow to a year ahead', () => {
    for (const followUpOn of ['2026-11-24', '2027-11-23'])
      expect(acted(client, { ...call, followUpOn }).care.followUp).toEqual({ on: followUpOn });
  });

  test.each([
    ['a holding of nobody’s', { holdingId: 'h9', maturesOn: '2026-11-27' }],
    ['another maturity of the holding', { holdingId: 'h1', maturesOn: '2027-11-27' }],
  ])('is refused when it says to have dealt with %s', (_, handled) => {
    expect(refusalOf(client, { ...call, handled: [handled] })).toEqual({ reason: 'unknown-holding' });
  });

  test('takes a note of 500 characters and no more, counted as people count', () => {
    expect(acted(client, { ...call, note: '𠮷'.repeat(500) }).care.lastContact?.note).toHaveLength(1000);
    expect(refusalOf(client, { ...call, note: '𠮷'.repeat(501) })).toEqual({ reason: 'too-long', most: 500 });
  });
});
