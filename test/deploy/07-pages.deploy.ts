import { beforeAll, expect, test } from 'vitest';
import type { Client } from '../../functions/domain/client.ts';
import { formOf } from '../support/pages-bank.ts';
import { arrivedMails } from './support/mails.ts';
import { ask, linkIn, post } from './support/pages.ts';
import { allClients, messagesOf, records, tableContents, theRoster } from './support/records.ts';
import { DATE, TODAY } from './support/world.ts';

const NOTE = '愿意周五来网点面谈';

const forged = (page: string, at: number) => page.slice(0, at) + (page[at] === 'A' ? 'B' : 'A') + page.slice(at + 1);

let person: string;
let link: string;
let clientLink: string;
/** The client whose page the mail leads to. */
let client: Client;
/** The contact's form as it was shown, filled in; and its receipt. */
let contact: { action: string; fields: Record<string, string> };
let receipt: string;

beforeAll(async () => {
  const [messages, mails, { managers }] = await Promise.all([messagesOf(DATE), arrivedMails(), theRoster()]);
  // A manager who is there themselves: what a deputy was sent is theirs only while the leave lasts.
  const own = [...messages.values()].flatMap((message) => {
    const mail = mails.find(({ providerId }) => providerId === message.providerId);
    return mail?.to[0] === managers.get(message.person)?.mail && mail !== undefined ? [{ message, mail }] : [];
  });
  const [first] = own;
  if (first === undefined) throw new Error('no mail was sent');
  [person, link, clientLink] = [first.message.person, linkIn(first.mail, 'day'), linkIn(first.mail, 'client')];
});

test("the link in a mail opens the day's page, with clients by their full names", async () => {
  const response = await ask(link);
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
    expect((await ask(forged(link, at))).status).toBe(404);
  }
});

test("the link of a card opens the client's own page, with the full name and the forms", async () => {
  const response = await ask(clientLink);
  const html = await response.text();
  expect(response.status).toBe(200);
  const shown = (await allClients()).filter(({ bank: { managerId, name, phone } }) =>
    [managerId === person, name && html.includes(name), phone && html.includes(phone)].every(Boolean),
  );
  expect(shown).toHaveLength(1);
  [client = client] = shown;
  const { action, fields } = formOf(html, 'contact');
  contact = { action, fields: { ...fields, outcome: 'reached', channel: 'phone', note: NOTE } };
});

test('looking, however often, writes nothing', async () => {
  const before = await tableContents();
  for (const method of ['GET', 'GET', 'HEAD'])
    for (const page of [link, clientLink]) expect((await ask(page, { method })).status).toBe(200);
  for (const method of ['GET', 'HEAD']) expect((await ask(contact.action, { method })).status).toBe(303);
  // To whoever asks as another site's page would, the emulator says 403 and AWS 404: either without asking the pages.
  for (const method of ['OPTIONS', 'PUT', 'DELETE'])
    expect((await ask(contact.action, { method })).status).toBe(method === 'OPTIONS' ? 403 : 404);
  expect(await tableContents()).toEqual(before);
});

test('a form writes nothing when its link is forged, another site sends it, it is too large, or nobody filled it in', async () => {
  const before = await tableContents();
  const { action, fields } = contact;
  const token = action.length - '/contact'.length;
  expect((await post(forged(action, token - 5), fields)).status).toBe(404);
  expect((await post(action.replace('/client/', '/done/').replace('/contact', '/undo'), { undo: 'yes' })).status).toBe(
    404,
  );
  expect((await post(action, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post(action, { ...fields, note: 'x'.repeat(9000) })).status).toBe(400);
  expect((await post(action, { ...fields, outcome: '', note: '' })).status).toBe(400);
  expect(await tableContents()).toEqual(before);
});

test('a contact that is recorded on it leads to its receipt, and stands in the records once, in the name of the receiver of the mail', async () => {
  const response = await post(contact.action, contact.fields);
  expect(response.status).toBe(303);
  receipt = response.headers.get('location') ?? '';
  const shown = await ask(receipt);
  const html = await shown.text();
  expect(shown.status).toBe(200);
  for (const secret of [client.bank.name, client.bank.phone, NOTE]) expect(html).not.toContain(secret);

  expect(await contactsOf(client.id)).toMatchObject([{ outcome: 'reached', channel: 'phone', note: NOTE, by: person }]);
  const changed = await stored(client.id);
  expect(changed.version).toBe(client.version + 1);
  expect(changed.care).toMatchObject({ lastContact: { on: TODAY }, lastAction: { person } });
  expect(changed.bank).toEqual(client.bank);
});

test('the same form sent again leads to the same receipt, and changes nothing', async () => {
  const before = await tableContents();
  const again = await post(contact.action, contact.fields);
  expect([again.status, again.headers.get('location')]).toEqual([303, receipt]);
  for (const method of ['GET', 'HEAD']) expect((await ask(receipt, { method })).status).toBe(200);
  expect(await tableContents()).toEqual(before);
});

test('undone from its receipt it no longer counts, and the history says so', async () => {
  const undone = await post(`${receipt}/undo`, { undo: 'yes' });
  expect([undone.status, undone.headers.get('location')]).toEqual([303, receipt]);
  expect((await stored(client.id)).care.lastContact).toEqual(client.care.lastContact);
  const [undo, entry] = await contactsOf(client.id);
  expect(undo).toMatchObject({ undoes: entry?.commandId });
  expect(await contactsOf(client.id)).toHaveLength(2);
});

test('the book is searched from the day, and the words stand in no address', async () => {
  const before = await tableContents();
  const found = await post(`${new URL(link).pathname}/search`, { words: client.bank.name ?? '' });
  expect(found.status).toBe(200);
  expect(await found.text()).toMatch(/href="\/client\//);
  expect(await tableContents()).toEqual(before);
});

test('there is no other page, and nothing is taken from whoever posts to one', async () => {
  for (const page of [link, clientLink, receipt]) expect((await post(page, {})).status).toBe(404);
  for (const page of ['/', '/client/', `${clientLink}/nothing`]) expect((await ask(page)).status).toBe(404);
});

async function stored(id: string): Promise<Client> {
  const read = await records.clients.get(id);
  if (read?.ok !== true) throw new Error(`${id} cannot be read`);
  return read.value;
}

/** The client's history, newest first, provided that there is no item in the table beside it. */
async function contactsOf(id: string) {
  const items = (await tableContents()) as { pk: { S: string }; sk: { S: string } }[];
  const history = await records.contacts.of(id, 10);
  const those = items.filter(({ pk, sk }) => pk.S === `CLIENT#${id}` && sk.S.startsWith('CONTACT#'));
  expect(those).toHaveLength(history.length);
  return history;
}
