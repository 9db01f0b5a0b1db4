import { describe, expect, test } from 'vitest';
import { createLinkTokens } from '../../../functions/adapters/links/link-tokens.ts';
import type { Link, LinkPurpose } from '../../../functions/domain/mail/link.ts';

const KEY = { id: 'k1', secret: 'a secret of at least thirty-two bytes' };
const NEXT = { id: 'k2', secret: 'another secret, thirty-two bytes or more' };
const link: Link = { purpose: 'day', object: 'M01', person: 'M02', epoch: 1, expiresAt: '2026-12-02T16:00:00.000Z' };
const tokens = createLinkTokens([KEY]);

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
