import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { isSettled } from '../../functions/domain/mail/message.ts';
import { managerId } from '../../local/sample-bank/size.ts';
import { formOf, type ShownForm } from '../support/pages-bank.ts';
import { settledMessages } from './support/digests.ts';
import { LINE_MANAGER, MEETING, noticesOfMeeting, OPENED_ON, tableButTries, theMeeting } from './support/duties.ts';
import { ledgerKey, namesIn, objectAt } from './support/ledger.ts';
import { allMails, mailOf } from './support/mails.ts';
import { ask, linkIn, post } from './support/pages.ts';
import { put } from './support/queues.ts';
import { theRoster } from './support/records.ts';
import { until } from './support/until.ts';
import { bring, uploadFormOf } from './support/upload-form.ts';
import { config } from './support/world.ts';

const NAME = config.duties.find(({ kind }) => kind === MEETING.kind)?.name['zh-CN'] ?? '';
const TOPICS = '本月合规要点与两起案例';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const hash = createHash('sha256').update(PDF).digest('hex');

let employeeNo: string;
let month: string;
/** The page of the meeting, and its form as a browser would send it, filled in. */
let page: string;
let form: ShownForm;
let receipt: string;
let notMe: string;

beforeAll(async () => {
  const { officers } = await theRoster();
  ({ employeeNo = '' } = officers.get(LINE_MANAGER) ?? {});
  expect(employeeNo).not.toBe(LINE_MANAGER);
});

test("the day's duties are opened, and everybody who owes one is SENT a mail", async () => {
  // By hand and by its date: the day may be over.
  await put('Run', [JSON.stringify({ kind: 'duties', date: OPENED_ON })]);
  const messages = await settledMessages(OPENED_ON, 'duties');
  const { managers, units } = await theRoster();
  const owing = [...managers.keys(), ...[...units.values()].flatMap(({ lineManagerId }) => lineManagerId ?? [])];
  expect([...messages.keys()].toSorted()).toEqual(owing.toSorted());
  expect([...messages.values()].filter(({ state }) => state !== 'SENT')).toEqual([]);
  expect(await theMeeting()).toMatchObject({ state: 'open', openedOn: OPENED_ON, history: [{ by: 'steward' }] });
});

test("the line manager's mail leads to the month, and the month to the meeting's page", async () => {
  const mail = await mailOf((await settledMessages(OPENED_ON, 'duties')).get(LINE_MANAGER));
  expect(mail.to).toEqual([(await theRoster()).officers.get(LINE_MANAGER)?.mail]);
  month = linkIn(mail, 'duties');
  const shown = await ask(month);
  const html = await shown.text();
  expect(shown.status).toBe(200);
  const link = new RegExp(`href="(/duty/[^"]+)" aria-label="[^"]*${NAME}"`).exec(html)?.[1];
  expect(link).toBeDefined();
  page = link ?? '';
  form = await filledIn();
});

test('looking, however often, writes nothing', async () => {
  const before = await tableButTries();
  for (const method of ['GET', 'GET', 'HEAD'])
    for (const address of [month, page]) expect((await ask(address, { method })).status).toBe(200);
  expect(await tableButTries()).toEqual(before);
});

test('with another employee number nothing is confirmed: the form comes back, and nothing is written but the try', async () => {
  const before = await tableButTries();
  for (const wrong of ['', LINE_MANAGER])
    expect((await post(form.action, { ...form.fields, employeeNo: wrong })).status).toBe(400);
  expect(await tableButTries()).toEqual(before);
  expect(await namesIn('evidence')).toEqual([]);
});

test("the minutes go past the pages into the ledger's bucket, by a form that takes nothing larger and no other address", async () => {
  const shown = await ask(page);
  const upload = uploadFormOf(await shown.text());
  expect(shown.headers.get('content-security-policy')).toContain(new URL(upload.action).origin);
  expect((await bring(upload, Buffer.alloc(5 * 1024 * 1024 + 1))).status).toBe(400);
  const elsewhere = { ...upload, fields: { ...upload.fields, key: 'evidence/forged' } };
  expect((await bring(elsewhere, PDF)).status).toBe(403);
  expect(await namesIn('incoming')).toEqual([]);

  const brought = await bring(upload, PDF);
  expect(brought.status).toBe(303);
  const back = new URL(brought.headers.get('location') ?? '');
  expect(back.pathname.endsWith(page)).toBe(true);
  expect(await namesIn('incoming')).toEqual([upload.fields.key]);
  form = await filledIn(`${page}${back.search}`);
  expect(form.fields['minutes-file']).toBe('yes');
});

test('confirmed with it, the meeting stands in the records with its history, and the minutes encrypted in the bucket', async () => {
  const posted = await post(form.action, { ...form.fields, employeeNo });
  expect(posted.status).toBe(303);
  receipt = posted.headers.get('location') ?? '';
  expect((await ask(receipt)).status).toBe(200);

  const duty = await theMeeting();
  const file = { key: `${MEETING.period}/${hash}`, type: 'application/pdf', bytes: PDF.byteLength, sha256: hash };
  expect(duty).toMatchObject({
    state: 'confirmed',
    history: [
      { seq: 1, action: 'opened' },
      {
        ...{ seq: 2, action: 'confirmed', by: LINE_MANAGER, assurance: 'link+employee-no' },
        evidence: { topics: TOPICS, 'minutes-file': file },
      },
    ],
  });
  expect(await namesIn('evidence')).toEqual([`evidence/${file.key}`]);
  const kept = await objectAt(`evidence/${file.key}`);
  expect(kept.bytes.equals(PDF)).toBe(true);
  expect(kept.kmsKey).toBeDefined();
  expect(kept.kmsKey).toBe(await ledgerKey());
});

test('what was kept is given out to be saved, never to be shown', async () => {
  const led = await ask(`${page}/file/minutes-file`);
  expect(led.status).toBe(302);
  const saved = await fetch(led.headers.get('location') ?? '');
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(saved.headers.get('content-type')).toBe('application/octet-stream');
  expect(Buffer.from(await saved.arrayBuffer()).equals(PDF)).toBe(true);
});

test('a receipt goes to the line manager at once, with a link to say that it was not them, and a copy to the supervising department', async () => {
  const notices = await until('that the notices are settled', async () => {
    const those = await noticesOfMeeting();
    return those.length >= 2 && those.every(isSettled) ? those : undefined;
  });
  const topics = notices.map(({ person, state, notice }) => [notice?.topic, person, state]);
  const department = [...(await theRoster()).officers.values()].filter(({ role }) => role === 'supervising');
  const copies = department.map(({ id }) => ['receipt-copy', id, 'SENT']);
  expect(copies).not.toEqual([]);
  expect(topics.toSorted()).toEqual([['receipt', LINE_MANAGER, 'SENT'], ...copies]);
  for (const notice of notices) {
    const mail = await mailOf(notice);
    expect(`${mail.mail.subject} ${mail.mail.text} ${mail.mail.html}`).not.toContain(TOPICS);
    const shown = await ask(linkIn(mail, 'not-me'));
    expect(shown.status).toBe(200);
    if (notice.person === LINE_MANAGER) notMe = linkIn(mail, 'not-me');
  }
  expect(formOf(await (await ask(notMe)).text(), 'not-me').action).toMatch(/\/report$/);
});

test('the same form sent again leads to the same receipt, and changes nothing', async () => {
  const before = await tableButTries();
  const mails = (await allMails()).length;
  const again = await post(form.action, { ...form.fields, employeeNo });
  expect([again.status, again.headers.get('location')]).toEqual([303, receipt]);
  for (const address of [receipt, notMe, page, month]) expect((await ask(address)).status).toBe(200);
  expect(await tableButTries()).toEqual(before);
  expect(await allMails()).toHaveLength(mails);
});

/** The meeting's form as it is shown, filled in but for the employee number. */
async function filledIn(address = page): Promise<ShownForm> {
  const shown = await ask(address);
  expect(shown.status).toBe(200);
  const { id, action, fields } = formOf(await shown.text(), 'confirm');
  const ticked = Object.fromEntries([0, 1].map((manager) => [`attended.${managerId(manager)}`, 'yes']));
  return { id, action, fields: { ...fields, ...ticked, date: OPENED_ON, topics: TOPICS, minutes: '例会-11' } };
}
