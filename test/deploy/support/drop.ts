import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { output } from './stack.ts';
import { until } from './until.ts';

const s3 = new S3Client();

/** Uploads the mapping of a feed. */
export const uploadMapping = (feed: string, path: string) => put(`mappings/${feed}.json`, readFileSync(path));

/** Drops files as a batch of a feed, and at last says that they are all there. */
export async function drop(feed: string, batch: string, files: readonly string[]): Promise<void> {
  for (const path of files) await put(`drop/${feed}/${batch}/${basename(path)}`, readFileSync(path));
  await put(`drop/${feed}/${batch}/_DONE`, Buffer.alloc(0));
}

/** Waits for what came of a batch. */
export async function reportOf(feed: string, batch: string): Promise<Record<string, unknown>> {
  const Key = `reports/${feed}/${batch}/report.json`;
  const text = await until(`for ${Key}`, () => get(Key));
  return JSON.parse(text);
}

async function put(Key: string, Body: Buffer): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: await output('DropBucketName'), Key, Body }));
}

async function get(Key: string): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: await output('DropBucketName'), Key }));
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
