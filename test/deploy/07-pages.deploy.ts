import { beforeAll, expect, test } from 'vitest';
import { type ArrivedMail, arrivedMails } from './support/mails.ts';
import { allClients, messagesOf, tableContents, theRoster } from './support/records.ts';
import { DATE } from './support/world.ts';

/** The link of a mail as the emulator serves it, which answers no other host name than its own. */
function reachable(link: string): string {
  const { hostname, pathname } = new URL(link);
  return `${process.env.AWS_ENDPOINT_URL}/_aws/execute-api/${hostname.split('.')[0]}/$default${pathname}`;
}

function linkIn({ mail }: ArrivedMail): string {
  const link = /href="(https:\/\/[^"]+\/day\/[^"]+)"/.exec(mail.html || '')?.[1];
  if (link === undefined) throw new Error('the mail has no link');
  return link;
}

let person: string;
let link: string;

beforeAll(async () => {
  const [messages, mails, { managers }] = await Promise.all([messagesOf(DATE), arrivedMails(), theRoster()]);
  // A manager who is there themselves: what a deputy was sent is theirs only while the leave lasts.
  const own = [...messages.values()].flatMap((message) => {
    const mail = mails.find(({ providerId }) => providerId === message.providerId);
    return mail?.to[0] === managers.get(message.person)?.mail && mail !== undefined ? [{ message, mail }] : [];
  });
  const [first] = own;
  if (first === undefined) throw new Error('no mail was sent');
  [person, link] = [first.message.person, linkIn(first.mail)];
});

test("the link in a mail opens the day's page, with clients by their full names", async () => {
  const response = await fetch(reachable(link));
  const page = await response.text();
  expect(response.status).toBe(200);
  const own = (await allClients()).filter(({ bank }) => bank.managerId === person);
  expect(own.filter(({ bank: { name } }) => name !== undefined && page.includes(name))).not.toEqual([]);
  expect(response.headers.get('cache-control')).toContain('no-store');
});

test('a link with one character changed is refused', async () => {
  for (const at of [
    link.lastIndexOf('/') + 5,
    Math.floor((link.lastIndexOf('/') + link.length) / 2),
    link.length - 5,
  ]) {
    const changed = link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1);
    expect((await fetch(reachable(changed))).status).toBe(404);
  }
});

test('looking, however often, writes nothing', async () => {
  const before = await tableContents();
  for (const method of ['GET', 'GET', 'HEAD']) expect((await fetch(reachable(link), { method })).status).toBe(200);
  expect(await tableContents()).toEqual(before);
});

test('there is no other page, and nothing is taken from whoever posts', async () => {
  expect((await fetch(reachable(link), { method: 'POST' })).status).toBe(404);
  expect((await fetch(reachable(new URL('/', link).href))).status).toBe(404);
});
