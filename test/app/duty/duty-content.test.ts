import { beforeEach, describe, expect, test } from 'vitest';
import { confirmDuty } from '../../../functions/app/duty/confirm-duty.ts';
import { openDutiesPage } from '../../../functions/app/duty/open-duties-page.ts';
import { openDutyPage } from '../../../functions/app/duty/open-duty-page.ts';
import { groupKey, readStoredDutyMail, readStoredNotice } from '../../../functions/app/duty/stored-duty-mail.ts';
import type { Message } from '../../../functions/domain/mail/message.ts';
import { aClient, aHolding } from '../../support/clients.ts';
import { aCard, aDigest } from '../../support/digests.ts';
import { duty } from '../../support/duties.ts';
import {
  AGREEMENT,
  agreementForm,
  type DutyWorld,
  dutyWorld,
  MEETING,
  meetingForm,
  novembersDuties,
  SCREENING,
  screeningForm,
  TEN,
} from '../../support/duty-world.ts';

const DAY = '2026-11-25';
const NOW = `${DAY}T00:00:00.000Z`;
const ref = (person: string, date = DAY) => ({ kind: 'duties', date, person }) as const;

async function mailOf(world: DutyWorld, person: string, date = DAY) {
  const content = await world.buildDuties(ref(person, date), `${date}T00:00:00.000Z`);
  if (content.outcome !== 'mail') throw new Error(content.reason);
  return readStoredDutyMail(content.compact);
}
const tokenOf = (address = '') => new URL(address).pathname.split('/')[2] ?? '';

async function sent(
  world: DutyWorld,
  parts: Pick<Message, 'kind' | 'date' | 'person' | 'content'>,
  state: Message['state'] = 'SENT',
) {
  await world.records.messages.put(
    { version: 1, lastCommand: 'mark', state, attempts: 1, changedAt: TEN, ...parts },
    0,
  );
}

let world: DutyWorld;
beforeEach(() => {
  world = dutyWorld();
});

describe('the mail about duties', () => {
  test('holds everything its reader owes, with links that open its pages, and is the same when built twice', async () => {
    const { to, day, links } = await mailOf(world, 'L1');
    expect(to).toBe('l1@bank.example');
    expect(day.units.flatMap(({ groups }) => groups.map(({ kind }) => kind))).toEqual(
      expect.arrayContaining(['screening', 'meeting']),
    );
    expect(await openDutiesPage(world.deps, tokenOf(links.duties), NOW)).toMatchObject({ ok: true });
    expect(await openDutyPage(world.deps, tokenOf(links.groups[groupKey(SCREENING)]), NOW)).toMatchObject({
      page: { rule: { kind: 'screening' } },
    });
    expect(await world.buildDuties(ref('L1'), NOW)).toEqual(await world.buildDuties(ref('L1'), `${DAY}T01:00:00.000Z`));
    expect(world.writes()).toBe(0);
  });

  test('has links good for fifteen working days, and none that tells a name', async () => {
    const { links } = await mailOf(world, 'L1');
    const token = tokenOf(links.duties);
    expect(await openDutiesPage(world.deps, token, '2026-12-16T15:59:59.000Z')).toMatchObject({ ok: true });
    expect(await openDutiesPage(world.deps, token, '2026-12-16T16:00:00.000Z')).toMatchObject({ reason: 'expired' });
    const said = [links.duties, ...Object.values(links.groups)].map((one) =>
      Buffer.from(tokenOf(one).split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(said.join()).not.toMatch(/张|王|刘|泰山/);
  });

  test('is skipped for whoever is not in the roster, has no address, or is reached by no step', async () => {
    expect(await world.buildDuties(ref('nobody'), NOW)).toEqual({ outcome: 'skip', reason: 'not-in-roster' });
    const { mail: _, ...value } = (await world.records.roster.load()).roster.officers.get('L1') ?? {
      id: 'L1',
      role: 'line-manager' as const,
    };
    await world.records.roster.put({ entry: 'officer', value });
    expect(await world.buildDuties(ref('L1'), NOW)).toEqual({ outcome: 'skip', reason: 'no-mail-address' });
    expect(await world.buildDuties(ref('D1', '2026-11-18'), NOW)).toEqual({ outcome: 'skip', reason: 'nothing-due' });
  });

  test('does not ask again for what was confirmed after the plan', async () => {
    await confirmDuty(world.deps, await world.dutyToken('L1', SCREENING), screeningForm(['M1']), TEN);
    const [unit] = (await mailOf(world, 'L1')).day.units;
    expect(unit?.groups.find(({ kind }) => kind === 'screening')).toMatchObject({
      done: 1,
      total: 2,
      open: [{ id: 'M2' }],
    });
  });

  test('reaches a client manager who still owes something in the unit they have left', async () => {
    const left = duty({ ...AGREEMENT, unit: 'U2', subject: 'M1' });
    world = dutyWorld({ duties: [left] });
    const { day } = await mailOf(world, 'M1', '2026-11-23');
    expect(day.own).toMatchObject([{ kind: 'agreement', unit: 'U2' }]);
  });

  test('tells the department on which days the line manager was really sent a mail about it', async () => {
    world = dutyWorld({ duties: [...novembersDuties(), duty({ ...MEETING, period: '2026-10', dueOn: '2026-11-20' })] });
    const about = await mailOf(world, 'L1', '2026-11-18');
    const content = JSON.stringify(about);
    await sent(world, { ...ref('L1', '2026-11-18'), content });
    await sent(world, { ...ref('L1', '2026-11-19'), content: '{"to":' });
    await sent(world, { ...ref('L1', '2026-11-20'), content }, 'FAILED');
    await sent(world, {
      ...ref('L1', '2026-11-23'),
      content: JSON.stringify({ ...about, day: { ...about.day, units: [] } }),
    });
    const { day } = await mailOf(world, 'D1', '2026-11-24');
    const groups = day.late.units.flatMap((unit) => unit.groups);
    expect(groups.map(({ kind, toldOn }) => [kind, toldOn])).toEqual([
      ['meeting', ['2026-11-18']],
      ['meeting', ['2026-11-18']],
    ]);
  });

  test('tells the line manager on which days whoever has not signed was reminded', async () => {
    await confirmDuty(
      world.deps,
      await world.dutyToken('M2', AGREEMENT),
      agreementForm({ 'signature.M2': '刘洋', 'signature.agree.M2': 'yes', employeeNo: 'M2' }),
      TEN,
    );
    await sent(world, { ...ref('M1', '2026-11-23'), content: JSON.stringify(await mailOf(world, 'M1', '2026-11-23')) });
    const [unit] = (await mailOf(world, 'L1')).day.units;
    expect(unit?.groups.find(({ kind }) => kind === 'agreement')?.toldOn).toEqual(['2026-11-23']);
    expect(unit?.groups.find(({ kind }) => kind === 'meeting')?.toldOn).toBeUndefined();
  });

  test('with several who have not signed, names the days on which all of them were reminded', async () => {
    const content = async (who: string) => JSON.stringify(await mailOf(world, who, '2026-11-23'));
    for (const date of ['2026-11-19', '2026-11-20'])
      await sent(world, { ...ref('M1', date), content: await content('M1') });
    await sent(world, { ...ref('M2', '2026-11-20'), content: await content('M2') });
    const [unit] = (await mailOf(world, 'L1')).day.units;
    expect(unit?.groups.find(({ kind }) => kind === 'agreement')?.toldOn).toEqual(['2026-11-20']);
  });

  test('tells how each client manager followed up this week’s tasks, from the mails sent since Monday', async () => {
    const bank = { managerId: 'M1' };
    world.records.clients.stored.items.set('c1', aClient({ id: 'c1', bank: { ...bank, bankContactOn: '2026-11-24' } }));
    world.records.clients.stored.items.set('c2', aClient({ id: 'c2', bank: { ...bank, bankContactOn: '2026-01-01' } }));
    const holdings = [aHolding({ maturesOn: '2026-11-30' })];
    world.records.clients.stored.items.set(
      'c3',
      aClient({ id: 'c3', bank: { ...bank, bankContactOn: '2026-01-01', holdings } }),
    );
    const digest = aDigest({
      cards: [aCard({ clientId: 'c1' }), aCard({ clientId: 'c2' })],
      waiting: { '2026-11-16': ['c3'] },
    });
    await sent(world, {
      kind: 'digest',
      date: '2026-11-23',
      person: 'M1',
      content: JSON.stringify({ to: 'x', locale: 'zh-CN', digest }),
    });
    const before = JSON.stringify({
      to: 'x',
      locale: 'zh-CN',
      digest: aDigest({ cards: [aCard({ clientId: 'c3' })] }),
    });
    await sent(world, { kind: 'digest', date: '2026-11-20', person: 'M1', content: before });
    const [unit] = (await mailOf(world, 'L1')).day.units;
    expect(unit?.work).toMatchObject([
      {
        manager: 'M1',
        had: 2,
        did: 1,
        open: 1,
        rolledOver: 1,
        longest: { since: '2026-11-16', maturity: { on: '2026-11-30' } },
      },
    ]);
  });
});

test('the mail of a week’s first working day tells last week’s work', async () => {
  const bank = { managerId: 'M1', bankContactOn: '2026-01-01' };
  world.records.clients.stored.items.set('c1', aClient({ id: 'c1', bank }));
  for (const date of ['2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'])
    await sent(world, {
      ...{ kind: 'digest', date, person: 'M1' },
      content: JSON.stringify({ to: 'x', locale: 'zh-CN', digest: aDigest({ cards: [aCard({ clientId: 'c1' })] }) }),
    });
  const [unit] = (await mailOf(world, 'L1', '2026-11-23')).day.units;
  expect(unit?.work).toMatchObject([
    { from: '2026-11-16', had: 1, open: 1, rolledOver: 1, longest: { since: '2026-11-13', workdays: 6 } },
  ]);
});

describe('a notice', () => {
  const build = async (who: string) => {
    const stored = world.notices().find(({ person }) => person === who);
    if (stored === undefined) throw new Error(`no notice for ${who}`);
    const content = await world.buildNotice(stored, TEN, stored);
    if (content.outcome !== 'mail') throw new Error(content.reason);
    return readStoredNotice(content.compact);
  };

  test('tells what was confirmed, each reader in their own way, with a link to say that it was not them', async () => {
    await confirmDuty(world.deps, await world.dutyToken('L1', MEETING), meetingForm(), TEN);
    expect(await build('L1')).toMatchObject({
      ...{ to: 'l1@bank.example', topic: 'receipt', receipt: { by: 'you', at: { time: '10:00' }, left: 0 } },
      links: { notMe: expect.stringContaining('https://steward.example/not-me/') },
    });
    const copy = await build('D1');
    expect(copy).toMatchObject({ topic: 'receipt-copy', receipt: { by: { surname: '张' }, people: [{ id: 'M1' }] } });
    expect(copy.links.notMe).not.toBe((await build('L1')).links.notMe);
  });

  test('is skipped when the histories hold nothing of its command, or its reader has gone', async () => {
    const about = { kind: 'notice', date: DAY, person: 'L1', about: 'a' } as const;
    const notice = { topic: 'receipt', ...MEETING, command: 'none' } as const;
    const stored: Message = {
      ...about,
      version: 1,
      lastCommand: 'n',
      state: 'RETRY',
      attempts: 0,
      changedAt: TEN,
      notice,
    };
    expect(await world.buildNotice(about, TEN, stored)).toEqual({ outcome: 'skip', reason: 'nothing-due' });
    expect(await world.buildNotice({ ...about, person: 'X' }, TEN, stored)).toEqual({
      outcome: 'skip',
      reason: 'not-in-roster',
    });
  });
});
