import { describe, expect, test } from 'vitest';
import type { ClientAction } from '../../../functions/domain/care/client-action.ts';
import { doneBy } from '../../../functions/domain/care/done.ts';
import { notedOf } from '../../../functions/domain/care/noted.ts';
import type { Birthday, Client } from '../../../functions/domain/client.ts';
import { acted, refusalOf, TODAY } from '../../support/actions.ts';
import { aClient } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const solar = (month: number, day: number): Birthday => ({ calendar: 'solar', month, day });
const lunar = (month: number, day: number): Birthday => ({ calendar: 'lunar', month, day });
let next = 0;
const noted = (client: Client, note: { relation?: string; birthday?: Birthday; hobby?: string }) => {
  const { relation, birthday, hobby } = note;
  const family = relation === undefined ? {} : { family: { relation, ...(birthday && { birthday }) } };
  next += 1;
  return acted(client, { kind: 'note', ...family, ...(hobby !== undefined && { hobby }) }, { commandId: `k${next}` });
};

describe('what a manager notes about a client', () => {
  test('of a family member’s birthday is a task on that day', () => {
    const client = noted(aClient(), { relation: '女儿', birthday: solar(11, 24) });
    expect(tasksOn(client, TODAY)).toMatchObject([{ kind: 'birthday', whose: 'family', relation: '女儿' }]);
  });

  test('said twice is kept once', () => {
    const once = noted(aClient(), { relation: '妻子', birthday: lunar(8, 15), hobby: '钓鱼' });
    const twice = noted(once, { relation: ' 妻子 ', birthday: lunar(8, 15), hobby: '钓鱼 ' });
    expect(twice.care).toMatchObject({ family: [{ relation: '妻子', birthday: lunar(8, 15) }], hobbies: ['钓鱼'] });
    expect(noted(twice, { relation: '妻子' }).care.family).toHaveLength(1);
    expect(noted(twice, { relation: '妻子', birthday: solar(8, 15) }).care.family).toHaveLength(2);
  });

  test('of a birthday completes the member who had none', () => {
    const two = noted(noted(aClient(), { relation: '儿子' }), { relation: '母亲' });
    expect(noted(two, { relation: '儿子', birthday: solar(2, 29) }).care.family).toEqual([
      { relation: '儿子', birthday: solar(2, 29) },
      { relation: '母亲' },
    ]);
  });

  test('of their preference takes the place of the one before', () => {
    const client = acted(aClient({ care: { preference: 'hands-off' } }), {
      kind: 'note',
      preference: 'wants-information',
    });
    expect(client.care.preference).toBe('wants-information');
  });

  test('is at most ten family members and ten hobbies; what is there already is no eleventh', () => {
    let full = aClient();
    for (let i = 0; i < 10; i += 1) full = noted(full, { relation: `亲属${i}`, hobby: `爱好${i}` });
    const family = (relation: string) => ({ kind: 'note', family: { relation } }) as const;
    expect(refusalOf(full, family('亲属十'), { commandId: 'x' })).toEqual({ reason: 'too-many', most: 10 });
    expect(refusalOf(full, family('亲属3'), { commandId: 'x' })).toBeUndefined();
    const hobby = (text: string) => ({ kind: 'note', hobby: text }) as const;
    expect(refusalOf(full, hobby('爱好十'), { commandId: 'x' })).toEqual({ reason: 'too-many', most: 10, of: 'hobby' });
    expect(refusalOf(full, hobby('爱好3'), { commandId: 'x' })).toBeUndefined();
  });

  test('that is wrong is corrected in its place: another birthday is no second member', () => {
    const two = noted(noted(aClient(), { relation: '女儿', birthday: solar(11, 24) }), {
      relation: '母亲',
      hobby: '钓鱼',
    });
    const [wrong, , hobby] = notedOf(two.care);
    const family = { relation: '女儿', birthday: lunar(10, 2) };
    const mended = acted(two, { kind: 'note', family, forget: wrong?.key ?? '' }, { commandId: 'mend' });
    expect(mended.care.family).toEqual([family, { relation: '母亲' }]);
    expect(tasksOn(mended, TODAY)).toEqual([]);
    const renamed = acted(mended, { kind: 'note', hobby: '书法', forget: hobby?.key ?? '' }, { commandId: 'mend2' });
    expect(renamed.care).toMatchObject({ hobbies: ['书法'], family: [family, { relation: '母亲' }] });
  });

  test('can be taken away, and only what was meant: of two children the one', () => {
    const first = noted(aClient(), { relation: '孩子', birthday: solar(3, 1), hobby: '钓鱼' });
    const two = noted(first, { relation: '孩子', birthday: solar(5, 1), hobby: '围棋' });
    const keys = notedOf(two.care).map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
    const without = (forget: string) => acted(two, { kind: 'note', forget }, { commandId: forget }).care;
    const { family, hobbies } = two.care;
    expect(keys.map((key) => [without(key).family, without(key).hobbies])).toEqual([
      [[family[1]], hobbies],
      [[family[0]], hobbies],
      [family, ['围棋']],
      [family, ['钓鱼']],
    ]);
  });

  test('that is gone already, or corrected to what is there, leaves no trace and no double', () => {
    const one = noted(aClient(), { relation: '妻子', birthday: solar(1, 1) });
    const gone = acted(one, { kind: 'note', forget: 'family::儿子' }, { commandId: 'x' });
    expect(gone.care.family).toEqual(one.care.family);
    const two = noted(one, { relation: '爱人', birthday: solar(1, 1) });
    const [, second] = notedOf(two.care);
    const same = { relation: '妻子', birthday: solar(1, 1) };
    const merged = acted(two, { kind: 'note', family: same, forget: second?.key ?? '' }, { commandId: 'y' });
    expect(merged.care.family).toEqual([same]);
  });

  test('can be corrected when the list is full, and is kept as it was when the correction is refused', () => {
    let full = aClient();
    for (let i = 0; i < 10; i += 1) full = noted(full, { relation: `亲属${i}`, hobby: `爱好${i}` });
    const [first] = notedOf(full.care);
    const mend = (relation: string) => ({ kind: 'note', family: { relation }, forget: first?.key ?? '' }) as const;
    expect(acted(full, mend('姑姑'), { commandId: 'x' }).care.family[0]).toEqual({ relation: '姑姑' });
    expect(refusalOf(full, mend('长'.repeat(21)), { commandId: 'x' })).toEqual({ reason: 'too-long', most: 20 });
  });

  test('is told as what was noted, and what was taken away or replaced', () => {
    const one = noted(aClient(), { relation: '女儿', birthday: solar(3, 1), hobby: '钓鱼' });
    const [member, hobby] = notedOf(one.care);
    const tell = (note: Omit<Extract<ClientAction, { kind: 'note' }>, 'kind'>, client = one) =>
      doneBy(acted(client, { kind: 'note', ...note }, { commandId: 'x' }), 'x');
    const old = { relation: '女儿', birthday: solar(3, 1) };
    const mended = { relation: '女儿', birthday: solar(3, 2) };
    expect(tell({ family: mended, forget: member?.key ?? '' })).toEqual({
      kind: 'note',
      family: mended,
      forgot: { family: old },
    });
    expect(tell({ forget: hobby?.key ?? '' })).toEqual({ kind: 'note', forgot: { hobby: '钓鱼' } });
    const unknown = noted(aClient(), { relation: '女儿' });
    expect(tell({ family: old }, unknown)).toEqual({ kind: 'note', family: old });
  });

  test.each([
    ['nothing at all', {}, { reason: 'empty' }],
    ['an empty hobby', { hobby: ' ' }, { reason: 'empty', of: 'hobby' }],
    ['an empty relation', { family: { relation: '\u0000', birthday: solar(1, 1) } }, { reason: 'empty' }],
    ['a long relation', { family: { relation: 'x'.repeat(21) } }, { reason: 'too-long', most: 20 }],
    ['a long hobby', { hobby: 'x'.repeat(21) }, { reason: 'too-long', most: 20, of: 'hobby' }],
    ['30 February', { family: { relation: '子', birthday: solar(2, 30) } }, { reason: 'no-such-date' }],
    ['a lunar 31st', { family: { relation: '子', birthday: lunar(2, 31) } }, { reason: 'no-such-date' }],
    ['a day 0', { family: { relation: '子', birthday: lunar(2, 0) } }, { reason: 'no-such-date' }],
    ['a month 13', { family: { relation: '子', birthday: solar(13, 1) } }, { reason: 'no-such-date' }],
    ['no number', { family: { relation: '子', birthday: solar(1, Number.NaN) } }, { reason: 'no-such-date' }],
  ])('is refused when it is %s, and then nothing of it is kept', (_, note, refusal) => {
    expect(refusalOf(aClient(), { kind: 'note', ...note })).toEqual(refusal);
  });

  test('may be a lunar 30th and a 29 February', () => {
    expect(refusalOf(aClient(), { kind: 'note', family: { relation: '子', birthday: lunar(12, 30) } })).toBeUndefined();
    expect(refusalOf(aClient(), { kind: 'note', family: { relation: '子', birthday: solar(2, 29) } })).toBeUndefined();
  });
});
