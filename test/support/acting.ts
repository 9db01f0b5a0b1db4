import type { Saved } from '../../functions/app/ports.ts';
import type { Client, Contact } from '../../functions/domain/client.ts';
import { reindexed } from '../../functions/domain/rules/index.ts';
import { aCalendar } from './calendar.ts';
import { aClient, aPolicy } from './clients.ts';
import { MemoryClients, MemoryContacts } from './memory-records.ts';

/** How a call to the store goes wrong: it never arrives, its answer is lost, or it is repeated on the way and its write meets itself. */
export type StoreFault = 'lost' | 'reply-lost' | 'repeated';

type Call = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** A store in which a given call goes wrong, the first being 0; `calls` names all that were made. */
export class FaultyStore {
  readonly calls: string[] = [];
  readonly faults: Map<number, StoreFault>;
  constructor(faults: readonly (readonly [number, StoreFault])[]) {
    this.faults = new Map(faults);
  }
  call: Call = async (name, work) => {
    const fault = this.faults.get(this.calls.length);
    this.calls.push(name);
    if (fault === 'lost') throw new Error('connection reset before the store saw it');
    const answer = await work();
    if (fault === 'reply-lost') throw new Error('connection reset after the store answered');
    return fault === 'repeated' && name === 'put' ? ('conflict' as Awaited<typeof answer>) : answer;
  };
}

class CalledClients extends MemoryClients {
  private readonly call: Call;
  constructor(clients: Client[], call: Call) {
    super(clients);
    this.call = call;
  }
  override get(id: string) {
    return this.call('get', () => super.get(id));
  }
  override put(client: Client, expected: number): Promise<Saved> {
    return this.call('put', () => super.put(client, expected));
  }
}

class CalledContacts extends MemoryContacts {
  private readonly call: Call;
  constructor(call: Call) {
    super();
    this.call = call;
  }
  override append(contact: Contact) {
    return this.call('append', () => super.append(contact));
  }
  override of(clientId: string, limit: number) {
    return this.call('of', () => super.of(clientId, limit));
  }
}

/** What acting on a client needs, over records in memory whose calls go through `call`. */
export function actingWorld(client: Client = aClient(), call: Call = (_, work) => work()) {
  const calendar = aCalendar();
  return {
    clients: new CalledClients([client], call),
    contacts: new CalledContacts(call),
    calendar,
    reindex: (changed: Client) => reindexed(changed, aPolicy(), calendar, '2026-11-23'),
  };
}
