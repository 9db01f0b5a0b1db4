import type { Contact } from '../../functions/domain/client.ts';
import type { Duty } from '../../functions/domain/duty/duty.ts';
import type { Message } from '../../functions/domain/mail/message.ts';

/** A phone call that reached client c1; say what should differ. */
export function aContact(parts: Partial<Contact> = {}): Contact {
  return {
    clientId: 'c1',
    commandId: 'k1',
    at: '2026-11-23T08:00:00.000Z',
    on: '2026-11-23',
    by: 'm1',
    channel: 'phone',
    outcome: 'reached',
    ...parts,
  };
}

/** A message of the digest of 23 November 2026, just claimed; say what should differ. */
export function aMessage(parts: Partial<Message> = {}): Message {
  return {
    kind: 'digest',
    date: '2026-11-23',
    person: 'm1',
    version: 1,
    lastCommand: 'claim',
    state: 'SENDING',
    attempts: 1,
    changedAt: '2026-11-23T00:30:00.000Z',
    ...parts,
  };
}

/** The screening of November 2026 of client manager m1 in unit u1, just opened, as a store sees it; say what should differ. */
export function aStoredDuty(parts: Partial<Duty> = {}): Duty {
  return {
    ...{ unit: 'u1', period: '2026-11', kind: 'screening', subject: 'm1', version: 1, lastCommand: 'open' },
    ...{ state: 'open', openedOn: '2026-11-02', dueOn: '2026-11-20' },
    history: [
      {
        seq: 1,
        at: '2026-11-02T00:00:00.000Z',
        by: 'steward',
        action: 'opened',
        command: 'open',
        hash: 'a'.repeat(64),
      },
    ],
    ...parts,
  };
}
