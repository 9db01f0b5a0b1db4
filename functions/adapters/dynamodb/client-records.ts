import type { ClientRecords, Read } from '../../app/ports.ts';
import type { Client } from '../../domain/client.ts';
import { differs, type Item, readVersioned, versionedItemOf } from './item.ts';
import { CLIENT, clientIdOf, clientKey } from './keys.ts';
import { merge } from './merge.ts';
import { checkClient } from './readers/client.ts';
import type { Table } from './table.ts';
import { DUE_INDEX } from './table-definition.ts';

const SCAN_SEGMENTS = 4;

/** Client records: one item each. The manager and the first due date stand beside the body, for the index. */
export function clientRecords(table: Table): ClientRecords {
  return {
    async get(id) {
      const item = await table.get(clientKey(id));
      return item && readClient(item);
    },
    async getMany(ids) {
      const reads = new Map<string, Read<Client>>();
      for (const item of await table.getMany(ids.map(clientKey))) reads.set(idOf(item), readClient(item));
      return reads;
    },
    async put(client, expected) {
      const { id } = client;
      const item = versionedItemOf({ key: clientKey(id), id, value: client, expected }, checkClient);
      item.managerId = { S: client.bank.managerId };
      if (client.nextDueOn !== undefined) item.nextDueOn = { S: client.nextDueOn };
      return table.put(item, expected);
    },
    async *due(managerId, through) {
      const keys = {
        text: 'managerId = :manager AND nextDueOn <= :through',
        values: { ':manager': managerId, ':through': through },
      };
      for await (const page of table.query({ keys, index: DUE_INDEX })) yield* page.map(readClient);
    },
    async *all(part) {
      const filter = { text: 'sk = :client', values: { ':client': CLIENT } };
      const segments =
        part === undefined
          ? Array.from({ length: SCAN_SEGMENTS }, (_, i) => table.scan(i, SCAN_SEGMENTS, filter))
          : [table.scan(part.index, part.of, filter)];
      for await (const page of merge(segments)) yield* page.map(readClient);
    },
  };
}

/** The index finds a client by its attributes, the rules read the body: an item where they differ is broken. */
function readClient(item: Item): Read<Client> {
  const id = idOf(item);
  const read = readVersioned(item, id, checkClient);
  if (!read.ok) return read;
  const { value } = read;
  if (value.id !== id) return differs(id, 'id');
  if (item.managerId?.S !== value.bank.managerId) return differs(id, 'managerId');
  if (item.nextDueOn?.S !== value.nextDueOn) return differs(id, 'nextDueOn');
  return read;
}

function idOf(item: Item): string {
  return clientIdOf(item.pk?.S ?? '');
}
