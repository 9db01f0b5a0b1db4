import { text } from 'node:stream/consumers';
import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { LedgerAnchors, Read } from '../../app/ports.ts';
import type { LedgerAnchor } from '../../domain/duty/anchor.ts';
import { readAnchor } from '../../domain/duty/read-anchor.ts';
import { listObjects } from './list-objects.ts';
import { type Listed, takeWhole } from './whole-object.ts';

const PREFIX = 'anchors/';
const keyOf = (date: string) => `${PREFIX}${date}.json`;

/** Anchors of the ledger on S3: one object a day, `anchors/2026-11-23.json`, which is put only where there is none. */
export function createLedgerAnchors(client: S3Client, bucket: string): LedgerAnchors {
  const transfer = { client, bucket, idleMs: 30_000, tries: 3 };
  const read = async (object: Listed): Promise<Read<LedgerAnchor>> => {
    const id = object.key.slice(PREFIX.length, -'.json'.length);
    const anchor = readAnchor(await takeWhole(transfer, object, text));
    return anchor.ok ? anchor : { ...anchor, id };
  };
  return {
    async put(anchor) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: keyOf(anchor.date),
            ContentType: 'application/json',
            Body: JSON.stringify(anchor),
            IfNoneMatch: '*',
          }),
        );
        return true;
      } catch (error) {
        if (isThereAlready(error)) return false;
        throw error;
      }
    },
    async latest(date) {
      let last: Listed | undefined;
      for await (const object of listObjects(client, bucket, PREFIX)) if (object.key < keyOf(date)) last = object;
      const anchor = last && (await read(last));
      if (anchor?.ok === false) throw new Error(`${last?.key}: ${anchor.problem}`);
      return anchor?.value;
    },
    async *all() {
      for await (const object of listObjects(client, bucket, PREFIX)) yield read(object);
    },
  };
}

function isThereAlready(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
}
