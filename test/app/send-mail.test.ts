import { beforeEach, describe, expect, test } from 'vitest';
import { createSesClient } from '../../functions/adapters/ses/ses-client.ts';
import { createSesMailer } from '../../functions/adapters/ses/ses-mailer.ts';
import type { Content, ContentBuilder } from '../../functions/app/content.ts';
import type { Log, Mail, Mailer } from '../../functions/app/ports.ts';
import { sendMail } from '../../functions/app/send-mail.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import type { MessageRef } from '../../functions/domain/mail/run.ts';
import { FAKE_CREDENTIALS, faultySes, type SesFault } from '../support/faulty-ses.ts';
import { forEveryKind, NOTICE, REF, storedNotice } from '../support/mail-world.ts';
import { MemoryMessages } from '../support/memory-records.ts';
import { claimed, marked, NOW, THROTTLED } from '../support/messages.ts';

const MAIL: Mail = { to: 'm001@bank.example', subject: '4 位客户', html: '<p>王先生</p>', text: '王先生 ¥120万' };

let messages: MemoryMessages;
let lines: string[];
let faults: SesFault[];
let builds: number;
let ses: ReturnType<typeof faultySes>;
let builder: ContentBuilder;

beforeEach(() => {
  messages = new MemoryMessages();
  lines = [];
  faults = [];
  builds = 0;
  ses = faultySes(() => faults.shift() ?? 'accept');
  builder = {
    build: async (): Promise<Content> => ({ outcome: 'mail', compact: `content ${++builds}` }),
    render: () => MAIL,
  };
});

const note = (event: string, ids?: object) => void lines.push(`${event} ${JSON.stringify(ids)}`);
const log: Log = { info: note, warn: note, error: note };
let attempts = 0;

function send(ref: MessageRef = REF, mailer: Mailer = mailerOfSes()) {
  const edge = { now: () => NOW, newAttemptId: () => `attempt-${++attempts}` };
  return sendMail({ messages, builders: forEveryKind(builder), mailer, log }, ref, edge);
}

function mailerOfSes(): Mailer {
  const client = createSesClient({
    region: 'eu-west-1',
    credentials: FAKE_CREDENTIALS,
    requestHandler: ses.requestHandler,
  });
  return createSesMailer(client, { sender: { name: '客户关怀', address: 'steward@bank.example' } });
}

describe('sending one planned mail', () => {
  test('sends it, and sends nothing when asked again', async () => {
    expect(await send()).toEqual({ result: 'sent' });
    expect(await messages.get(REF)).toMatchObject({ state: 'SENT', providerId: 'ses-1', content: 'content 1' });
    expect(await send()).toEqual({ result: 'refused', reason: 'already-sent' });
    expect([ses.requests, builds]).toEqual([1, 1]);
  });

  test('two senders at once send one mail', async () => {
    const results = await Promise.all([send(), send()]);
    expect(results.filter(({ result }) => result === 'sent')).toHaveLength(1);
    expect(ses.accepted).toHaveLength(1);
  });

  test.each<[SesFault, string, string]>([
    ['throttle', 'retry', 'RETRY'],
    ['reject', 'failed', 'FAILED'],
    ['accept-then-lose-reply', 'unknown', 'UNKNOWN'],
    [{ status: 500, code: 'InternalFailure' }, 'unknown', 'UNKNOWN'],
  ])('after %j the result is %s and the message %s', async (fault, result, state) => {
    faults = [fault];
    expect((await send()).result).toBe(result);
    expect((await messages.get(REF))?.state).toBe(state);
    expect(ses.requests).toBe(1);
  });

  test('what was throttled is sent later, as it was first built and dated', async () => {
    faults = ['throttle'];
    await send();
    expect(await send()).toEqual({ result: 'sent' });
    expect(builds).toBe(1);
    expect(await messages.get(REF)).toMatchObject({ state: 'SENT', content: 'content 1', attempts: 2 });
  });

  test('who comes between build and claim decides the content', async () => {
    const rendered: string[] = [];
    builder.render = (compact) => {
      rendered.push(compact);
      return { ...MAIL, text: compact };
    };
    builder.build = async () => {
      await messages.put(claimed('other'), 0);
      await messages.put(marked(THROTTLED, claimed('other')), 1);
      return { outcome: 'mail', compact: 'built later' };
    };
    expect(await send()).toEqual({ result: 'sent' });
    expect(rendered.at(-1)).toBe('content of other');
    expect((await messages.get(REF))?.content).toBe('content of other');
  });

  test('nothing due is SKIPPED with its reason, and nothing is sent', async () => {
    builder.build = async () => ({ outcome: 'skip', reason: 'nothing-due' });
    expect(await send()).toEqual({ result: 'skipped', reason: 'nothing-due' });
    expect(await messages.get(REF)).toMatchObject({ state: 'SKIPPED', reason: 'nothing-due' });
    expect(ses.requests).toBe(0);
  });

  test('a mail that cannot be rendered FAILs alone', async () => {
    builder.render = () => {
      throw new TypeError('no surname for 王小明');
    };
    expect(await send()).toEqual({ result: 'failed', reason: 'cannot-render' });
    expect((await messages.get(REF))?.state).toBe('FAILED');
    builder.render = () => MAIL;
    expect(await send({ ...REF, person: 'M002' })).toEqual({ result: 'sent' });
  });

  test('a store that cannot be reached throws, so that the queue delivers again', async () => {
    builder.build = async () => {
      throw new Error('store down');
    };
    await expect(send()).rejects.toThrow('store down');
    expect(await messages.get(REF)).toBeUndefined();
  });

  test('a claim whose reply was lost is recognised as won', async () => {
    const put = messages.put.bind(messages);
    let lost = false;
    messages.put = async (message, expected) => {
      const saved = await put(message, expected);
      if (lost) return saved;
      lost = true;
      throw new Error('reply lost');
    };
    expect(await send()).toEqual({ result: 'sent' });
    expect(ses.requests).toBe(1);
  });

  test('a mail no address fits FAILs without a request', async () => {
    builder.render = () => ({ ...MAIL, to: 'not an address' });
    expect(await send()).toEqual({ result: 'failed', reason: 'cannot-compose' });
    expect(ses.requests).toBe(0);
  });

  test('a mailer that throws leaves the mail in doubt, and is told by tag and attempt', async () => {
    const mailer: Mailer = {
      send: async () => {
        throw new TypeError('王先生 <m001@bank.example>');
      },
    };
    expect(await send(REF, mailer)).toEqual({ result: 'unknown', reason: 'mailer-threw' });
    const told = { tag: 'digest_2026-11-23_M001', attempt: `attempt-${attempts}`, error: 'TypeError' };
    expect(lines).toContain(`mailer-threw ${JSON.stringify(told)}`);
    expect((await messages.get(REF))?.state).toBe('UNKNOWN');
  });

  test('the log names ids and codes, and nothing of the mail', async () => {
    faults = ['throttle', 'reject'];
    await send();
    await send();
    builder.render = () => {
      throw new Error('王先生 ¥120万');
    };
    await send({ ...REF, person: 'M003' });
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.join('\n')).not.toMatch(/王|¥|bank\.example|位客户/);
    expect(lines.join('\n')).toContain('M001');
  });
});

describe('sending one notice', () => {
  const stored = () => messages.get(NOTICE);
  beforeEach(() => messages.put(storedNotice(), 0));

  test('its content is built from what the stored notice is about, and it stays told', async () => {
    const seen: (Message | undefined)[] = [];
    builder.build = async (_, __, message) => {
      seen.push(message);
      return { outcome: 'mail', compact: 'receipt' };
    };
    expect(await send(NOTICE)).toEqual({ result: 'sent' });
    expect(seen).toEqual([storedNotice()]);
    expect(await stored()).toMatchObject({ state: 'SENT', content: 'receipt', notice: storedNotice().notice });
    expect(ses.accepted).toHaveLength(1);
  });

  test('delivered twice, or to two senders at once, it is one mail', async () => {
    await Promise.all([send(NOTICE), send(NOTICE)]);
    expect(await send(NOTICE)).toEqual({ result: 'refused', reason: 'already-sent' });
    expect(ses.accepted).toHaveLength(1);
  });

  test('two notices to one person on one day are two mails, in whatever order they come', async () => {
    const other = { ...NOTICE, about: 'ffff' };
    await messages.put(storedNotice(other), 0);
    expect([await send(other), await send(NOTICE)]).toEqual([{ result: 'sent' }, { result: 'sent' }]);
    expect(ses.accepted).toHaveLength(2);
  });

  test('to somebody without an address it is skipped, though it is stored already', async () => {
    builder.build = async () => ({ outcome: 'skip', reason: 'no-mail-address' });
    expect(await send(NOTICE)).toEqual({ result: 'skipped', reason: 'no-mail-address' });
    expect(await stored()).toMatchObject({ state: 'SKIPPED', reason: 'no-mail-address' });
  });

  test('once claimed it is not skipped any more: what was throttled is sent', async () => {
    faults = ['throttle'];
    await send(NOTICE);
    builder.build = async () => ({ outcome: 'skip', reason: 'not-in-roster' });
    expect(await send(NOTICE)).toEqual({ result: 'sent' });
  });

  test('one that is not stored is refused, and nothing is written: nobody could say what is in it', async () => {
    const unknown = { ...NOTICE, about: 'cccc' };
    expect(await send(unknown)).toEqual({ result: 'refused', reason: 'no-such-notice' });
    expect([await messages.get(unknown), ses.requests, builds]).toEqual([undefined, 0, 0]);
  });

  test('that cannot be rendered FAILs, and is told by its whole name', async () => {
    builder.render = () => {
      throw new Error('王先生');
    };
    expect((await send(NOTICE)).result).toBe('failed');
    expect(lines.join('\n')).toContain(NOTICE.about);
  });
});
