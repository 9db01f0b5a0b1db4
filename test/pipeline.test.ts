import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { pacedMailer } from '../functions/adapters/paced-mailer.ts';
import { createSesClient } from '../functions/adapters/ses/ses-client.ts';
import { createSesMailer } from '../functions/adapters/ses/ses-mailer.ts';
import { accountRun } from '../functions/app/account-run.ts';
import type { ContentBuilder } from '../functions/app/content.ts';
import type { Log, Mailer } from '../functions/app/ports.ts';
import { settleMessages } from '../functions/app/settle-messages.ts';
import type { MessageRef } from '../functions/domain/mail/run.ts';
import { createHandler as createPlanRun } from '../functions/plan-run.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { planRunContainer } from '../functions/runtime/containers/plan-run.ts';
import { sendMailContainer } from '../functions/runtime/containers/send-mail.ts';
import { createHandler as createSendMail } from '../functions/send-mail.ts';
import { createLocalQueue } from '../local/queue.ts';
import { FAKE_CREDENTIALS, faultySes, type SesFault } from './support/faulty-ses.ts';
import { SILENT } from './support/mail-world.ts';
import { memoryRecords } from './support/memory-records.ts';

const MONDAY = '2026-11-23';
const NOW = '2026-11-23T00:30:00.000Z';
const RUN = { kind: 'digest', date: MONDAY } as const;

/** The pipeline as it runs: both Lambda handlers over queues, the real SES client over faults, records in memory. */
function pipeline(fault: (request: number) => SesFault = () => 'accept', builder: Partial<ContentBuilder> = {}) {
  const records = memoryRecords();
  const ses = faultySes(fault);
  const client = createSesClient({
    region: 'eu-west-1',
    credentials: FAKE_CREDENTIALS,
    requestHandler: ses.requestHandler,
  });
  const ofSes = createSesMailer(client, { sender: { name: '客户关怀', address: 'steward@bank.example' } });
  const time = { now: NOW, slept: 0 };
  let answered: Promise<unknown> = Promise.resolve();
  const watched: Mailer = {
    send(mail, tags) {
      const sent = ofSes.send(mail, tags);
      answered = sent;
      return sent;
    },
  };
  const now = () => Date.parse(time.now) + time.slept;
  const mailer = pacedMailer(watched, {
    perSecond: 100,
    now,
    // SES answers faster than the pace.
    async sleep(ms) {
      const until = now() + ms;
      await setImmediate();
      await answered;
      time.slept += Math.max(0, until - now());
    },
  });
  const messages = createLocalQueue<MessageRef>({ concurrency: 3, batchSize: 4 });
  const runs = createLocalQueue<object>();
  const errors: string[] = [];
  const log: Log = { ...SILENT, error: (event, ids) => void errors.push(`${event} ${JSON.stringify(ids)}`) };
  const base = { records, config: bankConfig(), log, clock: () => time.now };
  const digest: ContentBuilder = {
    build: async ({ person }) => ({ outcome: 'mail', compact: person }),
    render: (person) => ({ to: `${person}@bank.example`, subject: '4 位客户', html: `<p>${person}</p>`, text: person }),
    ...builder,
  };
  runs.attach(createPlanRun(planRunContainer({ ...base, queue: messages, startsOn: '2026-01-01' })));
  messages.attach(createSendMail(sendMailContainer({ ...base, mailer, builders: { digest } })));
  return {
    records,
    ses,
    time,
    errors,
    async run(message: object = RUN) {
      await runs.send([message]);
      const plan = await runs.drained();
      const mail = await messages.drained();
      return { plan: plan.deadLetters, mail: mail.deadLetters };
    },
    async settle(giveUpAt: string) {
      const planned = (await records.runs.get(RUN.kind, RUN.date))?.people ?? [];
      await settleMessages({ ...records, queue: messages, log: SILENT }, { ...RUN, planned, now: time.now, giveUpAt });
      return (await messages.drained()).deadLetters;
    },
    /** A first import is done: without one no schedule plans anything. */
    imported: () =>
      records.imports.put(
        {
          ...{ asOf: MONDAY, sha256: 'a', version: 1, lastCommand: 'i', startedAt: NOW, state: 'done', rows: {} },
          ...{ read: 1, saved: 1, unchanged: 0, rejected: 0 },
        },
        0,
      ),
    account: () => accountRun(records, RUN),
    receivers: () => ses.accepted.map((request) => request.get('Destinations.member.1')).sort(),
  };
}

const PEOPLE = Array.from({ length: 12 }, (_, n) => `M${String(n + 1).padStart(3, '0')}`);
const mailTo = (people: readonly string[]) => people.map((person) => `${person}@bank.example`);

let today: ReturnType<typeof pipeline>;
async function start(...how: Parameters<typeof pipeline>) {
  today = pipeline(...how);
  for (const id of PEOPLE) await today.records.roster.put({ entry: 'manager', value: { id, unitId: 'U1' } });
}
beforeEach(() => start());

describe("a day's run, from schedule to mail", () => {
  test('every client manager gets one mail, and the account reconciles', async () => {
    expect(await today.run()).toEqual({ plan: [], mail: [] });
    expect(today.receivers()).toEqual(mailTo(PEOPLE));
    expect(await today.account()).toMatchObject({ planned: 12, sent: 12, reconciled: true, problems: [], missing: [] });
  });

  test('the second run of the day sends nothing', async () => {
    await today.run();
    await today.run();
    expect(today.ses.requests).toBe(12);
  });

  test('a schedule says when, not which day: it is the day in the bank’s time zone', async () => {
    await today.imported();
    await today.run({ kind: 'digest', plannedFor: '2026-11-22T22:30:00Z' });
    expect((await today.account())?.sent).toBe(12);
    today.time.now = '2026-11-23T17:00:00.000Z';
    await today.run({ kind: 'digest' });
    expect((await today.records.runs.get('digest', '2026-11-24'))?.people).toHaveLength(12);
  });

  test('nothing is sent on a Chinese holiday; on a make-up Saturday it is', async () => {
    await today.run({ kind: 'digest', date: '2026-10-01' });
    expect(await today.records.runs.get('digest', '2026-10-01')).toMatchObject({ workday: false, dayOff: '国庆节' });
    expect(today.ses.requests).toBe(0);
    await today.run({ kind: 'digest', date: '2026-10-10' });
    expect(today.ses.requests).toBe(12);
  });

  test('what was throttled comes again by itself', async () => {
    await start((request) => (request % 2 === 1 && request < 12 ? 'throttle' : 'accept'));
    expect((await today.run()).mail).toEqual([]);
    expect(today.receivers()).toEqual(mailTo(PEOPLE));
  });

  test('one mail that cannot be rendered, and one whose records cannot be read, stop nobody else', async () => {
    await start(undefined, {
      build: async ({ person }) => {
        if (person === 'M002') throw new Error('not readable');
        return { outcome: 'mail', compact: person };
      },
      render: (person) => {
        if (person === 'M001') throw new Error('cannot be rendered');
        return { to: `${person}@bank.example`, subject: 's', html: 'h', text: 't' };
      },
    });
    const { mail } = await today.run();
    expect(mail.map(({ body }) => JSON.parse(body).person)).toEqual(['M002']);
    expect(today.receivers()).toEqual(mailTo(PEOPLE.slice(2)));
    expect(await today.account()).toMatchObject({
      sent: 10,
      failed: 1,
      missing: ['M002'],
      reconciled: false,
      problems: [{ person: 'M001', state: 'FAILED', reason: 'cannot-render' }],
    });
  });

  test('with SES down all day, the watch settles every mail and nothing is forgotten', async () => {
    await start(() => 'reset-before-reply');
    await today.run();
    for (const time of ['00:45', '00:46', '01:01', '01:02']) {
      today.time.now = `${MONDAY}T${time}:00.000Z`;
      await today.settle('2026-11-23T02:00:00.000Z');
    }
    expect(await today.account()).toMatchObject({ planned: 12, unresolved: 12, reconciled: true });
    expect(today.ses.requests).toBe(24);
  });

  test('with the daily quota reached, nothing is dropped: each mail goes out once when the quota is back', async () => {
    const giveUpAt = '2026-11-23T01:30:00.000Z';
    let quota = true;
    await start(() => (quota ? 'daily-quota' : 'accept'));
    expect((await today.run()).mail, 'the queue is not to bring them again').toEqual([]);
    expect(today.ses.requests, 'SES is not hammered').toBe(1);
    expect(await today.account()).toMatchObject({ sent: 0, inFlight: 12, reconciled: false });
    expect(new Set(today.errors)).toEqual(
      new Set([`mail-lane-paused ${JSON.stringify({ ...RUN, code: 'daily-quota' })}`]),
    );

    today.time.now = '2026-11-23T00:45:00.000Z';
    expect(await today.settle(giveUpAt), 'a quarter of an hour later the quota is still used up').toEqual([]);
    expect(today.ses.requests).toBe(2);
    quota = false;
    for (const time of ['00:46', '01:00', '01:15']) {
      today.time.now = `${MONDAY}T${time}:00.000Z`;
      expect(await today.settle(giveUpAt)).toEqual([]);
    }
    expect(today.receivers()).toEqual(mailTo(PEOPLE));
    expect(await today.account()).toMatchObject({ sent: 12, reconciled: true });
  });

  describe('with SES out of reach for two hours', () => {
    const giveUpAt = '2026-11-23T03:30:00.000Z';
    const everyQuarter = ['00:45', '01:00', '01:15', '01:30', '01:45', '02:00', '02:15', '02:30'];
    const watchAt = (time: string) => {
      today.time.now = `${MONDAY}T${time}:00.000Z`;
      return today.settle(giveUpAt);
    };
    let down: boolean;
    beforeEach(async () => {
      down = true;
      await start(() => (down ? 'refuse-connection' : 'accept'));
      expect((await today.run()).mail).toEqual([]);
      expect(today.ses.requests, 'each mail was tried once').toBe(12);
      for (const time of everyQuarter) expect(await watchAt(time), 'no dead letter').toEqual([]);
      expect(today.ses.requests, 'and once every quarter of an hour').toBe(12 * 9);
      expect(await today.account()).toMatchObject({ sent: 0, inFlight: 12 });
    });

    test('every mail goes out once when it is back, and there is no dead letter', async () => {
      down = false;
      for (const time of ['02:45', '03:00']) expect(await watchAt(time)).toEqual([]);
      expect(today.receivers()).toEqual(mailTo(PEOPLE));
      expect(await today.account()).toMatchObject({ sent: 12, reconciled: true, problems: [] });
    });

    test('and all day, every mail FAILs when mails are given up, and there is no dead letter', async () => {
      expect(await watchAt('03:30')).toEqual([]);
      expect(await today.account()).toMatchObject({ failed: 12, reconciled: true });
      const reason = 'gave-up-no-connection-ECONNREFUSED';
      expect((await today.account())?.problems[0]).toMatchObject({ state: 'FAILED', reason });
      down = false;
      expect(await watchAt('03:45')).toEqual([]);
      expect(today.ses.accepted).toEqual([]);
    });
  });

  test('a sender SES does not know FAILs nobody: the operator is told at once, and each mail goes out once it is mended', async () => {
    const message = 'Email address is not verified. The following identities failed the check in region EU-WEST-1: ';
    const fault = { status: 400, code: 'MessageRejected', message: `${message}steward@bank.example` };
    let mended = false;
    await start(() => (mended ? 'accept' : fault));
    expect((await today.run()).mail).toEqual([]);
    expect(today.ses.requests).toBe(1);
    expect(new Set(today.errors)).toEqual(
      new Set([`mail-lane-paused ${JSON.stringify({ ...RUN, code: 'sender-refused' })}`]),
    );
    expect(await today.account()).toMatchObject({ failed: 0, inFlight: 12 });
    mended = true;
    today.time.now = '2026-11-23T00:45:00.000Z';
    expect(await today.settle('2026-11-23T01:30:00.000Z')).toEqual([]);
    expect(today.receivers()).toEqual(mailTo(PEOPLE));
  });

  test('a quota that does not come back in time is a failure of every mail, told by name', async () => {
    await start(() => 'daily-quota');
    await today.run();
    today.time.now = '2026-11-23T01:30:00.000Z';
    await today.settle('2026-11-23T01:30:00.000Z');
    expect(today.ses.requests).toBe(1);
    expect(await today.account()).toMatchObject({ failed: 12, reconciled: true });
    expect((await today.account())?.problems[0]).toMatchObject({ state: 'FAILED', reason: 'gave-up-daily-quota' });
  });
});
