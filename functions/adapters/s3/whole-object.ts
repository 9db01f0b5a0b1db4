import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** An object as it was when it was listed. */
export type Listed = { key: string; size: number; etag: string };

/** `idleMs`: how long no byte may come before a transfer is given up; `tries`: how often one that broke is begun. */
export type Transfer = { client: S3Client; bucket: string; idleMs: number; tries: number };

/** An object's bytes did not come as they should have: fewer or more than listed, or none for too long. */
class BrokenTransfer extends Error {
  override readonly name = 'BrokenTransfer';
}

async function* watched(body: Readable, size: number, idleMs: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  const giveUp = () => void body.destroy(new BrokenTransfer(`nothing came for ${idleMs} ms`));
  let watch = setTimeout(giveUp, idleMs);
  try {
    for await (const chunk of body) {
      clearTimeout(watch);
      bytes += chunk.length;
      if (bytes > size) throw new BrokenTransfer(`more than ${size} bytes came`);
      yield chunk;
      watch = setTimeout(giveUp, idleMs);
    }
  } finally {
    clearTimeout(watch);
  }
  if (bytes !== size) throw new BrokenTransfer(`${bytes} of ${size} bytes came`);
}

/**
 * Takes an object's bytes as a stream into `take`, which begins anew when the transfer breaks off: the SDK's retries end where
 * the body begins. Throws when the object is gone or another than was listed, and when it never comes whole.
 */
export async function takeWhole<T>(
  { client, bucket, idleMs, tries }: Transfer,
  { key, size, etag }: Listed,
  take: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  let problem: unknown;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag }));
    if (!(Body instanceof Readable)) throw new BrokenTransfer('no body came');
    try {
      return await take(watched(Body, size, idleMs));
    } catch (error) {
      problem = error;
      Body.destroy();
    }
  }
  throw problem;
}
