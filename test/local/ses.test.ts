import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSesClient } from '../../functions/adapters/ses/ses-client.ts';
import { createSesMailer } from '../../functions/adapters/ses/ses-mailer.ts';
import { type AcceptedMail, captureRaw } from '../../local/capture-raw.ts';
import { type LocalSes, startSes } from '../../local/ses.ts';
import { FAKE_CREDENTIALS, faultySes } from '../support/faulty-ses.ts';

const REGION = { region: 'eu-west-1', credentials: FAKE_CREDENTIALS };
const SENDER = { name: 'Steward', address: 'steward@bank.example' };
const MAIL = { to: 'm001@bank.example', subject: '今日待办', html: '<p>早上好</p>', text: '早上好' };
const TAGS = { message: 'digest_2026-11-23_M001', attempt: 'a1' };

describe('SES on this computer', () => {
  let ses: LocalSes;
  beforeAll(async () => {
    ses = await startSes();
  });
  afterAll(() => ses.stop());

  test('it listens on this computer only, on a port of its own', () => {
    expect(ses.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  });

  test('a taken port is said, not ignored', async () => {
    await expect(startSes(Number(new URL(ses.endpoint).port))).rejects.toThrow(/cannot listen/);
  });

  test('what is captured are the bytes SES accepted, with its id and the tags of message and attempt', async () => {
    const accepted: AcceptedMail[] = [];
    const client = createSesClient({ ...REGION, endpoint: ses.endpoint });
    captureRaw(client, (mail) => accepted.push(mail));
    const outcome = await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS);
    expect(accepted).toHaveLength(1);
    expect(outcome).toEqual({ outcome: 'accepted', providerId: accepted[0]?.providerId });
    expect(accepted[0]).toMatchObject(TAGS);

    const { emails } = (await (await fetch(`${ses.endpoint}/store`)).json()) as { emails: Record<string, unknown>[] };
    const stored = emails.find(({ messageId }) => messageId === accepted[0]?.providerId);
    expect(stored).toMatchObject({ subject: MAIL.subject, destination: { to: [MAIL.to] } });

    const raw = Buffer.from('From: a@b.example\r\nSubject: x\r\n\r\n\u00e9\r\n', 'latin1');
    await client.send(new SendRawEmailCommand({ RawMessage: { Data: raw } }));
    expect(Buffer.from(accepted[1]?.raw ?? []).equals(raw)).toBe(true);
  });

  test('after it is stopped nobody answers', async () => {
    const other = await startSes();
    await other.stop();
    await expect(fetch(`${other.endpoint}/health-check`)).rejects.toThrow();
  });
});

describe('capturing', () => {
  test.each(['throttle', 'reject', 'accept-then-lose-reply'] as const)(
    'a mail whose sending ends in %s is not captured',
    async (fault) => {
      const accepted: AcceptedMail[] = [];
      const client = createSesClient({ ...REGION, requestHandler: faultySes(() => fault).requestHandler });
      captureRaw(client, (mail) => accepted.push(mail));
      const outcome = await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS);
      expect(outcome.outcome).not.toBe('accepted');
      expect(accepted).toEqual([]);
    },
  );

  test('it can be stopped', async () => {
    const accepted: AcceptedMail[] = [];
    const client = createSesClient({ ...REGION, requestHandler: faultySes(() => 'accept').requestHandler });
    captureRaw(client, (mail) => accepted.push(mail))();
    await createSesMailer(client, { sender: SENDER }).send(MAIL, TAGS);
    expect(accepted).toEqual([]);
  });
});
