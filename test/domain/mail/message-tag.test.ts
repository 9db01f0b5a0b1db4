import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsTag, messageTag, refOfTag } from '../../../functions/domain/mail/message-tag.ts';
import { isToldApart, MESSAGE_KINDS, type MessageRef, RUN_KINDS } from '../../../functions/domain/mail/run.ts';
import { NOTICE, REF } from '../../support/mail-world.ts';

const tag = (person: string) => messageTag({ ...REF, person });
const ODD = ['李雷', 'a b', 'a_b', 'a_20b', 'a.b', 'a@b', 'a/b', 'A B', '_', '__', '.', '\ufeffx', '𠮷野'];

const dates = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const people = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom('_', '.', '-', 'E', '6', '9D', '李', '@', 'a'), minLength: 1 }),
);
const abouts = fc.stringMatching(/^[A-Za-z0-9]{1,32}$/);
const refs: fc.Arbitrary<MessageRef> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...RUN_KINDS), date: dates, person: people }),
  fc.record({ kind: fc.constant('notice' as const), date: dates, person: people, about: abouts }),
);

describe('the tag of a message', () => {
  test('is one word that says which mail it is', () => {
    expect(tag('M-001')).toBe('digest_2026-11-23_M-001');
  });

  test('holds only what a mail tag may hold: letters, digits, _ and -', () => {
    for (const person of ODD) expect(tag(person)).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(new Set(ODD.map(tag)).size).toBe(ODD.length);
  });

  test('of a notice says what it is about, so that two notices to one person never share one', () => {
    expect(messageTag(NOTICE)).toBe('notice_2026-11-23_M001__3fa90c2b7d815e46');
    const meeting = fc.tuple(refs, refs).filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b));
    fc.assert(fc.property(meeting, ([a, b]) => messageTag(a) !== messageTag(b)));
    const near = ['M001__ab', 'M001_', 'M001', '_ab', 'M001__'].flatMap((person) =>
      ['ab', 'b', 'bab'].map((about) => messageTag({ ...NOTICE, person, about })),
    );
    expect(new Set(near).size).toBe(15);
  });

  test('leads back to exactly its message, whatever the id of the person', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        expect(refOfTag(messageTag(ref))).toEqual(ref);
      }),
    );
    for (const person of ODD) expect(refOfTag(tag(person))).toEqual({ ...REF, person });
  });

  test.each([
    '',
    'digest',
    'digest_2026-11-23_',
    'digest_2026-11-31_M001',
    'advert_2026-11-23_M001',
    'digest.2026-11-23.M001',
    'digest_2026-11-23_M.1',
    'digest_2026-11-23_M_4',
    'digest_2026-11-23_M_e6_9d_8e',
    'digest_2026-11-23__E6_9D',
    'digest_2026-11-23__41',
    'digest_2026-11-23_M001\n',
    ' digest_2026-11-23_M001',
    'digest_2026-11-23_M001__ab',
    'notice_2026-11-23_M001',
    'notice_2026-11-23_M001__',
    'notice_2026-11-23_M001__a-b',
    'notice_2026-11-23_M001__ab__cd',
    'notice_2026-11-23__ab',
    `notice_2026-11-23_M001__${'a'.repeat(33)}`,
  ])('%j is the tag of no message', (text) => {
    expect(refOfTag(text)).toBeUndefined();
  });

  test('a text that is the tag of a message is written no other way', () => {
    const near = fc.array(
      fc.constantFrom('digest', 'notice', '_', '__', '2026-11-23', '_E6_9D_8E', '_41', 'A', '_5F', '.', 'é'),
    );
    fc.assert(
      fc.property(near, (parts) => {
        const text = parts.join('');
        const ref = refOfTag(text);
        if (ref !== undefined) expect(messageTag(ref)).toBe(text);
      }),
    );
  });

  test('stays within 256 characters for every person whose id fits', () => {
    expect(['M'.repeat(100), '李'.repeat(22)].map(fitsTag)).toEqual([true, true]);
    expect(['李'.repeat(23), '.'.repeat(67)].map(fitsTag)).toEqual([false, false]);
    fc.assert(
      fc.property(refs, (ref) => {
        fc.pre(fitsTag(ref.person));
        expect(messageTag(ref).length).toBeLessThanOrEqual(256);
      }),
    );
    const longest = { ...NOTICE, person: 'M'.repeat(200), about: 'a'.repeat(32) };
    for (const kind of MESSAGE_KINDS) expect(messageTag({ ...longest, kind }).length).toBeLessThanOrEqual(256);
  });
});

describe('what tells mails apart', () => {
  test.each<[MessageRef['kind'], string | undefined, boolean]>([
    ['digest', undefined, true],
    ['duties', undefined, true],
    ['notice', '3fa9', true],
    ['notice', undefined, false],
    ['notice', '', false],
    ['notice', 'a#b', false],
    ['notice', 'a_b', false],
    ['notice', 'a'.repeat(33), false],
    ['digest', '3fa9', false],
  ])('%s about %j: %s', (kind, about, isTold) => {
    expect(isToldApart({ kind, about })).toBe(isTold);
  });
});
