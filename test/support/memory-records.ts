import type {
  ClientRecords,
  ContactRecords,
  DutyRecords,
  ExpectedVersion,
  ImportRecord,
  ImportRecords,
  IndexPart,
  IndexRecords,
  LinkTries,
  LinkTryRecords,
  MessageRecords,
  Part,
  Read,
  RosterRecords,
  RunRecords,
  Saved,
} from '../../functions/app/ports.ts';
import type { Client, Contact } from '../../functions/domain/client.ts';
import type { Duty, DutyRef } from '../../functions/domain/duty/duty.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import type { MessageRef, Run } from '../../functions/domain/mail/run.ts';
import type { Roster, RosterEntry, RosterValue } from '../../functions/domain/roster.ts';

/** Versioned items in a map, copied in and out as a store would: what a test holds is never what is stored. */
class Items<T extends { version: number }> {
  readonly items = new Map<string, T>();
  writes = 0;

  get(key: string): T | undefined {
    const item = this.items.get(key);
    return item === undefined ? undefined : structuredClone(item);
  }

  put(key: string, value: T, expected: ExpectedVersion): Saved {
    if (value.version !== expected + 1)
      throw new Error(`put of ${key} carries version ${value.version}, not ${expected + 1}`);
    if ((this.items.get(key)?.version ?? 0) !== expected) return 'conflict';
    this.items.set(key, structuredClone(value));
    this.writes += 1;
    return 'saved';
  }

  values(): T[] {
    return [...this.items.values()].map((item) => structuredClone(item));
  }
}

/** Client records in memory. `breakRecord` makes one read as not understandable; `writes` counts puts that were saved. */
export class MemoryClients implements ClientRecords {
  readonly stored = new Items<Client>();
  private readonly broken = new Map<string, string>();

  constructor(clients: readonly Client[] = []) {
    for (const client of clients) this.stored.items.set(client.id, structuredClone(client));
  }

  get writes(): number {
    return this.stored.writes;
  }

  breakRecord(id: string, problem = 'not a client'): void {
    this.broken.set(id, problem);
  }

  /** The stored client, for assertions. */
  find(id: string): Client | undefined {
    return this.stored.get(id);
  }

  private read(id: string): Read<Client> | undefined {
    const problem = this.broken.get(id);
    if (problem !== undefined) return { ok: false, id, problem };
    const value = this.stored.get(id);
    return value === undefined ? undefined : { ok: true, value };
  }

  async get(id: string): Promise<Read<Client> | undefined> {
    return this.read(id);
  }

  async getMany(ids: readonly string[]): Promise<Map<string, Read<Client>>> {
    const found = new Map<string, Read<Client>>();
    for (const id of ids) {
      const read = this.read(id);
      if (read !== undefined) found.set(id, read);
    }
    return found;
  }

  async put(client: Client, expected: ExpectedVersion): Promise<Saved> {
    return this.stored.put(client.id, client, expected);
  }

  async *due(managerId: string, through: string): AsyncIterable<Read<Client>> {
    const due = this.stored
      .values()
      .filter((c) => c.bank.managerId === managerId && c.nextDueOn !== undefined && c.nextDueOn <= through)
      .sort((a, b) => (a.nextDueOn ?? '').localeCompare(b.nextDueOn ?? '') || a.id.localeCompare(b.id));
    for (const { id } of due) {
      const read = this.read(id);
      if (read !== undefined) yield read;
    }
  }

  async *all(part?: Part): AsyncIterable<Read<Client>> {
    const ids = [...new Set([...this.stored.items.keys(), ...this.broken.keys()])];
    for (const id of part === undefined ? ids : ids.filter((_, n) => n % part.of === part.index)) {
      const read = this.read(id);
      if (read !== undefined) yield read;
    }
  }
}

export class MemoryContacts implements ContactRecords {
  readonly items = new Map<string, Contact>();

  async append(contact: Contact): Promise<void> {
    this.items.set(`${contact.clientId} ${contact.commandId}`, structuredClone(contact));
  }

  async of(clientId: string, limit: number): Promise<Contact[]> {
    return [...this.items.values()]
      .filter((contact) => contact.clientId === clientId)
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, limit)
      .map((contact) => structuredClone(contact));
  }
}

export class MemoryRoster implements RosterRecords {
  readonly entries = new Map<string, RosterEntry>();
  readonly broken: { id: string; problem: string }[] = [];
  writes = 0;

  constructor(entries: readonly RosterEntry[] = []) {
    for (const entry of entries) this.entries.set(`${entry.entry} ${entry.value.id}`, structuredClone(entry));
  }

  async get<E extends RosterEntry['entry']>(entry: E, id: string): Promise<Read<RosterValue<E>> | undefined> {
    const found = this.entries.get(`${entry} ${id}`);
    return found && { ok: true, value: structuredClone(found.value) as RosterValue<E> };
  }

  async load(): Promise<{ roster: Roster; broken: { id: string; problem: string }[] }> {
    const roster = { units: new Map(), managers: new Map(), officers: new Map() };
    for (const { entry, value } of this.entries.values()) roster[`${entry}s`].set(value.id, structuredClone(value));
    return { roster, broken: [...this.broken] };
  }

  async put(entry: RosterEntry): Promise<void> {
    this.entries.set(`${entry.entry} ${entry.value.id}`, structuredClone(entry));
    this.writes += 1;
  }

  async remove(entry: RosterEntry['entry'], id: string): Promise<void> {
    if (this.entries.delete(`${entry} ${id}`)) this.writes += 1;
  }
}

export class MemoryRuns implements RunRecords {
  readonly stored = new Items<Run>();

  async get(kind: Run['kind'], date: string): Promise<Run | undefined> {
    return this.stored.get(`${date} ${kind}`);
  }

  async put(run: Run, expected: ExpectedVersion): Promise<Saved> {
    return this.stored.put(`${run.date} ${run.kind}`, run, expected);
  }
}

function nameOf({ date, kind, person, about }: MessageRef): string {
  return `${date} ${kind} ${person}${about === undefined ? '' : ` about ${about}`}`;
}

export class MemoryMessages implements MessageRecords {
  readonly stored = new Items<Message>();

  async get(ref: MessageRef): Promise<Message | undefined> {
    return this.stored.get(nameOf(ref));
  }

  async put(message: Message, expected: ExpectedVersion): Promise<Saved> {
    return this.stored.put(nameOf(message), message, expected);
  }

  async *ofRun(kind: MessageRef['kind'], date: string): AsyncIterable<Message> {
    for (const message of this.stored.values()) if (message.kind === kind && message.date === date) yield message;
  }
}

class MemoryImports implements ImportRecords {
  readonly stored = new Items<ImportRecord>();

  async get(asOf: string, sha256: string): Promise<ImportRecord | undefined> {
    return this.stored.get(`${asOf}#${sha256}`);
  }

  async put(record: ImportRecord, expected: ExpectedVersion): Promise<Saved> {
    return this.stored.put(`${record.asOf}#${record.sha256}`, record, expected);
  }

  async *list(): AsyncIterable<ImportRecord> {
    yield* this.stored.values().sort((a, b) => b.asOf.localeCompare(a.asOf));
  }
}

class MemoryIndex implements IndexRecords {
  readonly stored = new Items<IndexPart>();

  async get(part: number): Promise<IndexPart | undefined> {
    return this.stored.get(String(part));
  }

  async put(part: IndexPart, expected: ExpectedVersion): Promise<Saved> {
    return this.stored.put(String(part.part), part, expected);
  }
}

/** Duties in memory. `breakRecord` makes one read as not understandable. */
class MemoryDuties implements DutyRecords {
  readonly stored = new Items<Duty>();
  readonly noted = new Set<string>();
  private readonly broken = new Map<string, string>();

  constructor(duties: readonly Duty[] = []) {
    for (const duty of duties) this.stored.items.set(dutyName(duty), structuredClone(duty));
  }

  get writes(): number {
    return this.stored.writes;
  }

  breakRecord(ref: DutyRef, problem = 'not a duty'): void {
    this.broken.set(dutyName(ref), problem);
  }

  /** The stored duty, for assertions. */
  find(ref: DutyRef): Duty | undefined {
    return this.stored.get(dutyName(ref));
  }

  private read(name: string): Read<Duty> | undefined {
    const problem = this.broken.get(name);
    if (problem !== undefined) return { ok: false, id: name, problem };
    const value = this.stored.get(name);
    return value && { ok: true, value };
  }

  async get(ref: DutyRef): Promise<Read<Duty> | undefined> {
    return this.read(dutyName(ref));
  }

  async put(duty: Duty, expected: ExpectedVersion): Promise<Saved> {
    return this.stored.put(dutyName(duty), duty, expected);
  }

  async *ofPeriod(unit: string, period: string, kind?: string): AsyncIterable<Read<Duty>> {
    yield* this.where((duty) => duty.unit === unit && duty.period === period && (kind ?? duty.kind) === duty.kind);
  }

  async *ofUnit(unit: string): AsyncIterable<Read<Duty>> {
    yield* this.where((duty) => duty.unit === unit);
  }

  async noteUnit(unit: string): Promise<void> {
    this.noted.add(unit);
  }

  async *notedUnits(): AsyncIterable<string> {
    yield* [...this.noted].sort(inBytes);
  }

  private *where(isMeant: (duty: DutyRef) => boolean): Iterable<Read<Duty>> {
    const names = new Set([...this.stored.items.keys(), ...this.broken.keys()]);
    for (const name of [...names].sort(inBytes)) {
      if (!isMeant(dutyOf(name))) continue;
      const read = this.read(name);
      if (read !== undefined) yield read;
    }
  }
}

/** Names sort as the store's keys do: by period, kind and subject, byte by byte. */
function dutyName({ unit, period, kind, subject = '' }: DutyRef): string {
  return [unit, period, kind, subject].join('\u0000');
}

function dutyOf(name: string): DutyRef {
  const [unit = '', period = '', kind = '', subject = ''] = name.split('\u0000');
  return { unit, period, kind, ...(subject !== '' && { subject }) };
}

function inBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export class MemoryLinkTries implements LinkTryRecords {
  readonly stored = new Items<LinkTries>();

  async get(link: string): Promise<LinkTries | undefined> {
    return this.stored.get(link);
  }

  async put(tries: LinkTries, expected: ExpectedVersion): Promise<Saved> {
    return this.stored.put(tries.link, tries, expected);
  }
}

/** Every kind of record, in memory: what a test hands to a use case instead of the store. */
export function memoryRecords() {
  return {
    clients: new MemoryClients(),
    contacts: new MemoryContacts(),
    roster: new MemoryRoster(),
    runs: new MemoryRuns(),
    messages: new MemoryMessages(),
    imports: new MemoryImports(),
    index: new MemoryIndex(),
    duties: new MemoryDuties(),
    linkTries: new MemoryLinkTries(),
  };
}
