import { describe, expect, test } from 'vitest';
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
    expect(refusalOf(full, hobby('爱好十'), { commandId: 'x' })).toEqual({ reason: 'too-many', most: 10 });
    expect(refusalOf(full, hobby('爱好3'), { commandId: 'x' })).toBeUndefined();
  });

  test.each([
    ['nothing at all', {}, { reason: 'empty' }],
    ['an empty hobby', { hobby: ' ' }, { reason: 'empty' }],
    ['an empty relation', { family: { relation: '\u0000', birthday: solar(1, 1) } }, { reason: 'empty' }],
    ['a long relation', { family: { relation: 'x'.repeat(21) } }, { reason: 'too-long', most: 20 }],
    ['a long hobby', { hobby: 'x'.repeat(21) }, { reason: 'too-long', most: 20 }],
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
