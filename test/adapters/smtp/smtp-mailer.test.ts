import { simpleParser } from 'mailparser';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { SMTP_SECRET } from '../../../functions/adapters/smtp/credentials.ts';
import { createSmtpMailer, type SmtpMailerOptions } from '../../../functions/adapters/smtp/smtp-mailer.ts';
import { selfSigned } from '../../support/certificate.ts';
import { MAIL, mailerTo, TAGS } from '../../support/smtp-mailer.ts';
import { PASSWORD, relayCertificate, startRelay, USER } from '../../support/smtp-relay.ts';

async function sendThrough(
  hooks: Partial<SMTPServerOptions> = {},
  options: Partial<SmtpMailerOptions> = {},
  mail = MAIL,
) {
  const relay = await startRelay(hooks);
  try {
    return { outcome: await mailerTo(relay.port, options).send(mail, TAGS), mails: relay.mails };
  } finally {
    await relay.close();
  }
}

/** As smtp-server refuses: with this reply, in a hook that takes a callback last. */
const refusal = (responseCode: number, text = 'no') => Object.assign(new Error(text), { responseCode });

describe.concurrent('through a real relay', () => {
  test.each(['starttls', 'implicit'] as const)('a mail goes over %s, and brings the queue id', async (tls) => {
    const { outcome, mails } = await sendThrough({ secure: tls === 'implicit' }, { tls });
    expect(outcome).toEqual({ outcome: 'accepted', providerId: '4QUEUE1' });
    expect(mails).toMatchObject([{ from: 'steward@bank.example', to: ['m001@bank.example'], secure: true }]);
  });

  test('subject, sender and both texts arrive as they were written', async () => {
    const text = '李经理，早上好。\r\n.\r\n..今天请联系 4 位客户\r\n';
    const { mails } = await sendThrough({}, {}, { ...MAIL, text });
    const mail = await simpleParser(mails[0]?.raw ?? '');
    expect(mail.subject).toBe(MAIL.subject);
    expect(mail.from?.value).toEqual([{ name: '客户关怀', address: 'steward@bank.example' }]);
    expect(mail.text?.trim()).toBe('李经理，早上好。\n.\n..今天请联系 4 位客户');
    expect(mail.html).toContain('早上好');
  });

  test('an operator finds the message and its attempt in the headers', async () => {
    const { mails } = await sendThrough();
    const { headers } = await simpleParser(mails[0]?.raw ?? '');
    expect(headers.get('x-steward-message')).toBe(TAGS.message);
    expect(headers.get('x-steward-attempt')).toBe(TAGS.attempt);
    expect(headers.get('message-id')).toBe(`<${TAGS.message}@bank.example>`);
  });

  test('a reply without a queue id leaves the Message-ID as the id', async () => {
    const { outcome } = await sendThrough({
      onData: (stream, _, done) => stream.on('end', () => done(null, 'fine')).resume(),
    });
    expect(outcome).toEqual({ outcome: 'accepted', providerId: `<${TAGS.message}@bank.example>` });
  });

  test.each<[string, Partial<SMTPServerOptions>, object]>([
    ['the connection, for now', { onConnect: (_, done) => done(refusal(421)) }, { outcome: 'retry', code: 'smtp-421' }],
    ['the connection', { onConnect: (_, done) => done(refusal(554)) }, { outcome: 'retry', code: 'not-allowed' }],
    ['the login', { onAuth: (_, __, done) => done(refusal(535)) }, { outcome: 'retry', code: 'not-allowed' }],
    ['the login, for now', { onAuth: (_, __, done) => done(refusal(454)) }, { outcome: 'retry', code: 'smtp-454' }],
    ['the sender', { onMailFrom: (_, __, done) => done(refusal(550)) }, { outcome: 'retry', code: 'sender-refused' }],
    ['the receiver', { onRcptTo: (_, __, done) => done(refusal(550)) }, { outcome: 'failed', code: 'smtp-550' }],
    [
      'any mail without another login',
      { onMailFrom: (_, __, done) => done(refusal(530)) },
      { outcome: 'retry', code: 'not-allowed' },
    ],
    [
      'the receiver, greylisted',
      { onRcptTo: (_, __, done) => done(refusal(451)) },
      { outcome: 'retry', code: 'smtp-451' },
    ],
    [
      'a full mailbox',
      { onRcptTo: (_, __, done) => done(refusal(552, 'mailbox full')) },
      { outcome: 'retry', code: 'smtp-552' },
    ],
    [
      'the mail',
      { onData: (stream, _, done) => stream.on('end', () => done(refusal(554))).resume() },
      { outcome: 'failed', code: 'smtp-554' },
    ],
    [
      'the mail, for now',
      { onData: (stream, _, done) => stream.on('end', () => done(refusal(452))).resume() },
      { outcome: 'retry', code: 'smtp-452' },
    ],
    [
      'any more mails that day',
      { onMailFrom: (_, __, done) => done(refusal(550, '5.4.5 Daily user sending limit exceeded')) },
      { outcome: 'retry', code: 'daily-quota' },
    ],
    ['a mail larger than it announced to take', { size: 100 }, { outcome: 'failed', code: 'too-large' }],
  ])('a relay that refuses %s has no mail', async (_, hooks, expected) => {
    const { outcome, mails } = await sendThrough(hooks);
    expect(outcome).toEqual(expected);
    expect(mails).toEqual([]);
  });
});

describe.concurrent('nothing goes to a relay that is not the right one', () => {
  const refused = async (hooks: Partial<SMTPServerOptions>, options: Partial<SmtpMailerOptions> = {}) => {
    const logins: unknown[] = [];
    const onAuth: SMTPServerOptions['onAuth'] = ({ username }, _, done) => {
      logins.push(username);
      done(null, { user: USER });
    };
    const { outcome, mails } = await sendThrough({ onAuth, ...hooks }, options);
    expect({ logins, mails }).toEqual({ logins: [], mails: [] });
    return outcome;
  };

  test('one that offers no TLS gets neither password nor mail', async () => {
    const hooks = { disabledCommands: ['STARTTLS'], allowInsecureAuth: true };
    expect(await refused(hooks)).toEqual({ outcome: 'retry', code: 'no-tls' });
  });

  test('one whose certificate nobody vouches for', async () => {
    const credentials = async () => ({ user: USER, password: PASSWORD });
    for (const tls of ['starttls', 'implicit'] as const) {
      const outcome = await refused({ secure: tls === 'implicit' }, { tls, credentials });
      expect(outcome).toEqual({ outcome: 'retry', code: 'not-trusted' });
    }
  });

  test('one whose certificate is for another host', async () => {
    const other = selfSigned(['other.bank.example']);
    const credentials = async () => ({ user: USER, password: PASSWORD, ca: other.cert });
    expect(await refused(other, { credentials })).toEqual({ outcome: 'retry', code: 'not-trusted' });
  });
});

test('without credentials there is no attempt at all', async () => {
  let connections = 0;
  const relay = await startRelay({ onConnect: () => void connections++ });
  const noCredentials = async () => {
    throw new Error('The secret does not hold what it should');
  };
  const never = () => new Promise<never>(() => {});
  for (const credentials of [noCredentials, never]) {
    const deadline = () => (credentials === never ? AbortSignal.abort() : new AbortController().signal);
    expect(await mailerTo(relay.port, { credentials, deadline }).send(MAIL, TAGS)).toEqual({
      outcome: 'retry',
      code: 'not-allowed',
    });
  }
  await relay.close();
  expect(connections).toBe(0);
});

test('the secret holds user, password and, where the relay has its own authority, certificates that can be read', () => {
  const login = { user: USER, password: PASSWORD };
  const { cert } = relayCertificate();
  const holds = (value: unknown) => SMTP_SECRET.safeParse(value).success;
  expect([login, { ...login, ca: cert }, { ...login, ca: `# ours\n${cert}${cert}` }].map(holds)).toEqual([
    true,
    true,
    true,
  ]);
  const broken = cert.replace(/[A-Za-z0-9]{20}/, '');
  const wrong = [{ user: USER }, { ...login, password: '' }, { ...login, ca: '' }, { ...login, ca: cert + broken }];
  expect(wrong.map(holds)).toEqual([false, false, false, false]);
});

test('a mail that cannot be composed, or whose tags are no header, FAILs without a connection', async () => {
  const failed = { outcome: 'failed', code: 'cannot-compose' };
  const mailer = createSmtpMailer({
    host: '127.0.0.1',
    port: 1,
    sender: { name: '客户关怀', address: 'steward@bank.example' },
    credentials: async () => ({ user: USER, password: PASSWORD }),
  });
  expect(await mailer.send({ ...MAIL, to: 'a@bank.example, b@bank.example' }, TAGS)).toEqual(failed);
  expect(await mailer.send(MAIL, { ...TAGS, attempt: 'a-1\r\nBcc: x@bank.example' })).toEqual(failed);
});

test('a port nobody listens on, and a host nobody knows, are sure refusals', async () => {
  const relay = await startRelay();
  await relay.close();
  expect(await mailerTo(relay.port).send(MAIL, TAGS)).toEqual({
    outcome: 'retry',
    code: 'no-connection-ECONNREFUSED',
  });
  const nowhere = await mailerTo(relay.port, { host: 'relay.invalid', timeouts: { connectMs: 500 } }).send(MAIL, TAGS);
  expect(nowhere).toMatchObject({ outcome: 'retry', code: expect.stringMatching(/^no-connection-/) });
});
