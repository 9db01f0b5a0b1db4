import { expect, test } from 'vitest';
import { stages } from '../../config/stages.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import { recipientOf } from '../../functions/domain/recipient.ts';
import { compileDay, tasksOf } from '../../functions/domain/rules/index.ts';
import { fireDigest, settledMessages } from './support/digests.ts';
import { logged } from './support/logs.ts';
import { type ArrivedMail, allMails, takenBySes } from './support/mails.ts';
import { put } from './support/queues.ts';
import { allClients, messagesOf, records, theRoster } from './support/records.ts';
import { until } from './support/until.ts';
import { config, DATE, DAY_OFF, STAGE, TODAY } from './support/world.ts';

const { policy, calendar } = config;

let messages: Map<string, Message>;
let mails: ArrivedMail[];

test("the day's digest, fired by its schedule, ends with every planned mail settled", async () => {
  await fireDigest(DATE);
  messages = await settledMessages(DATE);
  mails = await allMails();
});

test('everybody who has something to do today is SENT a mail, and nobody else', async () => {
  const busy = await busyManagers();
  const { managers } = await theRoster();
  expect([...messages.keys()].toSorted()).toEqual([...managers.keys()].toSorted());
  const states = [...messages.values()].map(({ person, state, reason }) => ({ person, state, reason }));
  expect(
    states
      .filter(({ state }) => state === 'SENT')
      .map(({ person }) => person)
      .toSorted(),
  ).toEqual(busy);
  const others = states.filter(({ state }) => state !== 'SENT');
  expect(others).toEqual(others.map(({ person }) => ({ person, state: 'SKIPPED', reason: 'nothing-due' })));
});

test('SES took one mail for each of them, to one address each: the deputy of whoever is away', async () => {
  const roster = await theRoster();
  const sent = [...messages.values()].filter(({ state }) => state === 'SENT');
  expect(mails.map(({ providerId }) => providerId).toSorted()).toEqual(
    sent.map(({ providerId }) => providerId).toSorted(),
  );
  for (const { person, providerId } of sent) {
    const arrived = mails.find((mail) => mail.providerId === providerId);
    const manager = roster.managers.get(person);
    expect(arrived?.to).toEqual([manager && recipientOf(manager, roster, DATE).person.mail]);
  }
});

test("each comes from the stage's sender, with a Chinese subject that holds counts and no client, and a link to the pages", async () => {
  const clients = await allClients();
  const sender = stages[STAGE]?.sender;
  for (const { from, mail } of mails) {
    expect(from).toBe(sender?.address);
    expect(mail.from?.value).toEqual([{ name: sender?.name, address: sender?.address }]);
    expect(mail.subject).toMatch(/^【今日待办[^】]*】\d+月\d+日 .+ · 联系 \d+ 位客户/);
    expect(mail.html).toMatch(/href="https:\/\/[^"]+\/day\/[^"]+"/);
    const said = `${mail.subject} ${mail.text} ${mail.html}`;
    expect(
      clients.filter(({ bank: { name } }) => name !== undefined && said.includes(name)).map(({ id }) => id),
    ).toEqual([]);
  }
});

test('the same schedule fired again sends nothing', async () => {
  const before = await takenBySes();
  await fireDigest(DATE);
  const again = await until('that the second firing is dealt with', async () => (await plansOf(DATE))[1]);
  expect(again).toMatchObject({ enqueued: 0, alreadySettled: messages.size });
  expect(await takenBySes()).toBe(before);
  expect(await messagesOf(DATE)).toEqual(messages);
});

test('on a day off the run says why nobody gets a mail, and nobody gets one', async () => {
  const before = await takenBySes();
  await fireDigest(DAY_OFF);
  const run = await until('for the run of the day off', () => records.runs.get('digest', DAY_OFF));
  expect(run).toMatchObject({ workday: false, people: [], dayOff: expect.stringMatching(/./) });
  expect(await takenBySes()).toBe(before);
});

test('an operator fires the run of today by hand, at any hour: mails on a working day, none on a day off', async () => {
  const before = await takenBySes();
  await put('Run', [JSON.stringify({ kind: 'digest', date: TODAY })]);
  const sent = [...(await settledMessages(TODAY)).values()].filter(({ state }) => state === 'SENT');
  const workday = calendar.isWorkday(TODAY);
  expect(await records.runs.get('digest', TODAY)).toMatchObject({ workday });
  expect(sent.length > 0).toBe(workday);
  expect((await takenBySes()) - before).toBe(sent.length);
});

/** Who has a client with a task, found without the index. */
async function busyManagers(): Promise<string[]> {
  const day = compileDay(policy, calendar, DATE);
  const busy = (await allClients()).filter((client) => tasksOf(client, day).length > 0);
  return [...new Set(busy.map(({ bank }) => bank.managerId))].toSorted();
}

const plansOf = async (date: string) => (await logged('plan-run', 'run-planned')).filter((line) => line.date === date);
