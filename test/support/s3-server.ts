import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { createS3Client } from '../../functions/adapters/s3/s3-client.ts';

/**
 * What S3, or the network before it, does to one request. `reset`: the connection breaks before S3 sees it; `reply-lost`: once
 * it is done. Of a body: `cut` breaks the connection half way, `short` ends it half way as if that were all, `spoilt` changes a byte,
 * `stall` sends half and then nothing.
 */
export type S3Fault = 'reset' | 'reply-lost' | 'error-500' | 'denied' | 'cut' | 'short' | 'spoilt' | 'stall';

/** A request as it was tried: `GET drop/crm/1/a.csv`, `PUT reports/…`, `LIST drop/crm/1/`. */
type Tried = string;

export type FakeS3 = {
  client: S3Client;
  objects: Map<string, Buffer>;
  put(key: string, content: string | Uint8Array): void;
  text(key: string): string | undefined;
  tried: Tried[];
  /** Says what becomes of a request; what it does itself happens just before. */
  fault: (tried: Tried) => S3Fault | undefined;
  /** How many keys a page of a listing has. */
  pageSize: number;
};

export const BUCKET = 'steward-drop';

/** A server of its own for a test file, that answers the real client as S3 does. Each call of the answer gives an empty bucket. */
export function useS3(): () => FakeS3 {
  let current: FakeS3 | undefined;
  let client: S3Client | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => current && answer(current, request, Buffer.concat(chunks), response));
  });
  beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
  afterAll(() => {
    client?.destroy();
    server.closeAllConnections();
    server.close();
  });
  return () => {
    const { port } = server.address() as AddressInfo;
    client ??= createS3Client({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 2,
    });
    const objects = new Map<string, Buffer>();
    current = {
      client,
      objects,
      put: (key, content) => void objects.set(key, Buffer.from(content)),
      text: (key) => objects.get(key)?.toString('utf8'),
      tried: [],
      fault: () => undefined,
      pageSize: 1000,
    };
    return current;
  };
}

const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`;

function answer(s3: FakeS3, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://s3');
  const key = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').slice(`/${BUCKET}/`.length);
  const listing = url.searchParams.get('list-type') === '2';
  const tried = listing ? `LIST ${url.searchParams.get('prefix')}` : `${request.method} ${key}`;
  s3.tried.push(tried);
  const fault = s3.fault(tried);
  if (fault === 'reset') return void response.destroy();
  if (fault === 'error-500') return void refuse(response, 500, 'InternalError');
  if (fault === 'denied') return void refuse(response, 403, 'AccessDenied');
  if (request.method === 'PUT') {
    const whole = unchunked(request, body);
    if (request.headers['if-none-match'] === '*' && s3.objects.has(key))
      return void refuse(response, 412, 'PreconditionFailed');
    s3.objects.set(key, whole);
    if (fault === 'reply-lost') return void response.destroy();
    return void response.writeHead(200, { etag: etagOf(whole) }).end();
  }
  if (listing) return void response.writeHead(200, { 'content-type': 'application/xml' }).end(listed(s3, url));
  const object = s3.objects.get(key);
  // To those who may list only some prefixes, S3 does not say that a key is not there.
  if (object === undefined) return void refuse(response, 403, 'AccessDenied');
  const wanted = request.headers['if-match'];
  if (wanted !== undefined && wanted !== etagOf(object)) return void refuse(response, 412, 'PreconditionFailed');
  give(response, object, fault);
}

function give(response: ServerResponse, object: Buffer, fault: S3Fault | undefined): void {
  const half = object.subarray(0, Math.floor(object.length / 2));
  if (fault === 'short') return void response.writeHead(200, { etag: etagOf(object) }).end(half);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(object));
  response.writeHead(200, {
    etag: etagOf(object),
    'content-length': object.length,
    'x-amz-checksum-crc32': sum.toString('base64'),
  });
  if (fault === 'cut') return void response.write(half, () => response.destroy());
  if (fault === 'stall') return void response.write(half);
  response.end(fault === 'spoilt' ? Buffer.concat([object.subarray(0, -1), Buffer.from('?')]) : object);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
}

const formEncoded = (key: string) => new URLSearchParams({ k: key }).toString().slice(2).replaceAll('%2F', '/');

function listed(s3: FakeS3, { searchParams }: URL): string {
  const prefix = searchParams.get('prefix') ?? '';
  const after = searchParams.get('continuation-token') ?? '';
  const keys = [...s3.objects.keys()]
    .filter((key) => key.startsWith(prefix) && Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const page = keys.slice(0, s3.pageSize);
  const more = keys.length > page.length;
  const contents = page.map((key) => {
    const object = s3.objects.get(key) ?? Buffer.alloc(0);
    return `<Contents><Key>${formEncoded(key)}</Key><Size>${object.length}</Size><ETag>&quot;${etagOf(object).slice(1, -1)}&quot;</ETag></Contents>`;
  });
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}

/** The body of a PUT: the SDK sends streams in pieces, each with its length before it, and their checksum last. */
function unchunked({ headers }: IncomingMessage, body: Buffer): Buffer {
  if (!String(headers['x-amz-content-sha256']).startsWith('STREAMING')) return body;
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, end).toString(), 16);
    if (!(size > 0)) break;
    pieces.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  const whole = Buffer.concat(pieces);
  if (whole.length !== Number(headers['x-amz-decoded-content-length'])) throw new Error('the pieces are not the whole');
  return whole;
}
