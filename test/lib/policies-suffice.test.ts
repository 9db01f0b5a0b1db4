import { describe, expect, test } from 'vitest';
import type { StoredDutyMail, StoredNotice } from '../../functions/app/duty/stored-duty-mail.ts';
import { addSeconds } from '../../functions/domain/civil-date.ts';
import { messageTag } from '../../functions/domain/mail/message-tag.ts';
import { bankConfig } from '../../functions/runtime/bank-config.ts';
import { mailLinks } from '../../functions/runtime/containers/links.ts';
import { aClient } from '../support/clients.ts';
import { GOOD_FILES } from '../support/drop-world.ts';
import { useDynamo } from '../support/dynamo.ts';
import { FILES } from '../support/files.ts';
import { OF_FUNCTIONS } from '../support/iam/expected-grants.ts';
import { guardedStage } from '../support/iam/guarded-stage.ts';
import { permissionsOf } from '../support/iam/roles.ts';
import type { Template } from '../support/iam/template.ts';
import { formOf } from '../support/pages-bank.ts';
import { BUCKET, useS3 } from '../support/s3-server.ts';
import { bounce, sesEvent } from '../support/ses-events.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage } from '../support/stages.ts';

const permissions = permissionsOf(synthesise(sesStage).template.toJSON() as Template);
const newStore = useDynamo();
const newS3 = useS3();

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const NOW = `${MONDAY}T00:00:00.000Z`;
const config = bankConfig();

const done = (batch: string) => ({
  'detail-type': 'Object Created',
  source: 'aws.s3',
  detail: { bucket: { name: BUCKET }, object: { key: `drop/crm/${batch}/_DONE`, size: 0 } },
});

describe('the policies allow what the functions do', () => {
  test('through two imports, a day of mails, the watch, a sweep and all that is done on pages nothing is refused, and no right lies idle', async () => {
    const stage = guardedStage(permissions, await newStore(), newS3(), NOW);
    const { store, bank, time, mails, parts } = stage;

    bank.upload(withManagers(20));
    await stage.call('import-file', done('2026-11-20'));
    // In the second batch a client's write lands and its reply is lost: what is stored is read again.
    store.faults.meanwhile('BatchGetItem', async () => store.faults.next('PutItem', 'reset-after'));
    bank.upload(
      { ...withManagers(19), 'clients.csv': (GOOD_FILES['clients.csv'] ?? '').replaceAll('138', '139') },
      { feed: 'crm', batch: '2026-11-22' },
    );
    await stage.call('import-file', done('2026-11-22'));
    // Somebody the index has for today, and the rules do not.
    const idle = aClient({ id: 'idle', bank: { managerId: 'm1', bankContactOn: MONDAY } });
    await store.clients.put({ ...idle, nextDueOn: MONDAY }, 0);
    // Somebody the rules have for today, and the index for never.
    await store.clients.put(
      { ...aClient({ id: 'hidden', bank: { bankContactOn: '2020-01-01' } }), nextDueOn: '2099-01-01' },
      0,
    );

    await stage.call('plan-run', { kind: 'digest', plannedFor: '2026-11-22T23:30:00Z' });
    const [ref] = mails.splice(0);
    if (ref === undefined) throw new Error('nobody gets a mail');
    await stage.call('send-mail', ref);
    const sent = await store.messages.get(ref);
    expect(sent?.state).toBe('SENT');

    const tags = { message: [messageTag(ref)], attempt: [sent?.attempt ?? ''] };
    await stage.call('mail-events', sesEvent('Bounce', bounce('Permanent', 'General'), { tags }));
    expect((await store.messages.get(ref))?.delivery).toBe('bounced');

    time.now = `${TUESDAY}T00:00:00.000Z`;
    await dutyAskedForAndDone(stage);
    for (const day of ['2026-11-24', '2026-11-25']) {
      time.now = `${day}T12:30:00.000Z`;
      await stage.call('anchor-ledger', {});
    }
    time.now = NOW;

    // A sender that died in the middle: what the watch settles.
    const { providerId: _, delivery: __, ...before } = (await store.messages.get(ref)) ?? { version: 0 };
    const stuck = { ...before, state: 'SENDING', leaseUntil: addSeconds(time.now, -60), version: before.version + 1 };
    await store.messages.put(stuck as never, before.version);
    for (const job of ['watch', 'account', 'sweep']) await stage.call('watch-run', { job });
    // On another day nobody planned a run, and somebody has joined a new unit.
    await store.roster.put({ entry: 'unit', value: { id: 'u9', name: '黄河路支行' } });
    await store.roster.put({ entry: 'manager', value: { id: 'm99', unitId: 'u9' } });
    time.now = '2026-11-25T00:00:00.000Z';
    await stage.call('watch-run', { job: 'watch' });
    time.now = NOW;
    for (const part of parts) await stage.call('sweep-index', part);

    const { roster } = await store.roster.load();
    const manager = roster.managers.get('m1');
    if (manager === undefined) throw new Error('there is no m1');
    const book = { manager, recipient: { person: manager }, date: MONDAY };
    const links = mailLinks({ config, links: stage.links });
    await recordedAndUndone(stage, await links.dayPage(book), await links.clientPage(book, 'hidden'));
    const [undo, contact] = await store.contacts.of('hidden', 9);
    expect([contact?.outcome, undo?.undoes]).toEqual(['reached', contact?.commandId]);

    expect([...stage.guarded.refused]).toEqual([]);
    const unused = rightsOf(/^dynamodb:|^s3:/).filter((right) => !isUsed(right, stage.guarded.asked));
    expect(unused).toEqual([...AS_PLAN_RUN, ...BY_BROWSERS]);
  });
});

/** Planning in the place of plan-run, and so at the same moment as plan-run, is not done here: what it needs for that, plan-run shows. */
const AS_PLAN_RUN = ['watch-run: dynamodb:GetItem on <RecordsTable> in UNIT#*'];

/** What the pages sign and a browser does. */
const BY_BROWSERS = ['pages: s3:PutObject on <LedgerBucket>/incoming/*'];

/** A unit's duties are opened by two plans at once, its line manager is told, mistypes their number, confirms one, gets a receipt, and says it was not them. */
async function dutyAskedForAndDone(stage: ReturnType<typeof guardedStage>) {
  const { store, mails, guarded } = stage;
  await store.roster.put({ entry: 'unit', value: { id: 'u1', name: '泰山路支行', lineManagerId: 'L1' } });
  const lineManager = { id: 'L1', role: 'line-manager', mail: 'l1@bank.example', name: '林峰' } as const;
  await store.roster.put({ entry: 'officer', value: lineManager });

  mails.length = 0;
  // Just before the first duty is written, another plan opens them all.
  store.faults.meanwhile('PutItem', async () => {
    guarded.as(undefined);
    await stage.planDuties({ date: TUESDAY, now: stage.time.now, commandId: 'other' });
    guarded.as('plan-run');
  });
  await stage.call('plan-run', { kind: 'duties', date: TUESDAY });
  const ref = mails.find(({ kind, person }) => kind === 'duties' && person === 'L1');
  if (ref === undefined) throw new Error('the line manager gets no mail');
  await stage.call('send-mail', ref);
  const content = JSON.parse((await store.messages.get(ref))?.content ?? '{}') as StoredDutyMail;
  const [month, duty] = [content.links.duties, content.links.groups['u1|2026-11|ledger-review']];
  await minutesBrought(stage, content.links.groups['u1|2026-11|meeting'] ?? '');

  expect((await stage.open(month)).status).toBe(200);
  const { action, fields } = formOf((await stage.open(duty ?? '')).html, 'confirm');
  const names = Object.keys(fields);
  const filled = { ...fields, checked: 'x', result: 'nothing' };
  expect(names).toContain('employeeNo');
  expect((await stage.post(action, { ...filled, employeeNo: 'M7' })).status).toBe(400);
  mails.length = 0;
  const { status, location } = await stage.post(action, { ...filled, employeeNo: 'L1' });
  expect(status).toBe(303);
  expect((await stage.open(location)).status).toBe(200);

  const [receipt] = mails.filter(({ kind }) => kind === 'notice');
  if (receipt === undefined) throw new Error('there is no receipt');
  await stage.call('send-mail', receipt);
  const sent = await store.messages.get(receipt);
  expect([sent?.person, sent?.state]).toEqual(['L1', 'SENT']);
  const { links } = JSON.parse(sent?.content ?? '{}') as StoredNotice;
  const notMe = formOf((await stage.open(links.notMe ?? '')).html, 'not-me');
  expect((await stage.post(notMe.action, { ...notMe.fields, reason: 'x', employeeNo: 'L1' })).status).toBe(303);
}

/** A browser brings the minutes of the meeting, which are kept with its confirmation. */
async function minutesBrought(stage: ReturnType<typeof guardedStage>, meeting: string) {
  const { html } = await stage.open(meeting);
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(html) ?? [];
  stage.s3.put(key, FILES.pdf);
  const { action, fields } = formOf((await stage.open(meeting)).html, 'confirm');
  const filled = { ...fields, date: TUESDAY, topics: 'x', 'attended.m1': 'yes', minutes: 'x', employeeNo: 'L1' };
  expect(fields).toHaveProperty('minutes-file', 'yes');
  expect((await stage.post(action, filled)).status).toBe(303);
  expect([...stage.s3.objects.keys()].filter((name) => name.startsWith('evidence/'))).toHaveLength(1);
  const { status, location } = await stage.open(`${meeting}/file/minutes-file`);
  expect([status, location]).toEqual([302, expect.stringContaining('attachment')]);
}

/** All that a manager can do on pages: the day, a search of the book, a client, a contact and what came of it, and the other forms. */
async function recordedAndUndone(stage: ReturnType<typeof guardedStage>, dayUrl: string, clientUrl: string) {
  const [day, client] = [new URL(dayUrl).pathname, new URL(clientUrl).pathname];
  const shown = async (path: string) => {
    const { status, html } = await stage.open(path);
    expect(status).toBe(200);
    return html;
  };
  const send = async (form: string, filled: Record<string, string>) => {
    const { action, fields } = formOf(await shown(client), form);
    const { status, location } = await stage.post(action, { ...fields, ...filled });
    expect([form, status]).toEqual([form, 303]);
    await shown(location);
    return location;
  };
  await shown(day);
  expect(await stage.post(`${day}/search`, { words: 'x' })).toMatchObject({ status: 200 });
  const receipt = await send('contact', { outcome: 'reached', channel: 'phone' });
  expect(await stage.post(`${receipt}/undo`, { undo: 'yes' })).toMatchObject({ status: 303 });
  await shown(receipt);
  await send('postpone', { until: '2026-11-24', reason: 'x' });
  await send('details', { detail: 'address', finding: 'wrong' });
  await send('note', { hobby: 'x' });
  await send('risk-review', { arrangedFor: '2026-12-01' });
}

const withManagers = (count: number) => ({
  ...GOOD_FILES,
  'managers.csv': [
    'id,unit,mail',
    ...Array.from({ length: count }, (_, n) => `m${n + 1},u1,m${n + 1}@bank.example`),
    '',
  ].join('\n'),
});

/** `send-mail: dynamodb:PutItem on <RecordsTable> in CLIENT#*`: one right for each partition that a grant names. */
function rightsOf(actions: RegExp): string[] {
  return Object.entries(OF_FUNCTIONS).flatMap(([name, grants]) =>
    Object.entries(grants).flatMap(([resource, words]) =>
      words.filter((word) => actions.test(word)).flatMap((word) => rightsIn(word, `on ${resource}`, name)),
    ),
  );
}

function rightsIn(word: string, where: string, name: string): string[] {
  const [action, partitions] = word.split(' when dynamodb:LeadingKeys in ');
  const right = `${name}: ${action?.split(' ')[0]} ${where}`;
  return partitions?.split(', ').map((partition) => `${right} in ${partition}`) ?? [right];
}

function isUsed(right: string, asked: ReadonlySet<string>): boolean {
  const pattern = new RegExp(`^${right.split('*').map(RegExp.escape).join('.*')}$`);
  return [...asked].some((call) => pattern.test(call));
}
