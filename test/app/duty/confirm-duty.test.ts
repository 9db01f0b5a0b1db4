import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmDuty } from '../../../functions/app/duty/confirm-duty.ts';
import { openDutyPage } from '../../../functions/app/duty/open-duty-page.ts';
import { openDutyReceipt } from '../../../functions/app/duty/open-duty-receipt.ts';
import { sendNotices } from '../../../functions/app/duty/send-notices.ts';
import { verifyHistory } from '../../../functions/domain/duty/history.ts';
import type { Officer, Roster } from '../../../functions/domain/roster.ts';
import { FaultyStore, type StoreFault } from '../../support/acting.ts';
import { duty, person, rosterOf, sha256 } from '../../support/duties.ts';
import {
  AGREEMENT,
  agreement,
  agreementForm,
  type DutyWorld,
  dutyWorld,
  MEETING,
  meetingForm,
  SCREENING,
  screeningForm,
  TEN,
  TUESDAY,
} from '../../support/duty-world.ts';

const at = (seconds: number) => new Date(Date.parse(TEN) + seconds * 1000).toISOString();

/** The roster with the line manager of U1 away, and L2 standing in. */
function deputised(): Roster {
  const roster = rosterOf();
  const away = { deputyId: 'L2', leave: [{ from: TUESDAY, to: '2026-11-13' }] };
  const l1 = person({ id: 'L1', role: 'line-manager' as const, name: '张伟', ...away });
  return { ...roster, officers: new Map([...roster.officers, ['L1', l1]]) };
}

/** What stands in the forms of a page that was shown then. */
async function shownTo(world: ReturnType<typeof dutyWorld>, token: string, now: string): Promise<string> {
  const opened = await openDutyPage(world.deps, token, now);
  return opened.ok ? opened.page.shownAt : '';
}

/** As a person would who sees an error page and sends the form again. */
async function untilAnswered<T>(attempt: (n: number) => Promise<T>): Promise<T> {
  for (let n = 0; n < 12; n += 1) {
    const answer = await attempt(n).catch(() => undefined);
    if (answer !== undefined) return answer;
  }
  throw new Error('never answered');
}

describe('confirming duties', () => {
  test('records one entry for each person asked about, with who, how surely, and how long the page was open', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING);
    const shownAt = await shownTo(world, token, at(-90));
    const typed = screeningForm(['M1', 'M2'], { shownAt });
    expect(await confirmDuty(world.deps, token, typed, TEN)).toMatchObject({ ok: true });
    for (const subject of ['M1', 'M2']) {
      const stored = world.find(SCREENING, subject);
      expect(stored).toMatchObject({ state: 'confirmed', version: 2 });
      expect(stored.history[1]).toMatchObject({
        ...{ action: 'confirmed', by: 'L1', assurance: 'link+employee-no', at: TEN, seconds: 90 },
        evidence: { work: 'normal', method: 'talk' },
      });
      expect(verifyHistory(stored, sha256)).toEqual({ ok: true });
    }
  });

  test('leaves out how long the page was open where the form does not come from that page, shown to that person', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING);
    const shownAt = await shownTo(world, token, at(-90));
    const [head = '', body = '', mac = ''] = shownAt.split('.');
    const said = JSON.parse(Buffer.from(body, 'base64url').toString()) as { exp: number };
    const earlier = Buffer.from(JSON.stringify({ ...said, exp: said.exp - 600 })).toString('base64url');
    for (const [n, forged] of [
      at(-90),
      '',
      token,
      [head, earlier, mac].join('.'),
      await shownTo(world, await world.dutyToken('L1', MEETING), at(-90)),
      await shownTo(world, await world.dutyToken('D1', SCREENING), at(-90)),
      await shownTo(world, token, at(60)),
    ].entries()) {
      const fresh = dutyWorld();
      const typed = screeningForm(['M1'], { shownAt: forged });
      expect(await confirmDuty(fresh.deps, token, typed, TEN)).toMatchObject({ ok: true });
      expect([n, fresh.find(SCREENING, 'M1').history[1]?.seconds]).toEqual([n, undefined]);
    }
  });

  test('nobody judges themself: a deputy who is one of those asked about leaves their own open', async () => {
    const roster = rosterOf();
    const away = { deputyId: 'M1', leave: [{ from: TUESDAY, to: '2026-11-13' }] };
    const l1 = person({ id: 'L1', role: 'line-manager' as const, name: '张伟', ...away });
    const world = dutyWorld({ roster: { ...roster, officers: new Map([...roster.officers, ['L1', l1]]) } });
    const token = await world.dutyToken('M1', SCREENING);
    const shown = await openDutyPage(world.deps, token, TEN);
    expect(shown).toMatchObject({ ok: true, page: { notBySelf: true, asked: [{ subject: { id: 'M2' } }] } });
    expect(await confirmDuty(world.deps, token, screeningForm(['M1', 'M2'], { employeeNo: 'M1' }), TEN)).toMatchObject({
      ok: true,
    });
    expect([world.find(SCREENING, 'M1').state, world.find(SCREENING, 'M2').state]).toEqual(['open', 'confirmed']);
  });

  test('leaves those open about whom nothing was filled in, and the receipt says how many are left', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING);
    const acted = await confirmDuty(world.deps, token, screeningForm(['M1']), TEN);
    expect(world.find(SCREENING, 'M2').state).toBe('open');
    const receipt = acted.ok ? await openDutyReceipt(world.deps, acted.receipt, at(5)) : acted;
    expect(receipt).toMatchObject({
      ok: true,
      page: {
        ...{ form: 'confirm', by: 'you', at: { on: TUESDAY, time: '10:00' }, left: 1 },
        outcomes: [{ subject: { id: 'M1', name: '王芳' }, outcome: 'recorded', told: { by: 'you' } }],
        dutyToken: expect.any(String),
      },
    });
  });

  test('tells every problem at once, of the number and of the evidence, and writes no duty', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING);
    const typed = screeningForm(['M1', 'M2'], { employeeNo: '4711', 'money.M1': 'abnormal', 'method.M2': '' });
    expect(await confirmDuty(world.deps, token, typed, TEN)).toEqual({
      ...{ ok: false, by: 'form' },
      problems: [
        { field: 'note.M1', why: 'missing-note', subject: { id: 'M1', name: '王芳' } },
        { field: 'method.M2', why: 'missing', subject: { id: 'M2', name: '刘洋' } },
        { field: 'employeeNo', why: 'wrong', triesLeft: 4 },
      ],
    });
    const nothing = screeningForm([], { employeeNo: '' });
    expect(await confirmDuty(world.deps, token, nothing, TEN)).toMatchObject({
      problems: [
        { field: 'form', why: 'nothing-given' },
        { field: 'employeeNo', why: 'missing' },
      ],
    });
    expect(world.records.duties.writes).toBe(0);
    expect(world.notices()).toEqual([]);
  });

  test('stores a notice for whoever confirmed and for the department, and puts them on the queue as ids only', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING);
    const typed = screeningForm(['M1', 'M2'], { 'money.M2': 'abnormal', 'note.M2': '有网贷' });
    await confirmDuty(world.deps, token, typed, TEN);
    const told = world.notices().map(({ person, notice }) => `${person} ${notice?.topic}`);
    expect(told.sort()).toEqual(['D1 abnormal', 'D1 receipt-copy', 'L1 receipt']);
    expect(world.notices()).toMatchObject(Array(3).fill({ state: 'RETRY', reason: 'to-be-sent', date: TUESDAY }));
    expect(world.queued).toHaveLength(3);
    for (const ref of world.queued) expect(Object.keys(ref).sort()).toEqual(['about', 'date', 'kind', 'person']);
    expect(JSON.stringify([world.queued, world.lines])).not.toMatch(/网贷|王芳|刘洋|张伟|泰山/);
  });

  test('sent twice is one entry, one set of notices and the same receipt, though the number was mistyped before', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', SCREENING);
    await confirmDuty(world.deps, token, screeningForm(['M1'], { employeeNo: 'wrong' }), at(-5));
    const first = await confirmDuty(world.deps, token, screeningForm(['M1']), TEN);
    const again = await confirmDuty(world.deps, token, screeningForm(['M1'], { employeeNo: ' l1 ' }), at(60));
    expect(again).toEqual(first);
    expect(world.find(SCREENING, 'M1').history).toHaveLength(2);
    expect(world.notices()).toHaveLength(2);
  });

  test('by two people in turn is one confirmation, and the second is told by whom and when', async () => {
    const world = dutyWorld({ roster: deputised() });
    await confirmDuty(world.deps, await world.dutyToken('L2', MEETING), meetingForm({ employeeNo: 'L2' }), TEN);
    expect(world.find(MEETING).history[1]).toMatchObject({ by: 'L2', onBehalfOf: 'L1' });
    // Back from leave early: the line manager confirms as well.
    const l1 = person({ id: 'L1', role: 'line-manager' as const, name: '张伟' });
    await world.records.roster.put({ entry: 'officer', value: l1 });
    const second = await confirmDuty(world.deps, await world.dutyToken('L1', MEETING), meetingForm(), at(60));
    expect(world.find(MEETING).history).toHaveLength(2);
    const receipt = second.ok ? await openDutyReceipt(world.deps, second.receipt, at(61)) : second;
    expect(receipt).toMatchObject({
      page: { outcomes: [{ outcome: 'already', told: { by: { surname: '赵' }, on: TUESDAY, time: '10:00' } }] },
    });
    expect(world.notices().some(({ person }) => person === 'L1')).toBe(false);
  });

  test('is the line manager’s alone: the deputy before the leave, the department and a client manager are refused', async () => {
    const world = dutyWorld();
    for (const [who, reason] of [
      ['L2', 'not-your-unit'],
      ['D1', 'not-your-unit'],
      ['M1', 'not-your-unit'],
    ]) {
      const token = await world.dutyToken(who ?? '', MEETING);
      const acted = await confirmDuty(world.deps, token, meetingForm({ employeeNo: who ?? '' }), TEN);
      expect(acted).toMatchObject({ ok: false, by: 'link', reason });
    }
    expect(world.writes()).toBe(0);
  });

  test('counts a leave that was entered a moment ago, though the whole roster is a minute old', async () => {
    const world = dutyWorld();
    const { roster } = await world.records.roster.load();
    const old = {
      ...world.deps,
      roster: { load: async () => ({ roster, broken: [] }), get: world.records.roster.get.bind(world.records.roster) },
    };
    for (const value of deputised().officers.values()) await world.records.roster.put({ entry: 'officer', value });
    const refused = await confirmDuty(old, await world.dutyToken('L1', MEETING), meetingForm(), TEN);
    expect(refused).toMatchObject({ by: 'link', reason: 'not-your-unit', holder: { surname: '赵' } });
    const typed = meetingForm({ employeeNo: 'L2' });
    expect(await confirmDuty(old, await world.dutyToken('L2', MEETING), typed, TEN)).toMatchObject({ ok: true });
  });

  test('of an agreement keeps its version, the language it was read in and the typed name, for the signer alone', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('M1', AGREEMENT);
    expect(await confirmDuty(world.deps, token, agreementForm({ 'signature.M1': '王方' }), TEN)).toMatchObject({
      problems: [{ field: 'signature.M1', why: 'other-name' }],
    });
    await confirmDuty(
      world.deps,
      token,
      agreementForm({ 'signature.M2': '刘洋', 'signature.agree.M2': 'yes' }),
      TEN,
      'en',
    );
    expect(world.find(AGREEMENT, 'M1').history[1]?.evidence).toEqual({
      signature: { document: agreement.document, hash: agreement.hash, locale: 'en', name: '王芳' },
    });
    expect(world.find(AGREEMENT, 'M2').state).toBe('open');
    expect(
      world
        .notices()
        .map((one) => `${one.person} ${one.notice?.topic}`)
        .sort(),
    ).toEqual(['L1 receipt-copy', 'M1 receipt']);
  });

  test('by a link that is forged, for something else, revoked or expired is refused, and writes nothing', async () => {
    const world = dutyWorld();
    const token = await world.dutyToken('L1', MEETING);
    for (const [bad, now, reason] of [
      [`${token}x`, TEN, 'invalid'],
      [await world.dutiesToken('L1'), TEN, 'invalid'],
      [await dutyWorld({ epoch: 2 }).dutyToken('L1', MEETING), TEN, 'revoked'],
      [token, '2026-12-02T00:00:00.000Z', 'expired'],
    ] as const)
      expect(await confirmDuty(world.deps, bad, meetingForm(), now)).toEqual({ ok: false, by: 'link', reason });
    expect(world.writes()).toBe(0);
  });

  test('is one entry each, whichever calls are lost before, after or repeated, and the next morning’s plan makes up the notices that are missing', async () => {
    const plain = new FaultyStore([]);
    const whole = dutyWorld({ call: plain.call });
    const token = await whole.dutyToken('L1', SCREENING);
    const typed = screeningForm(['M1', 'M2'], { 'work.M1': 'abnormal', 'note.M1': '见谈话记录' });
    const right = await confirmDuty(whole.deps, token, typed, TEN);
    expect(right).toMatchObject({ ok: true });
    const faults: StoreFault[] = ['lost', 'reply-lost', 'repeated'];
    for (let first = 0; first < plain.calls.length; first += 1)
      for (const fault of faults)
        for (const other of [undefined, 'reply-lost'] as const) {
          const second = other && ([first + 2, other] as const);
          const store = new FaultyStore([[first, fault], ...(second ? [second] : [])]);
          const world = dutyWorld({ call: store.call });
          const answer = await untilAnswered((n) => confirmDuty(world.deps, token, typed, at(n)));
          expect(answer).toMatchObject({ ok: true });
          await confirmDuty(world.deps, token, typed, at(30)).catch(() => undefined);
          for (const subject of ['M1', 'M2']) {
            const stored = world.find(SCREENING, subject);
            expect(stored.history.map(({ action }) => action)).toEqual(['opened', 'confirmed']);
            expect(verifyHistory(stored, sha256)).toEqual({ ok: true });
          }
          await world.plan({ date: '2026-11-11', now: '2026-11-10T23:40:00.000Z', commandId: 'plan' });
          const names = (one: typeof world) =>
            one
              .notices()
              .map(({ person, about }) => `${person} ${about}`)
              .sort();
          expect(names(world)).toEqual(names(whole));
          // Whatever became of the command, its notices went on the queue.
          expect(new Set(world.queued.map(({ about }) => about)).size).toBe(3);
        }
  });

  test('in whatever order a double click, the deputy and an import of steps reach the store is one confirmation each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        let racing = false;
        const world = dutyWorld({
          call: async (name, work) => {
            if (racing) await scheduler.schedule(Promise.resolve(), name);
            return work();
          },
        });
        const roster = rosterOf();
        const token = await world.dutyToken('L1', SCREENING);
        // The deputy's page was opened during a leave that ends while both send their forms.
        const deputy = await world.dutyToken('L2', SCREENING);
        const both = deputised();
        const asDeputy = { ...world.deps, roster: fixed(both) };
        expect(roster.officers.has('L2')).toBe(true);
        racing = true;
        const answers = await scheduler.waitFor(
          Promise.all([
            confirmDuty(world.deps, token, screeningForm(['M1', 'M2']), TEN),
            confirmDuty(world.deps, token, screeningForm(['M1', 'M2']), at(1)),
            confirmDuty(asDeputy, deputy, screeningForm(['M2'], { employeeNo: 'L2' }), at(2)),
          ]),
        );
        racing = false;
        expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
        expect(answers[0]).toEqual(answers[1]);
        for (const subject of ['M1', 'M2']) expect(world.find(SCREENING, subject).history).toHaveLength(2);
        const winner = world.find(SCREENING, 'M2').history[1]?.by;
        for (const [answer, who] of [
          [answers[0], 'L1'],
          [answers[2], 'L2'],
        ] as const) {
          const receipt = answer.ok ? await openDutyReceipt(world.deps, answer.receipt, at(9)) : undefined;
          const outcomes = receipt?.ok ? receipt.page.outcomes : [];
          const m2 = outcomes.find(({ subject }) => subject?.id === 'M2');
          expect(m2).toMatchObject({ outcome: winner === who ? 'recorded' : 'already' });
          expect(m2?.told.by === 'you').toBe(winner === who);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('whose notices cannot be put stands all the same, and says so in the log', async () => {
    const world = dutyWorld({
      call: async (name, work) => {
        if (name.startsWith('messages') || name.startsWith('queue')) throw new Error('no connection');
        return work();
      },
    });
    const acted = await confirmDuty(world.deps, await world.dutyToken('L1', MEETING), meetingForm(), TEN);
    expect(acted).toMatchObject({ ok: true });
    expect(world.find(MEETING).state).toBe('confirmed');
    expect(world.logged('duty-notices-not-put')).toHaveLength(1);
  });

  test('of what is settled otherwise tells so: a waived duty is left waived', async () => {
    const waived = duty({
      ...MEETING,
      state: 'waived',
      by: { person: 'D1', assurance: 'link+employee-no', at: at(-900), commandId: 'w' },
    });
    const world = dutyWorld({ duties: [waived] });
    const acted = await confirmDuty(world.deps, await world.dutyToken('L1', MEETING), meetingForm(), TEN);
    expect(world.find(MEETING)).toEqual(waived);
    const receipt = acted.ok ? await openDutyReceipt(world.deps, acted.receipt, at(1)) : acted;
    expect(receipt).toMatchObject({ page: { outcomes: [{ outcome: 'already', told: { by: { surname: '周' } } }] } });
  });
});

describe('an abnormal answer', () => {
  const abnormal = () => screeningForm(['M1'], { 'money.M1': 'abnormal', 'note.M1': '大额借贷' });
  const receiptOf = async (world: DutyWorld) => {
    const acted = await confirmDuty(world.deps, await world.dutyToken('L1', SCREENING), abnormal(), TEN);
    const read = acted.ok ? await openDutyReceipt(world.deps, acted.receipt, at(1)) : acted;
    return read.ok && 'page' in read ? read.page : undefined;
  };

  test('of which nobody can be told raises an alarm, and the receipt does not say that somebody was', async () => {
    const { officers } = rosterOf();
    const reached = [...officers.values()].map(({ mail, ...one }) => (one.id.startsWith('L') ? { mail, ...one } : one));
    const world = dutyWorld({ roster: rosterOf({ officers: reached as Officer[] }) });
    expect(await receiptOf(world)).not.toHaveProperty('departmentTold');
    const ids = { unit: 'U1', kind: 'screening' };
    expect(world.logged('duty-nobody-to-tell')).toMatchObject([
      { level: 'error', ids: { ...ids, topic: 'receipt-copy' } },
      { level: 'error', ids: { ...ids, topic: 'abnormal' } },
    ]);
    await world.plan({ date: '2026-11-11', now: '2026-11-10T23:40:00.000Z', commandId: 'plan' });
    expect(world.logged('duty-nobody-to-tell')).toHaveLength(4);
  });

  test('reaches the head where the officers have no address, without an alarm', async () => {
    const { officers } = rosterOf();
    const reached = [...officers.values()].map(({ mail, ...one }) => (one.id === 'D1' ? one : { mail, ...one }));
    const world = dutyWorld({ roster: rosterOf({ officers: reached as Officer[] }) });
    expect(await receiptOf(world)).toMatchObject({ departmentTold: true });
    const told = world.notices().flatMap(({ person, notice }) => (notice?.topic === 'abnormal' ? [person] : []));
    expect([told, world.logged('duty-nobody-to-tell')]).toEqual([['H1'], []]);
  });
});

describe('a notice', () => {
  test('that is settled is not put on the queue again', async () => {
    const world = dutyWorld();
    const notice = { topic: 'receipt', ...MEETING, command: 'c' } as const;
    const when = { date: TUESDAY, now: TEN };
    await sendNotices(world.deps, [{ person: 'L1', notice }], when);
    const [stored] = world.notices();
    if (stored === undefined) throw new Error('no notice');
    await world.records.messages.put({ ...stored, version: 2, state: 'SENT' }, 1);
    expect(await sendNotices(world.deps, [{ person: 'L1', notice }], when)).toBe(0);
    expect(world.queued).toHaveLength(1);
  });
});

function fixed(roster: Roster) {
  return {
    load: async () => ({ roster, broken: [] }),
    get: async (entry: string, id: string) => {
      const found = { unit: roster.units, manager: roster.managers, officer: roster.officers }[entry]?.get(id);
      return found && ({ ok: true, value: found } as never);
    },
  };
}
