import { Agent, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import { createSesClient } from '../../../functions/adapters/ses/ses-client.ts';
import { createSesMailer, type SesMailerOptions } from '../../../functions/adapters/ses/ses-mailer.ts';
import type { Mail } from '../../../functions/app/ports.ts';
import {
  acceptedXml,
  errorXml,
  FAKE_CREDENTIALS,
  faultySes,
  type SesFault,
  startSesServer,
} from '../../support/faulty-ses.ts';

const MAIL: Mail = { to: 'm001@bank.example', subject: '【今日待办】4 位客户', html: '<p>早上好</p>', text: '早上好' };
const TAGS = { message: 'digest_2026-11-23_M001', attempt: 'a-1' };
const SENDER = { name: '客户关怀', address: 'steward@bank.example' };

describe('every fault under the real client costs exactly one request', () => {
  const cases: [SesFault, object][] = [
    ['accept', { outcome: 'accepted', providerId: 'ses-1' }],
    ['throttle', { outcome: 'retry', code: 'throttled' }],
    ['daily-quota', { outcome: 'retry', code: 'daily-quota' }],
    ['refuse-connection', { outcome: 'retry', code: 'no-connection-ECONNREFUSED' }],
    ['refuse-every-address', { outcome: 'retry', code: 'no-connection-ECONNREFUSED' }],
    ['unreachable', { outcome: 'retry', code: 'no-connection-EHOSTUNREACH' }],
    ['unknown-host', { outcome: 'retry', code: 'no-connection-ENOTFOUND' }],
    [
      { status: 400, code: 'TooManyRequestsException' },
      { outcome: 'retry', code: 'throttled' },
    ],
    [
      { status: 400, code: 'AccountSendingPausedException' },
      { outcome: 'retry', code: 'sending-paused' },
    ],
    [
      { status: 400, code: 'ConfigurationSetSendingPausedException' },
      { outcome: 'retry', code: 'sending-paused' },
    ],
    [
      { status: 403, code: 'AccessDenied' },
      { outcome: 'retry', code: 'not-allowed' },
    ],
    [
      { status: 403, code: 'ExpiredToken' },
      { outcome: 'retry', code: 'not-allowed' },
    ],
    ['reject', { outcome: 'failed', code: 'MessageRejected' }],
    [
      { status: 400, code: 'MailFromDomainNotVerifiedException' },
      { outcome: 'retry', code: 'sender-refused' },
    ],
    [
      { status: 400, code: 'ConfigurationSetDoesNotExist' },
      { outcome: 'retry', code: 'sender-refused' },
    ],
    [
      { status: 400, code: 'InvalidParameterValue' },
      { outcome: 'failed', code: 'InvalidParameterValue' },
    ],
    ['reset-before-reply', { outcome: 'unknown', code: 'ECONNRESET' }],
    ['accept-then-lose-reply', { outcome: 'unknown', code: 'ECONNRESET' }],
    [
      { status: 500, code: 'InternalFailure' },
      { outcome: 'unknown', code: 'InternalFailure-500' },
    ],
    [
      { status: 503, code: 'ServiceUnavailable' },
      { outcome: 'unknown', code: 'ServiceUnavailable-503' },
    ],
  ];
  test.each(cases)('%j', async (fault, expected) => {
    const ses = faultySes(() => fault);
    const client = createSesClient({
      region: 'eu-west-1',
      credentials: FAKE_CREDENTIALS,
      requestHandler: ses.requestHandler,
    });
    expect(await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS)).toEqual(expected);
    expect(ses.requests).toBe(1);
  });

  const refused = { outcome: 'retry', code: 'sender-refused' };
  const rejected = { outcome: 'failed', code: 'MessageRejected' };
  test.each<[string, object]>([
    ['steward@bank.example', refused],
    ['Steward@Bank.Example', refused],
    ['bank.example', refused],
    ['m001@bank.example, steward@bank.example', refused],
    ['客户关怀 &lt;steward@bank.example&gt;', refused],
    ['arn:aws:ses:eu-west-1:000000000000:identity/bank.example', refused],
    ['m001@bank.example', rejected],
    ['my.steward@bank.example', rejected],
    ['mail.bank.example', rejected],
    ['', rejected],
  ])('of unverified identities only our own stop every mail: %s', async (identities, expected) => {
    const message = `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${identities}`;
    const ses = faultySes(() => ({ status: 400, code: 'MessageRejected', message }));
    const client = createSesClient({
      region: 'eu-west-1',
      credentials: FAKE_CREDENTIALS,
      requestHandler: ses.requestHandler,
    });
    expect(await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS)).toEqual(expected);
  });

  test('credentials that cannot be had are no attempt at all', async () => {
    const ses = faultySes(() => 'accept');
    const credentials = async () => {
      throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    };
    const client = createSesClient({ region: 'eu-west-1', credentials, requestHandler: ses.requestHandler });
    expect(await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS)).toEqual({
      outcome: 'retry',
      code: 'not-allowed',
    });
    expect(ses.requests).toBe(0);
  });
});

describe('over a real connection', () => {
  let close: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await close?.();
    close = undefined;
  });

  async function sendTo(
    answer: (response: ServerResponse) => void,
    { requestMs = 400, ...options }: Partial<SesMailerOptions> & { requestMs?: number } = {},
  ) {
    const server = await startSesServer(answer);
    const client = createSesClient({
      region: 'eu-west-1',
      endpoint: server.endpoint,
      credentials: FAKE_CREDENTIALS,
      timeouts: { connectionMs: 5_000, requestMs },
    });
    close = async () => {
      client.destroy();
      await server.close();
    };
    const outcome = await createSesMailer(client, { sender: SENDER, ...options }).send(MAIL, TAGS);
    return { outcome, server };
  }

  test('an accepted mail brings its id, and carries tags, configuration set, envelope and the whole mail', async () => {
    const { outcome, server } = await sendTo((response) => response.end(acceptedXml('0100-abc')), {
      configurationSet: 'steward',
      requestMs: 10_000,
    });
    expect(outcome).toEqual({ outcome: 'accepted', providerId: '0100-abc' });
    expect(server.requests()).toBe(1);
    const [body] = server.bodies;
    expect(Object.fromEntries(body ?? [])).toMatchObject({
      Action: 'SendRawEmail',
      Source: 'steward@bank.example',
      'Destinations.member.1': 'm001@bank.example',
      'Tags.member.1.Name': 'message',
      'Tags.member.1.Value': TAGS.message,
      'Tags.member.2.Name': 'attempt',
      'Tags.member.2.Value': TAGS.attempt,
      ConfigurationSetName: 'steward',
    });
    const parsed = await simpleParser(Buffer.from(body?.get('RawMessage.Data') ?? '', 'base64'));
    expect(parsed.subject).toBe(MAIL.subject);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['a reset after the request was read', (response) => response.destroy()],
    ['a 500 without a body', (response) => void response.writeHead(500).end()],
    ['a 500 with an error document', (response) => void response.writeHead(500).end(errorXml('InternalFailure'))],
    [
      'a 502 page from something in between',
      (response) => void response.writeHead(502).end('<html>Bad gateway</html>'),
    ],
    [
      'a 400 page that is not SES speaking',
      (response) => void response.writeHead(400).end('<html><body>Bad</body></html>'),
    ],
    ['a 408 without a body', (response) => void response.writeHead(408).end()],
    ['a redirect', (response) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()],
    [
      'a 200 cut off on the wire',
      (response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write(acceptedXml('x').slice(0, 90), () => response.destroy());
      },
    ],
    ['a 200 whose document ends early', (response) => void response.writeHead(200).end(acceptedXml('x').slice(0, 90))],
    [
      'a 200 with an id cut short',
      (response) => void response.writeHead(200).end(acceptedXml('0100-abcdef').slice(0, 145)),
    ],
    ['an empty 200', (response) => void response.writeHead(200).end()],
    [
      'a 200 that is not SES speaking',
      (response) => void response.writeHead(200).end('<html>Sign in to the network</html>'),
    ],
  ])('%s may hide an accepted mail: unknown, after exactly one request', async (_, answer) => {
    const { outcome, server } = await sendTo(answer);
    expect(outcome.outcome).toBe('unknown');
    expect(server.requests()).toBe(1);
  });

  test('no answer at all is given up after the request time-out', async () => {
    const { outcome, server } = await sendTo(() => {});
    expect(outcome).toEqual({ outcome: 'unknown', code: 'ETIMEDOUT' });
    expect(server.requests()).toBe(1);
  });

  test('a reply that stops half way is given up at the deadline', async () => {
    const { outcome, server } = await sendTo(
      (response) => void response.writeHead(200).write(acceptedXml('x').slice(0, 90)),
      { deadlineMs: 300, requestMs: 10_000 },
    );
    expect(outcome.outcome).toBe('unknown');
    expect(server.requests()).toBe(1);
  });

  test('a reply that trickles in for ever is given up at the deadline', async () => {
    let timer: NodeJS.Timeout | undefined;
    const { outcome, server } = await sendTo(
      (response) => {
        response.writeHead(200);
        timer = setInterval(() => response.write(' '), 20);
      },
      { deadlineMs: 300, requestMs: 10_000 },
    );
    clearInterval(timer);
    expect(outcome.outcome).toBe('unknown');
    expect(server.requests()).toBe(1);
  });

  test('a port nobody listens on is a sure refusal', async () => {
    const server = await startSesServer(() => {});
    await server.close();
    const client = createSesClient({ region: 'eu-west-1', endpoint: server.endpoint, credentials: FAKE_CREDENTIALS });
    const outcome = await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS);
    expect(outcome).toEqual({ outcome: 'retry', code: 'no-connection-ECONNREFUSED' });
  });

  test('a connection that never stands is a sure refusal', async () => {
    const socket = Object.defineProperty(new Socket(), 'connecting', { value: true });
    const httpAgent = new Agent();
    httpAgent.createConnection = () => socket;
    const client = createSesClient({
      region: 'eu-west-1',
      endpoint: 'http://ses.example',
      credentials: FAKE_CREDENTIALS,
      requestHandler: { connectionTimeout: 50, requestTimeout: 60_000, httpAgent },
    });
    const outcome = await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS);
    expect(outcome).toEqual({ outcome: 'retry', code: 'connection-timeout' });
  });
});
