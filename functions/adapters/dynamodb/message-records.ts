import type { MessageRecords, Read } from '../../app/ports.ts';
import type { Message } from '../../domain/mail/message.ts';
import { deflated, inflated } from './compact-text.ts';
import { BrokenRecord } from './errors.ts';
import { type Item, readVersioned, versionedItemOf } from './item.ts';
import { messageKey, messagePartition, SHARDS } from './keys.ts';
import { merge } from './merge.ts';
import { checkMessage } from './readers/message.ts';
import { type ReportBroken, readable } from './report-broken.ts';
import type { Table } from './table.ts';

/**
 * Messages: one item each, spread over shards by person. The content is by far the largest part, and stands deflated beside
 * the body. A message that cannot be read is left out of a run's list and reported, so that the run's account shows it missing.
 */
export function messageRecords(table: Table, report: ReportBroken): MessageRecords {
  return {
    async get(ref) {
      const item = await table.get(messageKey(ref));
      if (item === undefined) return undefined;
      const read = readMessage(item);
      if (!read.ok) throw new BrokenRecord(read.id, read.problem);
      return read.value;
    },
    async put({ content, ...message }, expected) {
      const key = messageKey(message);
      const id = `${key.pk} / ${key.sk}`;
      const item = versionedItemOf<Message>({ key, id, value: message, expected }, checkMessage);
      if (content !== undefined) item.content = { B: deflated(content) };
      return table.put(item, expected);
    },
    async *ofRun(kind, date) {
      const shards = Array.from({ length: SHARDS }, (_, shard) => {
        const values = { ':run': messagePartition(kind, date, shard) };
        return table.query({ keys: { text: 'pk = :run', values } });
      });
      for await (const page of merge(shards)) yield* readable(page.map(readMessage), report);
    },
  };
}

function readMessage(item: Item): Read<Message> {
  const id = `${item.pk?.S} / ${item.sk?.S}`;
  const read = readVersioned<Message>(item, id, checkMessage);
  if (!read.ok || item.content === undefined) return read;
  const content = item.content.B && inflated(item.content.B);
  if (content === undefined) return { ok: false, id, problem: 'content: not a deflated text' };
  return { ok: true, value: { ...read.value, content } };
}
