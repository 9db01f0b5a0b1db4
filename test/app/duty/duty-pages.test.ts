import { describe, expect, test } from 'vitest';
import { confirmDuty } from '../../../functions/app/duty/confirm-duty.ts';
import { explainDuty } from '../../../functions/app/duty/explain-duty.ts';
import { openNotMe } from '../../../functions/app/duty/not-me.ts';
import { openDutiesPage } from '../../../functions/app/duty/open-duties-page.ts';
import { openDutyPage } from '../../../functions/app/duty/open-duty-page.ts';
import { openDutyReceipt } from '../../../functions/app/duty/open-duty-receipt.ts';
import { waiveDuty } from '../../../functions/app/duty/waive-duty.ts';
import type { Duty } from '../../../functions/domain/duty/duty.ts';
import type { DutyOutcome } from '../../../functions/domain/duty/duty-pages.ts';
import { duty, person, rosterOf } from '../../support/duties.ts';
import {
  AGREEMENT,
  agreement,
  type DutyWorld,
  dutyWorld,
  MEETING,
  meetingForm,
  novembersDuties,
  SCREENING,
  screeningForm,
  TEN,
} from '../../support/duty-world.ts';

const LATE = '2026-12-02T02:00:00.000Z';
const LATE_ON = '2026-12-02';

const opened = async (world: DutyWorld, who: string, group = SCREENING, now = TEN) => {
  const answer = await openDutyPage(world.deps, await world.dutyToken(who, group, now.slice(0, 10)), now);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.page;
};
const month = async (world: DutyWorld, who: string, now = TEN) => {
  const answer = await openDutiesPage(world.deps, await world.dutiesToken(who, now.slice(0, 10)), now);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.page;
};

describe('pages of duties', () => {
  test('write nothing, whoever opens them how often', async () => {
    const world = dutyWorld();
    const acted = await confirmDuty(world.deps, await world.dutyToken('L1', MEETING), meetingForm(), TEN);
    const command = world.find(MEETING).lastCommand;
    const before = world.writes();
    for (const who of ['L1', 'M1', 'D1', 'H1', 'L2']) {
      await openDutiesPage(world.deps, await world.dutiesToken(who), TEN);
      for (const group of [SCREENING, MEETING, AGREEMENT])
        await openDutyPage(world.deps, await world.dutyToken(who, group), TEN);
      await openNotMe(world.deps, await world.notMeToken(who, { ...MEETING, command }), TEN);
    }
    if (acted.ok) await openDutyReceipt(world.deps, acted.receipt, TEN);
    expect(world.writes()).toBe(before);
  });

  test('show the line manager everybody, asks about at most ten, and says how many come later', async () => {
    const managers = Array.from({ length: 12 }, (_, n) => person({ id: `M${10 + n}`, unitId: 'U1', name: `王${n}` }));
    const duties = managers.map(({ id }) => duty({ ...SCREENING, subject: id }));
    const world = dutyWorld({ roster: rosterOf({ managers }), duties });
    const page = await opened(world, 'L1');
    expect(page).toMatchObject({ reader: 'assignee', askedLater: 2, dueOn: '2026-11-30' });
    expect(page.standings).toHaveLength(12);
    expect(page.asked).toHaveLength(10);
    await confirmDuty(world.deps, await world.dutyToken('L1', SCREENING), screeningForm(['M10', 'M11', 'M12']), TEN);
    const after = await opened(world, 'L1');
    expect(after.asked.map(({ subject }) => subject?.id)).toContain('M21');
    expect(after.askedLater).toBe(0);
    expect(after.standings[0]).toMatchObject({ state: 'confirmed', told: { by: 'you', time: '10:00' } });
  });

  test('show a client manager only their own signature, and the line manager who has not signed', async () => {
    const world = dutyWorld();
    const own = await opened(world, 'M1', AGREEMENT);
    expect(own.standings.map(({ subject }) => subject?.id)).toEqual(['M1']);
    expect(own).toMatchObject({ reader: 'assignee', agreement: { hash: agreement.hash } });
    const seen = await opened(world, 'L1', AGREEMENT);
    expect(seen.standings.map(({ subject }) => subject?.id)).toEqual(['M1', 'M2']);
    expect(seen).toMatchObject({ reader: 'onlooker', asked: [] });
  });

  test('tell the deputy for whom and until when, and send the line manager’s link to the holder', async () => {
    const away = { deputyId: 'L2', leave: [{ from: '2026-11-09', to: '2026-11-13' }] };
    const officers = [
      person({ id: 'L1', role: 'line-manager' as const, name: '张伟', ...away }),
      person({ id: 'L2', role: 'line-manager' as const, name: '赵强' }),
    ];
    const world = dutyWorld({ roster: rosterOf({ officers }) });
    expect(await opened(world, 'L2')).toMatchObject({
      reader: 'assignee',
      onBehalfOf: { surname: '张', until: '2026-11-13' },
    });
    expect(await openDutyPage(world.deps, await world.dutyToken('L1', SCREENING), TEN)).toEqual({
      ...{ ok: false, reason: 'not-your-unit', holder: { surname: '赵', han: true } },
    });
    expect((await month(world, 'L2')).units[0]).toMatchObject({ onBehalfOf: { surname: '张' }, unit: 'U1' });
  });

  test('say that a duty is gone, and that its record cannot be read', async () => {
    const world = dutyWorld({ duties: [duty({ ...SCREENING, subject: 'M1', state: 'closed' }), duty(MEETING)] });
    const gone = await openDutyPage(world.deps, await world.dutyToken('L1', SCREENING), TEN);
    expect(gone).toEqual({ ok: false, reason: 'duty-gone' });
    world.records.duties.breakRecord(MEETING);
    const broken = await openDutyPage(world.deps, await world.dutyToken('L1', MEETING), TEN);
    expect(broken).toEqual({ ok: false, reason: 'unreadable' });
    expect(world.logged('duty-record-broken')).toHaveLength(1);
  });

  test('give the month at a glance: what is done, open and the reader’s own, with the token of each page', async () => {
    const world = dutyWorld();
    await confirmDuty(world.deps, await world.dutyToken('L1', SCREENING), screeningForm(['M2']), TEN);
    const page = await month(world, 'L1');
    expect(page.units.map(({ unit }) => unit)).toEqual(['U1']);
    expect(page.units[0]?.groups.map(({ kind, done, total }) => `${kind} ${done}/${total}`)).toEqual([
      'screening 1/2',
      'meeting 0/1',
      'agreement 0/2',
    ]);
    for (const { token } of page.units[0]?.groups ?? [])
      expect(await openDutyPage(world.deps, token ?? '', TEN)).toMatchObject({ ok: true });
    const own = await month(world, 'M1');
    expect(own).toMatchObject({ units: [], own: [{ kind: 'agreement', total: 1, done: 0 }] });
  });

  test('show a client manager who moved what they still owe in the old unit too, with a page to do it on', async () => {
    const last = { unit: 'U1', period: '2025', kind: 'agreement', openedOn: '2025-12-01', dueOn: '2025-12-31' };
    const managers = [person({ id: 'M1', unitId: 'U2' }), person({ id: 'M2', unitId: 'U1' })];
    const duties = [
      duty({ ...last, subject: 'M1' }),
      duty({ ...last, subject: 'M2' }),
      duty({ ...last, kind: 'screening', subject: 'M1', period: '2026-10' }),
      duty({ ...AGREEMENT, unit: 'U2', subject: 'M1' }),
    ];
    const world = dutyWorld({ roster: rosterOf({ managers }), duties });
    const { own } = await month(world, 'M1');
    expect(own.map(({ kind, period, done, total }) => [kind, period, done, total])).toEqual([
      ['agreement', '2025', 0, 1],
      ['agreement', '2026', 0, 1],
    ]);
    for (const { token } of own)
      expect(await openDutyPage(world.deps, token ?? '', TEN)).toMatchObject({
        ok: true,
        page: { reader: 'assignee' },
      });
    expect((await month(world, 'M2')).own.map(({ period }) => period)).toEqual(['2025']);
  });

  test('of an earlier period show only what is still owed', async () => {
    const october = (kind: string, state: Duty['state']) =>
      duty({
        unit: 'U1',
        period: '2026-10',
        kind,
        dueOn: '2026-10-30',
        state,
        ...(kind === 'screening' && { subject: 'M1' }),
      });
    const world = dutyWorld({
      duties: [...novembersDuties(), october('meeting', 'confirmed'), october('screening', 'open')],
    });
    const [unit] = (await month(world, 'L1')).units;
    const shown = unit?.groups.filter(({ period }) => period === '2026-10').map(({ kind }) => kind);
    expect(shown).toEqual(['screening']);
  });

  test('show the supervising department the units that are late, and no others', async () => {
    const other = duty({ unit: 'U2', period: '2026-12', kind: 'meeting', openedOn: '2026-12-01', dueOn: '2026-12-21' });
    const world = dutyWorld({ duties: [...novembersDuties(), other] });
    expect((await month(world, 'D1')).units).toEqual([]);
    const page = await month(world, 'D1', LATE);
    expect(page.units.map(({ unit }) => unit)).toEqual(['U1']);
    expect(page.units[0]?.groups.map(({ kind }) => kind)).toEqual(['screening', 'meeting', 'agreement']);
    expect(await openDutyPage(world.deps, page.units[0]?.groups[0]?.token ?? '', LATE)).toMatchObject({
      page: { reader: 'department', asked: [] },
    });
  });

  test('are refused to somebody no longer in the roster', async () => {
    const world = dutyWorld();
    await world.records.roster.remove('officer', 'L1');
    expect(await openDutiesPage(world.deps, await world.dutiesToken('L1'), TEN)).toEqual({
      ok: false,
      reason: 'not-your-unit',
    });
  });
});

describe('a reason', () => {
  const typed = (employeeNo: string, reason = '出差在外，周五补上') =>
    new Map([
      ['employeeNo', employeeNo],
      ['reason', reason],
    ]);

  test('is taken twenty times at most: then nothing more is written, and it is said calmly', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING, LATE_ON);
    const saying = (n: number) => new Map([...typed('L1'), ['shownAt', String(n)]]);
    for (let n = 0; n < 20; n += 1)
      expect(await explainDuty(world.deps, token, saying(n), LATE)).toMatchObject({ ok: true });
    const before = world.find(SCREENING, 'M1');
    expect(await explainDuty(world.deps, token, saying(20), LATE)).toEqual({
      ...{ ok: false, by: 'form' },
      problems: [{ field: 'reason', why: 'explained-enough' }],
    });
    expect(await explainDuty(world.deps, token, saying(19), LATE)).toMatchObject({ ok: true });
    expect(world.find(SCREENING, 'M1')).toEqual(before);
  });

  test('explains why duties are late: they stay owed, and the department reads it', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING, LATE_ON);
    const acted = await explainDuty(world.deps, token, typed('L1'), LATE);
    expect(await explainDuty(world.deps, token, typed('L1'), '2026-12-02T02:01:00.000Z')).toEqual(acted);
    expect(world.find(SCREENING, 'M1')).toMatchObject({ state: 'open', version: 2 });
    expect((await opened(world, 'D1', SCREENING, LATE)).standings[0]?.reason).toBe('出差在外，周五补上');
    const receipt = acted.ok ? await openDutyReceipt(world.deps, acted.receipt, LATE) : acted;
    expect(receipt).toMatchObject({ page: { form: 'explain', left: 2, reason: '出差在外，周五补上' } });
  });

  test('waives what is owed, by the supervising department alone', async () => {
    const world = dutyWorld();
    await confirmDuty(world.deps, await world.dutyToken('L1', SCREENING), screeningForm(['M1']), TEN);
    const byLine = await waiveDuty(world.deps, await world.dutyToken('L1', SCREENING), typed('L1'), TEN);
    expect(byLine).toMatchObject({ ok: false, by: 'link', reason: 'not-your-unit' });
    const department = await world.dutyToken('D1', SCREENING);
    const forM2 = new Map([...typed('D1'), ['waived.M2', 'yes']]);
    expect(await waiveDuty(world.deps, department, forM2, TEN)).toMatchObject({ ok: true });
    expect(world.find(SCREENING, 'M1').state).toBe('confirmed');
    expect(world.find(SCREENING, 'M2')).toMatchObject({ state: 'waived' });
    expect(await explainDuty(world.deps, await world.dutyToken('D1', SCREENING), typed('D1'), TEN)).toMatchObject({
      by: 'link',
    });
  });

  test('a waiver is for those who are ticked alone, and for somebody', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('D1', SCREENING);
    expect(await waiveDuty(world.deps, token, typed('D1'), TEN)).toEqual({
      ...{ ok: false, by: 'form' },
      problems: [{ field: 'waived', why: 'nobody-ticked' }],
    });
    const elsewhere = new Map([...typed('D1'), ['waived.M3', 'yes']]);
    expect(await waiveDuty(world.deps, token, elsewhere, TEN)).toMatchObject({ ok: false, by: 'form' });
    const form = new Map([...typed('D1'), ['waived.M1', 'yes']]);
    const acted = await waiveDuty(world.deps, token, form, TEN);
    expect([world.find(SCREENING, 'M1').state, world.find(SCREENING, 'M2').state]).toEqual(['waived', 'open']);
    expect(await waiveDuty(world.deps, token, form, '2026-11-10T02:05:00.000Z')).toEqual(acted);
    expect(world.find(SCREENING, 'M1').history).toHaveLength(2);
  });

  test('a waiver is told to the line manager, and to each about whom it is without the others’ names', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('D1', SCREENING);
    const form = new Map([...typed('D1', '休产假'), ['waived.M1', 'yes'], ['waived.M2', 'yes']]);
    await waiveDuty(world.deps, token, form, TEN);
    const mails = await Promise.all(
      world.notices().map(async (stored) => {
        const content = await world.buildNotice(stored, TEN, stored);
        const { receipt, links } = JSON.parse(content.outcome === 'mail' ? content.compact : '{}');
        return [stored.person, receipt.outcomes.map((one: DutyOutcome) => one.subject?.id), 'duty' in links];
      }),
    );
    expect(mails.sort()).toEqual([
      ['L1', ['M1', 'M2'], true],
      ['M1', ['M1'], false],
      ['M2', ['M2'], false],
    ]);
    // What a crash lost the next morning's plan makes up.
    world.records.messages.stored.items.clear();
    await world.plan({ date: '2026-11-11', now: '2026-11-10T23:40:00.000Z', commandId: 'plan' });
    const made = world.notices().flatMap(({ person, notice }) => (notice?.topic === 'waived' ? [person] : []));
    expect(made.sort()).toEqual(['L1', 'M1', 'M2']);
  });

  test('is typed, and so is the employee number', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING);
    expect(await explainDuty(world.deps, token, typed('', ' '), TEN)).toEqual({
      ...{ ok: false, by: 'form' },
      problems: [
        { field: 'reason', why: 'missing' },
        { field: 'employeeNo', why: 'missing' },
      ],
    });
    expect(await explainDuty(world.deps, token, typed('L1', '长'.repeat(501)), TEN)).toMatchObject({
      problems: [{ field: 'reason', why: 'too-long' }],
    });
    expect(world.records.duties.writes).toBe(0);
  });
});
