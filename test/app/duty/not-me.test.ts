import { beforeEach, describe, expect, test } from 'vitest';
import { confirmDuty } from '../../../functions/app/duty/confirm-duty.ts';
import { openNotMe, reportNotMe } from '../../../functions/app/duty/not-me.ts';
import { openDutyReceipt } from '../../../functions/app/duty/open-duty-receipt.ts';
import { FaultyStore, type StoreFault } from '../../support/acting.ts';
import { type DutyWorld, dutyWorld, SCREENING, screeningForm, TEN } from '../../support/duty-world.ts';

const LATER = '2026-11-10T03:00:00.000Z';
const said = (employeeNo: string, reason = '我没有确认过') =>
  new Map([
    ['employeeNo', employeeNo],
    ['reason', reason],
  ]);

let world: DutyWorld;
let command: string;

async function confirmed(call?: FaultyStore['call']) {
  const made = dutyWorld(call ? { call } : {});
  await confirmDuty(made.deps, await made.dutyToken('L1', SCREENING), screeningForm(['M1', 'M2']), TEN);
  command = made.find(SCREENING, 'M1').lastCommand;
  return made;
}

beforeEach(async () => {
  world = await confirmed();
});

describe('“this was not me”', () => {
  test('shows what was confirmed, then asks for it again, raises an alarm, and tells line manager and department', async () => {
    const token = await world.notMeToken('D1', { ...SCREENING, command });
    expect(await openNotMe(world.deps, token, LATER)).toMatchObject({
      page: { state: 'standing', receipt: { form: 'confirm', by: { surname: '张' } } },
    });
    const acted = await reportNotMe(world.deps, token, said('D1'), LATER);
    for (const subject of ['M1', 'M2']) {
      expect(world.find(SCREENING, subject)).toMatchObject({ state: 'reopened' });
      expect(world.find(SCREENING, subject).history[2]).toMatchObject({
        action: 'reopened',
        by: 'D1',
        reason: '我没有确认过',
      });
    }
    expect(world.logged('duty-not-me')).toMatchObject([{ level: 'error', ids: { person: 'D1', command, duties: 2 } }]);
    expect(JSON.stringify(world.lines)).not.toContain('我没有');
    const told = world.notices().flatMap(({ person, notice }) => (notice?.topic === 'reopened' ? [person] : []));
    expect(told.sort()).toEqual(['D1', 'L1']);
    expect(await openNotMe(world.deps, token, LATER)).toMatchObject({ page: { state: 'reopened' } });
    expect(acted.ok && (await openDutyReceipt(world.deps, acted.receipt, LATER))).toMatchObject({
      page: { form: 'not-me', left: 2 },
    });
  });

  test('said twice is one report; said by both, the second is told that it is reopened already', async () => {
    const token = await world.notMeToken('L1', { ...SCREENING, command });
    const first = await reportNotMe(world.deps, token, said('L1'), LATER);
    expect(await reportNotMe(world.deps, token, said('L1'), '2026-11-10T03:01:00.000Z')).toEqual(first);
    const second = await reportNotMe(
      world.deps,
      await world.notMeToken('D1', { ...SCREENING, command }),
      said('D1'),
      LATER,
    );
    expect(world.find(SCREENING, 'M1').history).toHaveLength(3);
    expect(second.ok && (await openDutyReceipt(world.deps, second.receipt, LATER))).toMatchObject({
      page: { outcomes: [{ outcome: 'already', told: { by: { surname: '张' } } }, { outcome: 'already' }] },
    });
  });

  test('takes back only what it is about: a later confirmation stands', async () => {
    const token = await world.notMeToken('L1', { ...SCREENING, command });
    await reportNotMe(world.deps, token, said('L1'), LATER);
    const page = await world.dutyToken('L1', SCREENING);
    await confirmDuty(world.deps, page, screeningForm(['M1'], { shownAt: LATER }), '2026-11-10T04:00:00.000Z');
    await reportNotMe(world.deps, token, said('L1', '又点了一次'), '2026-11-10T05:00:00.000Z');
    expect(world.find(SCREENING, 'M1').state).toBe('confirmed');
    // And the first form, sent once more from an old tab, does not confirm again what was taken back.
    expect(await confirmDuty(world.deps, page, screeningForm(['M1', 'M2']), '2026-11-10T06:00:00.000Z')).toMatchObject({
      ok: true,
    });
    expect(world.find(SCREENING, 'M2').state).toBe('reopened');
  });

  test('what was reopened is not told as recorded: the same form again, from the page before, says so and leads to the duty', async () => {
    const page = await world.dutyToken('L1', SCREENING);
    const again = () => confirmDuty(world.deps, page, screeningForm(['M1', 'M2']), '2026-11-10T06:00:00.000Z');
    const receiptOf = async (acted: Awaited<ReturnType<typeof again>>) =>
      acted.ok ? await openDutyReceipt(world.deps, acted.receipt, '2026-11-10T06:00:01.000Z') : undefined;
    expect(await receiptOf(await again())).toMatchObject({ page: { outcomes: [{ outcome: 'recorded' }, {}] } });
    await reportNotMe(world.deps, await world.notMeToken('D1', { ...SCREENING, command }), said('D1'), LATER);
    const told = await receiptOf(await again());
    expect(told).toMatchObject({
      page: {
        outcomes: [
          { outcome: 'reopened', owed: true, told: { by: { surname: '周' } } },
          { outcome: 'reopened', owed: true },
        ],
        left: 2,
        dutyToken: expect.any(String),
      },
    });
    await confirmDuty(world.deps, page, screeningForm(['M1'], { shownAt: LATER }), '2026-11-10T06:30:00.000Z');
    const later = await receiptOf(await again());
    expect(later?.ok && later.page.outcomes.map(({ owed }) => owed)).toEqual([undefined, true]);
  });

  test('needs the employee number and a reason', async () => {
    const token = await world.notMeToken('L1', { ...SCREENING, command });
    expect(await reportNotMe(world.deps, token, said('', ''), LATER)).toMatchObject({
      problems: [
        { field: 'reason', why: 'missing' },
        { field: 'employeeNo', why: 'missing' },
      ],
    });
    expect(world.find(SCREENING, 'M1').state).toBe('confirmed');
  });

  test('is for those to say who have to do with the unit, who confirmed, or who had the copy; nobody else', async () => {
    const of = { ...SCREENING, command };
    for (const who of ['L2', 'M3']) {
      const token = await world.notMeToken(who, of);
      const refused = { ok: false, reason: 'not-your-unit', holder: { surname: '张' } };
      expect(await openNotMe(world.deps, token, LATER)).toMatchObject(refused);
      expect(await reportNotMe(world.deps, token, said(who), LATER)).toMatchObject(refused);
    }
    expect(world.find(SCREENING, 'M1').state).toBe('confirmed');
    // The unit has another line manager by now, and the department other officers: they were told all the same.
    const units = [{ id: 'U1', name: '泰山路支行', lineManagerId: 'L2', departmentId: 'retail' }];
    for (const value of units) await world.records.roster.put({ entry: 'unit', value });
    const moved = { id: 'D1', role: 'inspector', name: '周敏', mail: 'd1@bank.example' } as const;
    await world.records.roster.put({ entry: 'officer', value: moved });
    for (const who of ['L1', 'D1'])
      expect(await openNotMe(world.deps, await world.notMeToken(who, of), LATER)).toMatchObject({ ok: true });
    expect(await openNotMe(world.deps, await world.notMeToken('M3', of), LATER)).toMatchObject({ ok: false });
  });

  test('of a command nobody knows is refused', async () => {
    const token = await world.notMeToken('L1', { ...SCREENING, command: 'none' });
    expect(await openNotMe(world.deps, token, LATER)).toEqual({ ok: false, reason: 'duty-gone' });
  });

  test('reopens each once, whichever calls are lost or repeated', async () => {
    const plain = new FaultyStore([]);
    const whole = await confirmed(plain.call);
    const from = plain.calls.length;
    const token = await whole.notMeToken('L1', { ...SCREENING, command });
    await reportNotMe(whole.deps, token, said('L1'), LATER);
    const faults: StoreFault[] = ['lost', 'reply-lost', 'repeated'];
    for (let call = from; call < plain.calls.length; call += 1)
      for (const fault of faults) {
        const store = new FaultyStore([[call, fault]]);
        const made = await confirmed(store.call);
        const report = () => reportNotMe(made.deps, token, said('L1'), LATER);
        expect(await report().catch(report)).toMatchObject({ ok: true });
        for (const subject of ['M1', 'M2'])
          expect(made.find(SCREENING, subject).history.map(({ action }) => action)).toEqual([
            'opened',
            'confirmed',
            'reopened',
          ]);
      }
  });
});
