import { expect, test } from 'vitest';
import type { Message } from '../../functions/domain/mail/message.ts';
import { fireDigest, settledMessages } from './support/digests.ts';
import { takenBySes } from './support/mails.ts';
import { deadLettersOf, depthOf, hidingFor, put } from './support/queues.ts';
import { theRoster } from './support/records.ts';
import { until } from './support/until.ts';
import { DATE, SECOND_DATE } from './support/world.ts';

const POISON = ['this is no JSON', JSON.stringify({ kind: 'no-such-kind', date: DATE, person: 'M001' })];
const TWICE = JSON.stringify({ kind: 'digest', date: DATE, person: 'M001' });

let messages: Map<string, Message>;
let sent: number;

test('messages nobody can read end among the dead letters', async () => {
  const before = await takenBySes();
  // A message that fails comes again after six time-outs of its function: too long to wait for it here five times over.
  const dead = await hidingFor('Message', 2, async () => {
    await put('Message', [...POISON, TWICE]);
    await fireDigest(SECOND_DATE);
    messages = await settledMessages(SECOND_DATE);
    return until('that the poisoned messages are given up', async () => {
      const [letters, waiting] = await Promise.all([deadLettersOf('Message'), depthOf('Message')]);
      return letters.length === POISON.length && waiting === 0 ? letters : undefined;
    });
  });
  sent = (await takenBySes()) - before;
  expect(dead.toSorted()).toEqual(POISON.toSorted());
});

test("at the same time everybody else's mail goes out, once", async () => {
  const { managers } = await theRoster();
  const states = [...messages.values()].map(({ state }) => state);
  expect(states).toHaveLength(managers.size);
  expect(states.filter((state) => state !== 'SENT' && state !== 'SKIPPED')).toEqual([]);
  expect(states.filter((state) => state === 'SENT').length).toBeGreaterThan(managers.size / 2);
  expect(sent).toBe(states.filter((state) => state === 'SENT').length);
});
