import type { Contact } from '../../functions/domain/client.ts';
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
