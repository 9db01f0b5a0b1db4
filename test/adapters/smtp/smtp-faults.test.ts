import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SmtpMailerOptions } from '../../../functions/adapters/smtp/smtp-mailer.ts';
import type { SendOutcome } from '../../../functions/domain/mail/send-protocol.ts';
import { MAIL, mailerTo, TAGS } from '../../support/smtp-mailer.ts';
import { type Answer, PASSWORD, type ScriptedStage, STAGES, startScriptedRelay } from '../../support/smtp-relay.ts';

type Script = Partial<Record<ScriptedStage, Answer>>;
type How = { pipelining?: boolean; plain?: boolean; options?: Partial<SmtpMailerOptions>; mail?: typeof MAIL };

/** Sends one mail to a relay that behaves as scripted. Where it hangs, the deadline is over as soon as it does. */
async function sendTo(script: Script, { pipelining, plain, options, mail = MAIL }: How = {}) {
  const deadline = new AbortController();
  const relay = await startScriptedRelay(script, {
    pipelining: pipelining === true,
    plain: plain === true,
    onHang: () => deadline.abort(),
  });
  const tls = plain ? 'starttls' : 'implicit';
  try {
    const mailer = mailerTo(relay.port, { tls, deadline: () => deadline.signal, ...options });
    const outcome = await mailer.send(mail, TAGS);
    expect(relay.seen.connections, 'one connection per send').toBe(1);
    expect(relay.seen.handedOver, 'handed over at most once per send').toBeLessThanOrEqual(1);
    return { outcome, ...relay.seen };
  } finally {
    await relay.close();
  }
}

const BEFORE_THE_DOT = STAGES.filter((stage) => stage !== 'dot');
const ALL_BEFORE = [false, true].flatMap((pipelining) => BEFORE_THE_DOT.map((stage) => ({ stage, pipelining })));

describe.each(ALL_BEFORE)(
  'at $stage, pipelining $pipelining, the relay surely has no mail',
  ({ stage, pipelining }) => {
    const answering = (answer: Answer) => sendTo({ [stage]: answer }, { pipelining });

    test.each<[string, Answer]>([
      ['goes away', 'drop'],
      ['goes away after half a reply', { half: '25' }],
      ['goes away in the middle of a long reply', { half: '250-relay\r\n250-SI' }],
      ['never answers', 'hang'],
      ['says nothing that is SMTP', { say: '<html>Sign in to the network</html>' }],
    ])('when it %s', async (_, answer) => {
      const { outcome, handedOver } = await answering(answer);
      expect(outcome.outcome).toBe('retry');
      expect(handedOver).toBe(0);
    });

    test('when it refuses for now', async () => {
      const { outcome, handedOver } = await answering({ say: '421 4.3.2 try again' });
      expect(outcome).toEqual({ outcome: 'retry', code: 'smtp-421' });
      expect(handedOver).toBe(0);
    });

    test('when it refuses for good: a mail fails, a login or sender is told to the operator', async () => {
      const { outcome, handedOver } = await answering({ say: '550 5.1.1 no' });
      const ofMail = ['rcpt', 'data'].includes(stage);
      const ofUs = { outcome: 'retry', code: stage === 'from' ? 'sender-refused' : 'not-allowed' };
      expect(outcome).toEqual(ofMail ? { outcome: 'failed', code: 'smtp-550' } : ofUs);
      expect(handedOver).toBe(0);
    });
  },
);

describe('a refusal of whoever sends fails no mail', () => {
  const SENDER_REFUSED = { outcome: 'retry', code: 'sender-refused' };
  const RELAY_DENIED = { outcome: 'retry', code: 'relay-denied' };
  const NO_SUCH_USER = { outcome: 'failed', code: 'smtp-550' };

  test.each<[ScriptedStage, string, object]>([
    ['from', '550 5.7.1 Sender not permitted', SENDER_REFUSED],
    ['from', '553 sorry, not in my list', SENDER_REFUSED],
    ['from', '501 5.1.7 Bad sender address syntax', SENDER_REFUSED],
    ['from', '530 5.7.0 Authentication required', { outcome: 'retry', code: 'not-allowed' }],
    ['from', '552 5.3.4 Message size exceeds fixed limit', { outcome: 'failed', code: 'too-large' }],
    ['rcpt', '554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied', RELAY_DENIED],
    ['rcpt', '550 5.7.1 Relaying denied', RELAY_DENIED],
    ['rcpt', '550-5.7.1 not for\r\n550 5.7.1 this one', RELAY_DENIED],
    ['rcpt', '550 relay not permitted', RELAY_DENIED],
    ['rcpt', '550 5.7.60 Client does not have permissions to send as this sender', SENDER_REFUSED],
    ['dot', '550 5.7.60 Client does not have permissions to send as this sender', SENDER_REFUSED],
    ['dot', '554 5.2.252 SendAsDenied', SENDER_REFUSED],
    ['rcpt', '550 5.1.1 <m001@relay.bank.example>: no such user', NO_SUCH_USER],
    ['rcpt', '550 no such user', NO_SUCH_USER],
  ])('at %s "%s"', async (stage, say, expected) => {
    expect((await sendTo({ [stage]: { say } })).outcome).toEqual(expected);
  });
});

describe('after the final dot', () => {
  const answering = (answer: Answer) => sendTo({ dot: answer });

  test.each<[string, Answer]>([
    ['goes away', 'drop'],
    ['goes away after half a reply', { half: '250 2.0.0 Ok: que' }],
    ['goes away after half a refusal', { half: '550 5.7.1 no' }],
    ['goes away in the middle of a long reply', { half: '250-taken\r\n' }],
    ['never answers', 'hang'],
    ['says nothing that is SMTP', { say: '<html>Sign in to the network</html>' }],
    ['asks for the mail again', { say: '354 go on' }],
    ['says a number that is no reply', { say: '2 fine' }],
  ])('a relay that %s may have the mail', async (_, answer) => {
    const { outcome, handedOver } = await answering(answer);
    expect(outcome.outcome).toBe('unknown');
    expect(handedOver).toBe(1);
  });

  test.each<[string, SendOutcome]>([
    ['250 2.0.0 Ok: queued as 4X1', { outcome: 'accepted', providerId: '4X1' }],
    ['250-2.0.0 taken\r\n250 fine', { outcome: 'accepted', providerId: `<${TAGS.message}@bank.example>` }],
    ['421 4.3.2 shutting down', { outcome: 'retry', code: 'smtp-421' }],
    ['451 4.7.1 greylisted', { outcome: 'retry', code: 'smtp-451' }],
    ['454 Throttling failure: Daily message quota exceeded', { outcome: 'retry', code: 'daily-quota' }],
    ['552 5.3.4 too big', { outcome: 'failed', code: 'smtp-552' }],
    ['554 5.7.1 spam', { outcome: 'failed', code: 'smtp-554' }],
  ])('"%s" is believed', async (say, expected) => {
    expect((await answering({ say })).outcome).toEqual(expected);
  });
});

describe('amid the mail', () => {
  /** More than all buffers on the way hold, so that the end of it cannot have left. */
  const large = { ...MAIL, text: '早上好。'.repeat(1_500_000) };

  test.each<[string, Answer]>([
    ['goes away', 'drop'],
    ['stops reading', 'hang'],
    ['refuses the rest', { say: '452 4.3.1 disk full' }],
  ])('a relay that %s has no mail', async (_, amid) => {
    const { outcome, handedOver } = await sendTo({ amid }, { mail: large });
    expect(outcome.outcome).toBe('retry');
    expect(handedOver).toBe(0);
  });
});

describe('before TLS', () => {
  test.each<[string, Script, string]>([
    ['refuses it', { starttls: { say: '502 no' } }, 'no-tls'],
    ['refuses it for now', { starttls: { say: '454 not now' } }, 'smtp-454'],
    ['goes away', { starttls: 'drop' }, 'no-connection-ECONNECTION'],
    ['never answers', { starttls: 'hang' }, 'no-connection-DEADLINE'],
  ])('a relay that %s hears nothing but the wish for it', async (_, script, code) => {
    const { outcome, commands } = await sendTo(script, { plain: true });
    expect(outcome).toEqual({ outcome: 'retry', code });
    expect(commands).toEqual([expect.stringMatching(/^EHLO /), 'STARTTLS']);
  });

  test('a relay that agrees and goes on in the clear is not listened to', async () => {
    const goesOn = { starttls: { say: '220 fine\r\n250-relay\r\n250 AUTH PLAIN\r\n235 welcome' } };
    const options = { timeouts: { connectMs: 300 }, deadline: () => new AbortController().signal };
    const { outcome, commands } = await sendTo(goesOn, { plain: true, options });
    expect(outcome.outcome).toBe('retry');
    expect(commands.join('\n')).not.toMatch(/AUTH|MAIL|RCPT|DATA/);
  });
});

test.each<[ScriptedStage, SmtpMailerOptions['timeouts'] & object, RegExp]>([
  ['greeting', { connectMs: 300 }, /^no-connection-\w+_TIMEOUT$/],
  ['rcpt', { replyMs: 300 }, /-SOCKET_TIMEOUT$/],
])('a silent relay is given up on its own at %s', { timeout: 8_000 }, async (stage, timeouts, code) => {
  const deadline = () => new AbortController().signal;
  const { outcome } = await sendTo({ [stage]: 'hang' }, { options: { timeouts, deadline } });
  expect(outcome).toEqual({ outcome: 'retry', code: expect.stringMatching(code) });
});

test('neither password nor address is in any code, even when the relay repeats them', async () => {
  const token = Buffer.from(`\0steward\0${PASSWORD}`).toString('base64');
  const text = `${PASSWORD} ${token} <m001@bank.example>`;
  for (const stage of STAGES)
    for (const answer of [{ say: `550 ${text}` }, { say: `450 ${text}` }, { say: text }, { half: text }]) {
      const { outcome } = await sendTo({ [stage]: answer });
      const word = outcome.outcome === 'accepted' ? outcome.providerId : outcome.code;
      expect(word).toMatch(/^[a-z]+(-[a-z]+)*(-[A-Z_]+|-\d{3})?$|^[A-Z_]+$/);
    }
});

const answer = fc.oneof(
  fc.constantFrom<Answer>('drop', 'hang', { half: '2' }, { half: '550 no' }, { half: '250 ok' }, { say: 'what?' }),
  fc.integer({ min: 200, max: 599 }).map((status) => ({ say: `${status} as you like` })),
);
const script = fc.record(Object.fromEntries(STAGES.map((stage) => [stage, answer])), { requiredKeys: [] });

test('whatever a relay does: accepted only if it said so, and never retried or failed if it may have the mail', async () => {
  await fc.assert(
    fc.asyncProperty(script, fc.boolean(), async (does: Script, pipelining) => {
      const { outcome, handedOver } = await sendTo(does, { pipelining });
      const said = does.dot ?? { say: '250 queued' };
      const refused = typeof said === 'object' && 'say' in said && /^[45]/.test(said.say);
      const took = typeof said === 'object' && 'say' in said && /^2/.test(said.say);
      if (outcome.outcome === 'accepted') expect([handedOver, took]).toEqual([1, true]);
      if (handedOver === 1 && !refused) expect(['accepted', 'unknown']).toContain(outcome.outcome);
      if (handedOver === 0) expect(['retry', 'failed']).toContain(outcome.outcome);
    }),
    { numRuns: 100 },
  );
});
