import type { Client } from '../../functions/domain/client.ts';
import { type BuiltDigest, buildDigest, type DigestInput } from '../../functions/domain/digest/build-digest.ts';
import type { Digest } from '../../functions/domain/digest/digest.ts';
import type { ClientManager } from '../../functions/domain/roster.ts';
import { aCalendar } from './calendar.ts';
import { aClient, aPolicy, yuan } from './clients.ts';

/** A client manager of unit u1; say what should differ. */
export function aManager(parts: Partial<ClientManager> = {}): ClientManager {
  return { id: 'm1', name: '李静', mail: 'm1@bank.example', unitId: 'u1', ...parts };
}

/** A client not contacted for years, the more valuable the larger the balance. */
export function overdueClient(id: string, balance = 0): Client {
  return aClient({ id, bank: { name: '王小明', bankContactOn: '2020-01-01', settlement: yuan(balance) } });
}

/** What buildDigest makes of these clients on Monday, 23 November 2026, under the shipped policy. */
export function built(clients: readonly Client[], parts: Partial<DigestInput> = {}): BuiltDigest {
  const manager = parts.manager ?? aManager();
  return buildDigest({
    manager,
    recipient: { person: manager },
    date: '2026-11-23',
    clients,
    brokenRecords: 0,
    policy: aPolicy(),
    calendar: aCalendar(),
    products: [],
    talkingPoints: [],
    ...parts,
  });
}

/** The same, where there must be a digest. */
export function digestOf(clients: readonly Client[], parts: Partial<DigestInput> = {}): Digest {
  const result = built(clients, parts);
  if (result.outcome !== 'digest') throw new Error('expected a digest, but nothing is due');
  return result.digest;
}
