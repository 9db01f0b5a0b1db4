import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { SESClientConfig } from '@aws-sdk/client-ses';

/** How SES, or the network before it, treats one request. */
export type SesFault =
  | 'accept'
  | 'accept-then-lose-reply'
  | 'refuse-connection'
  | 'refuse-every-address'
  | 'unreachable'
  | 'unknown-host'
  | 'reset-before-reply'
  | 'throttle'
  | 'daily-quota'
  | 'reject'
  | { status: number; code: string; message?: string };

export const FAKE_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

export const acceptedXml = (id: string) =>
  `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${id}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></SendRawEmailResponse>`;

export const errorXml = (code: string, message = 'no') =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`;

const REPLIES = {
  throttle: { status: 400, code: 'Throttling', message: 'Maximum sending rate exceeded.' },
  'daily-quota': { status: 400, code: 'Throttling', message: 'Daily message quota exceeded.' },
  reject: { status: 400, code: 'MessageRejected', message: 'Email address is not verified.' },
};

/**
 * A request handler under the real SES client: every request is counted, every accepted copy kept. `next` says what becomes
 * of the request; the SDK's own retries, if it made any, would be seen here.
 */
export function faultySes(next: (request: number) => SesFault): {
  requestHandler: NonNullable<SESClientConfig['requestHandler']>;
  requests: number;
  accepted: URLSearchParams[];
} {
  const ses = { requestHandler: { handle }, requests: 0, accepted: [] as URLSearchParams[] };
  async function handle(request: { body?: unknown }) {
    ses.requests++;
    const fault = next(ses.requests);
    if (fault === 'refuse-connection') throw networkError('ECONNREFUSED', 'connect');
    if (fault === 'unreachable') throw networkError('EHOSTUNREACH', 'connect');
    // What Node throws when a host has several addresses and refuses on each: no syscall on the outside.
    if (fault === 'refuse-every-address') throw Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    if (fault === 'unknown-host') throw networkError('ENOTFOUND', 'getaddrinfo');
    if (fault === 'reset-before-reply') throw networkError('ECONNRESET', 'read');
    if (fault === 'accept' || fault === 'accept-then-lose-reply') {
      ses.accepted.push(new URLSearchParams(String(request.body)));
      if (fault === 'accept-then-lose-reply') throw networkError('ECONNRESET', 'read');
      return reply(200, acceptedXml(`ses-${ses.accepted.length}`));
    }
    const { status, code, message } = typeof fault === 'object' ? fault : REPLIES[fault];
    return reply(status, errorXml(code, message));
  }
  return ses;
}

function networkError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

function reply(statusCode: number, xml: string) {
  return { response: { statusCode, headers: { 'content-type': 'text/xml' }, body: Readable.from([Buffer.from(xml)]) } };
}

/** A real HTTP server in SES's place, that answers every request as told once its whole body was read. */
export async function startSesServer(answer: (response: ServerResponse) => void): Promise<{
  endpoint: string;
  requests: () => number;
  bodies: URLSearchParams[];
  close: () => Promise<void>;
}> {
  const bodies: URLSearchParams[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
      answer(response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => bodies.length,
    bodies,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
