import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { LINK_KEYS, secretLinkTokens } from '../../../functions/adapters/links/secret-link-tokens.ts';
import { createSecretsClient, secretValues } from '../../../functions/adapters/secrets/secret-values.ts';
import type { Link } from '../../../functions/domain/mail/link.ts';
import { FAKE_CREDENTIALS } from '../../support/faulty-ses.ts';
import { notedLog } from '../../support/noted-log.ts';

const SECRET = 'a secret of at least thirty-two bytes';
const OTHER = 'another secret, also of thirty-two bytes';

/** Secrets Manager behind the real client: what `stored` gives is what it answers; undefined is an error. */
function secrets(stored: () => string | undefined) {
  let calls = 0;
  const requestHandler = {
    handle: async () => {
      calls++;
      const text = stored();
      const body = JSON.stringify(text === undefined ? { __type: 'InternalServiceError' } : { SecretString: text });
      const headers = { 'content-type': 'application/x-amz-json-1.1' };
      return { response: { statusCode: text === undefined ? 400 : 200, headers, body: Readable.from([body]) } };
    },
  };
  const client = createSecretsClient({ region: 'eu-west-1', credentials: FAKE_CREDENTIALS, requestHandler });
  const time = { now: Date.parse('2026-11-23T00:00:00Z') };
  const noted = notedLog();
  const now = () => new Date(time.now).toISOString();
  const read = secretValues({ client, id: 'links', schema: LINK_KEYS, now, log: noted.log });
  return { read, noted, calls: () => calls, pass: (minutes: number) => (time.now += minutes * 60_000) };
}

describe('a secret', () => {
  test('is read once, however many ask at once, and again after 15 minutes', async () => {
    const stored = { text: JSON.stringify({ id: 'k1', secret: SECRET }) };
    const { read, calls, pass } = secrets(() => stored.text);
    await Promise.all([read(), read(), read()]);
    expect(calls()).toBe(1);
    stored.text = JSON.stringify({ id: 'k2', secret: OTHER });
    pass(14);
    expect((await read()).id).toBe('k1');
    pass(1);
    expect((await read()).id).toBe('k2');
    expect(calls()).toBe(2);
  });

  test('that cannot be read again leaves the last good one in use, and is told', async () => {
    const stored: { text: string | undefined } = { text: JSON.stringify({ id: 'k1', secret: SECRET }) };
    const { read, noted, pass } = secrets(() => stored.text);
    await read();
    for (const broken of [undefined, 'not json', JSON.stringify({ id: 'k2', secret: 'short' })]) {
      stored.text = broken;
      pass(15);
      expect((await read()).id).toBe('k1');
    }
    expect(noted.of('secret-not-read-again')).toHaveLength(3);
    expect(JSON.stringify(noted.lines)).not.toContain('short');
  });

  test('that holds something else is refused by name and field, without its content', async () => {
    const { read } = secrets(() => JSON.stringify({ id: 'k1', secret: 'hunter2' }));
    await expect(read()).rejects.toThrow('The secret links does not hold what it should: secret: too_small');
    await expect(read()).rejects.not.toThrow(/hunter2/);
  });
});

describe('links signed with a secret', () => {
  const link: Link = { purpose: 'day', object: 'M1', person: 'M1', epoch: 1, expiresAt: '2026-12-01T16:00:00.000Z' };

  test('stay good while their key is the previous one, and no longer', async () => {
    const stored = { text: JSON.stringify({ id: 'k1', secret: SECRET }) };
    const { read, pass } = secrets(() => stored.text);
    const tokens = secretLinkTokens(read);
    const old = await tokens.sign(link);
    stored.text = JSON.stringify({ id: 'k2', secret: OTHER, previous: { id: 'k1', secret: SECRET } });
    pass(15);
    expect(await tokens.read(old, 'day')).toEqual(link);
    const fresh = await tokens.sign(link);
    expect(fresh).not.toBe(old);
    stored.text = JSON.stringify({ id: 'k2', secret: OTHER });
    pass(15);
    expect(await tokens.read(old, 'day')).toBeUndefined();
    expect(await tokens.read(fresh, 'day')).toEqual(link);
  });
});
