import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLambdaLog } from '../../functions/adapters/log.ts';
import { onceAtColdStart } from '../../functions/runtime/cold-start.ts';
import { PLAN_RUN_ENV, readEnv, readSendMailEnv } from '../../functions/runtime/env.ts';
import { queueHandler } from '../../functions/runtime/handler.ts';

const CONTEXT = { awsRequestId: 'request-1', functionName: 'send-mail' };
const record = (messageId: string, body: unknown) => ({
  messageId,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

function recorder() {
  const lines: string[] = [];
  const note = (event: string, ids?: object) => void lines.push(`${event} ${JSON.stringify(ids)}`);
  return { lines, log: { info: note, warn: note, error: note } };
}

describe('a queue handler', () => {
  test('fails the records that fail and no others', async () => {
    const { log, lines } = recorder();
    const handled: number[] = [];
    const handle = queueHandler({
      schema: z.object({ n: z.number() }),
      log,
      onRecord: async ({ n }) => {
        if (n === 2) throw Object.assign(new TypeError('王先生 ¥120万'), { code: 'E_BROKEN' });
        if (n === 3) return 'redeliver';
        handled.push(n);
        return 'done';
      },
    });
    const Records = [
      record('m1', { n: 1 }),
      record('m2', { n: 2 }),
      record('m3', { n: 3 }),
      record('m4', { n: '王先生' }),
      record('m5', 'not json 王'),
      record('m6', { n: 6 }),
    ];
    const { batchItemFailures } = await handle({ Records }, CONTEXT);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m2', 'm3', 'm4', 'm5']);
    expect(handled).toEqual([1, 6]);
    expect(lines.join('\n')).toContain('"messageId":"m4","problem":"n: invalid_type"');
    expect(lines).toContain('queue-message-redelivered {"messageId":"m3"}');
    expect(lines.join('\n')).toContain('"error":"TypeError","code":"E_BROKEN"');
    expect(lines.join('\n')).not.toMatch(/王|¥/);
  });

  test('may fail all of them without throwing, so that none is lost', async () => {
    const { log } = recorder();
    const handle = queueHandler({ schema: z.object({}), log, onRecord: async () => 'redeliver' });
    const response = await handle({ Records: [record('m1', {}), record('m2', {})] }, CONTEXT);
    expect(response.batchItemFailures).toHaveLength(2);
  });

  test('refuses an event that is not from a queue', async () => {
    const { log } = recorder();
    const handle = queueHandler({ schema: z.object({}), log, onRecord: async () => 'done' });
    await expect(handle({ detail: {} }, CONTEXT)).rejects.toThrow();
  });

  test('logs one JSON line per event with the request it belongs to, and never the event itself', async () => {
    const written: string[] = [];
    const stdout = process.stdout.write;
    process.stdout.write = ((text: string) => written.push(text) > 0) as typeof stdout;
    try {
      const log = createLambdaLog('send-mail');
      const handle = queueHandler({
        schema: z.object({ person: z.string() }),
        log,
        onRecord: async ({ person }) => {
          log.info('mail-sent', { person });
          return 'done';
        },
      });
      await handle({ Records: [record('m1', { person: 'M001', secret: 'hidden' })] }, CONTEXT);
    } finally {
      process.stdout.write = stdout;
    }
    const lines = written.filter((line) => line.includes('mail-sent')).map((line) => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      message: 'mail-sent',
      person: 'M001',
      function_request_id: 'request-1',
      service: 'send-mail',
    });
    expect(written.join('')).not.toContain('hidden');
  });
});

describe('what every line of the log has already', () => {
  /** What is written while `write` runs: warnings and errors have a stream of their own. */
  function written(write: () => void): Record<string, unknown>[] {
    const text: string[] = [];
    const streams = [process.stdout, process.stderr].map((stream) => ({ stream, before: stream.write }));
    for (const { stream } of streams) stream.write = ((chunk: string) => text.push(chunk) > 0) as typeof stream.write;
    try {
      write();
    } finally {
      for (const { stream, before } of streams) stream.write = before;
    }
    return text.map((line) => JSON.parse(line));
  }

  test('is no field for anybody else: who writes one is told by the compiler', () => {
    const log = createLambdaLog('send-mail');
    const tags = { message: 'digest_2026-11-23_M001', attempt: 'a-1' };
    const lines = written(() => {
      // @ts-expect-error: the event's name
      log.error('mailer-threw', { ...tags });
      // @ts-expect-error: how bad it is
      log.info('mail-sent', { level: 'odd' });
      // @ts-expect-error: which function
      log.info('mail-sent', { service: 'odd' });
      // @ts-expect-error: when
      log.info('mail-sent', { timestamp: 'odd' });
      // @ts-expect-error: how many lines are kept
      log.info('mail-sent', { sampling_rate: 1 });
      // @ts-expect-error: in which trace
      log.info('mail-sent', { xray_trace_id: 'odd' });
    });
    const dropped = lines.filter(({ message }) => String(message).includes('is a reserved key and will be dropped'));
    expect(dropped, 'as the logger says about each but the trace').toHaveLength(5);
  });

  test('the ids of an event are fields beside it, at every level', () => {
    const log = createLambdaLog('send-mail');
    const ids = { kind: 'digest', tag: 'digest_2026-11-23_M001', attempt: 'a-1', error: 'TypeError', n: 2, good: true };
    const lines = written(() => {
      for (const level of ['info', 'warn', 'error'] as const) log[level]('happened', ids);
    });
    expect(lines.map(({ level }) => level)).toEqual(['INFO', 'WARN', 'ERROR']);
    for (const line of lines) expect(line).toMatchObject({ message: 'happened', service: 'send-mail', ...ids });
  });
});

describe('the environment of a function', () => {
  const FULL = {
    AWS_REGION: 'eu-west-1',
    TABLE_NAME: 'steward',
    MESSAGE_QUEUE_URL: 'https://sqs.example/q',
    STARTS_ON: '2026-01-01',
    MAIL_FROM: 'steward@bank.example',
    MAIL_FROM_NAME: '客户关怀',
    MAIL_TRANSPORT: 'ses',
    MAILS_PER_SECOND: '14',
    LINK_KEY_SECRET: 'links',
    LINK_EPOCH: '1',
    PAGES_URL: 'https://steward.bank.example/',
  };

  test('is read once, as typed values', () => {
    expect(readEnv('plan-run', PLAN_RUN_ENV, FULL).TABLE_NAME).toBe('steward');
    expect(readSendMailEnv(FULL)).toMatchObject({ MAIL_TRANSPORT: 'ses', MAILS_PER_SECOND: 14, LINK_EPOCH: 1 });
  });

  test('everything missing or wrong is named in one error, with what it is for', () => {
    const read = () => readSendMailEnv({ ...FULL, TABLE_NAME: undefined, MAIL_FROM: 'steward' });
    expect(read).toThrow(/send-mail cannot start/);
    expect(read).toThrow(/TABLE_NAME is missing: the name of the table/);
    expect(read).toThrow(/MAIL_FROM is not usable: the address mails come from/);
  });
});

describe('building a handler', () => {
  const NAME = 'AWS_LAMBDA_FUNCTION_NAME';

  test('waits for the first call outside Lambda, and happens once', async () => {
    let built = 0;
    const handler = onceAtColdStart(() => {
      built++;
      return async (n: number, _context: unknown) => n + 1;
    });
    expect(built).toBe(0);
    expect([await handler(1, {}), await handler(2, {})]).toEqual([2, 3]);
    expect(built).toBe(1);
  });

  test('happens at load inside Lambda', () => {
    let built = 0;
    process.env[NAME] = 'plan-run';
    try {
      onceAtColdStart(() => {
        built++;
        return async () => undefined;
      });
    } finally {
      delete process.env[NAME];
    }
    expect(built).toBe(1);
  });
});
