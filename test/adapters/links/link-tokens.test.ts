import { hkdfSync } from 'node:crypto';
import { CompactSign, jwtVerify } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import { createLinkTokens } from '../../../functions/adapters/links/link-tokens.ts';
import type { Link, LinkPurpose } from '../../../functions/domain/mail/link.ts';

const KEY = { id: 'k1', secret: 'a secret of at least thirty-two bytes' };
const NEXT = { id: 'k2', secret: 'another secret, thirty-two bytes or more' };
const link: Link = { purpose: 'day', object: 'M01', person: 'M02', epoch: 1, expiresAt: '2026-12-02T16:00:00.000Z' };
const tokens = createLinkTokens([KEY]);

/** The key of one purpose, made as anybody would who has the secret. */
const keyOf = (purpose: string) => new Uint8Array(hkdfSync('sha256', KEY.secret, '', `steward link ${purpose}`, 32));

describe('a link token', () => {
  test('reads back as the link it was made from, and is the same every time', async () => {
    const token = await tokens.sign(link);
    expect(await tokens.sign({ ...link })).toBe(token);
    expect(await tokens.read(token, 'day')).toEqual(link);
  });
  test('is refused when any one of its characters is changed, dropped or doubled', async () => {
    const token = await tokens.sign(link);
    for (let at = 0; at < token.length; at += 1) {
      const rest = token.slice(at + 1);
      for (const other of 'ABab019-_.'.replace(token[at] ?? '', '')) {
        expect(await tokens.read(token.slice(0, at) + other + rest, 'day')).toBeUndefined();
      }
      expect(await tokens.read(token.slice(0, at) + rest, 'day')).toBeUndefined();
    }
    expect(await tokens.read(`${token}=`, 'day')).toBeUndefined();
  });
  test('is a JWS as others read and write it: tokens outlast the program that signed them', async () => {
    const token = await tokens.sign(link);
    const { payload, protectedHeader } = await jwtVerify(token, keyOf('day'), {
      audience: 'day',
      currentDate: new Date(0),
    });
    expect(protectedHeader).toEqual({ alg: 'HS256', kid: 'k1' });
    expect(payload).toEqual({ obj: 'M01', epo: 1, aud: 'day', sub: 'M02', exp: 1796227200 });
  });
  test('rightly signed, but saying more than ours, in another order, or for another purpose, is refused', async () => {
    const said = { obj: 'M01', epo: 1, aud: 'day', sub: 'M02', exp: 1796227200 };
    const signed = (payload: object, header: object = {}) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'HS256', kid: 'k1', ...header })
        .sign(keyOf('day'));
    const { obj, ...rest } = said;
    const others = [
      { ...said, more: 1 },
      { ...rest, obj },
      { ...said, aud: 'client' },
      { ...said, aud: ['day'] },
      rest,
    ];
    expect(await tokens.read(await signed(said), 'day')).toEqual(link);
    for (const other of others) expect(await tokens.read(await signed(other), 'day')).toBeUndefined();
    expect(await tokens.read(await signed(said, { typ: 'JWT' }), 'day')).toBeUndefined();
  });
  test('costs one import of a key per purpose, however many are signed and read', async () => {
    const imports = vi.spyOn(crypto.subtle, 'importKey');
    const fresh = createLinkTokens([KEY]);
    const made = await Promise.all(Array.from({ length: 40 }, (_, n) => fresh.sign({ ...link, object: `M${n}` })));
    for (const token of made) expect(await fresh.read(token, 'day')).toBeDefined();
    await fresh.sign({ ...link, purpose: 'client' });
    expect(imports).toHaveBeenCalledTimes(2);
    imports.mockRestore();
  });
  test('made for one purpose is refused for another', async () => {
    const token = await tokens.sign(link);
    expect(await tokens.read(token, 'duty' as LinkPurpose)).toBeUndefined();
  });
  test('without a signature, or signed with another key, is refused', async () => {
    const body = Buffer.from(JSON.stringify({ obj: 'M01', epo: 1, aud: 'day', sub: 'M02', exp: 1796227200 })).toString(
      'base64url',
    );
    const none = `${Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url')}.${body}.`;
    expect(await tokens.read(none, 'day')).toBeUndefined();
    const forged = await createLinkTokens([{ ...NEXT, id: 'k1' }]).sign(link);
    expect(await tokens.read(forged, 'day')).toBeUndefined();
  });
  test('of the key before is still read after the key has been changed, and not once that key is gone', async () => {
    const token = await tokens.sign(link);
    expect(await createLinkTokens([NEXT, KEY]).read(token, 'day')).toEqual(link);
    expect(await createLinkTokens([NEXT]).read(token, 'day')).toBeUndefined();
  });
});

test('a secret too short to be one is refused at start', () => {
  expect(() => createLinkTokens([{ id: 'k1', secret: 'short' }])).toThrow('k1 is shorter than 32 bytes');
  expect(() => createLinkTokens([])).toThrow('at least one key');
});
