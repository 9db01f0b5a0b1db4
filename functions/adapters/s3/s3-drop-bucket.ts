import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Drop, DropBucket, MappingRead } from '../../app/import/ports.ts';
import { readMapping } from '../files/mapping-file.ts';
import { listObjects } from './list-objects.ts';
import { type Listed, takeWhole } from './whole-object.ts';

/** `idleMs`: how long no byte may come before a transfer is begun anew. */
export type DropBucketOptions = { idleMs?: number };

const TRIES = 3;
const LARGEST_MAPPING = 1024 * 1024;

const dropPrefix = ({ feed, batch }: Drop) => `drop/${feed}/${batch}/`;
const reportKey = ({ feed, batch }: Drop, name: string) => `reports/${feed}/${batch}/${name}`;

/** The drop bucket on S3: `drop/<feed>/<batch>/…` and `mappings/<feed>.json` are read, `reports/<feed>/<batch>/…` written. */
export function createDropBucket(
  client: S3Client,
  bucket: string,
  { idleMs = 30_000 }: DropBucketOptions = {},
): DropBucket {
  const transfer = { client, bucket, idleMs, tries: TRIES };
  return {
    mapping: readFeedMapping,
    async *files(drop) {
      const prefix = dropPrefix(drop);
      for await (const { key, size, etag } of listObjects(client, bucket, prefix)) {
        const name = key.slice(prefix.length);
        if (name !== '_DONE' && name !== '') yield { name, size, etag };
      }
    },
    fetch: (drop, { name, size, etag }, path) =>
      takeWhole(transfer, { key: dropPrefix(drop) + name, size, etag }, (bytes) =>
        pipeline(bytes, createWriteStream(path, { mode: 0o600 })),
      ),
    putReport: (drop, text) => put(reportKey(drop, 'report.json'), 'application/json', text),
    putRejects: (drop, path) => putFile(reportKey(drop, 'rejects.csv'), 'text/csv; charset=utf-8', path),
  };

  async function readFeedMapping(feed: string): Promise<MappingRead> {
    const key = `mappings/${feed}.json`;
    const object = await objectOf(key);
    if (object === undefined) return { ok: false, line: `there is no ${key}: upload the mapping of this feed` };
    if (object.size > LARGEST_MAPPING) return { ok: false, line: `${key}: is larger than 1 MB; this is no mapping` };
    return readMapping(await takeWhole(transfer, object, buffer), key);
  }

  /** Found by listing: asked for a key that is not there, S3 says so only to those who may list the whole bucket. */
  async function objectOf(key: string): Promise<Listed | undefined> {
    for await (const object of listObjects(client, bucket, key)) return object.key === key ? object : undefined;
    return undefined;
  }

  async function put(key: string, type: string, text: string): Promise<void> {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: type, Body: text }));
  }

  /** The SDK cannot read a stream twice: what it does not get through is sent anew from the file. */
  async function putFile(key: string, type: string, path: string): Promise<void> {
    const { size } = await stat(path);
    let problem: unknown;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const body = createReadStream(path);
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: type, ContentLength: size, Body: body }),
        );
        return;
      } catch (error) {
        problem = error;
        body.destroy();
      }
    }
    throw problem;
  }
}
