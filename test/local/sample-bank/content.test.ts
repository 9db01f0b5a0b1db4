import { describe, expect, test } from 'vitest';
import { type Client, TIERS } from '../../../functions/domain/client.ts';
import { tasksOf } from '../../../functions/domain/rules/index.ts';
import { TASK_KINDS, type Task } from '../../../functions/domain/task.ts';
import { importedSample, survey } from '../../support/sample-import.ts';

const MONDAY = '2026-11-23';

/** The sample bank on its usual date, imported once. */
const monday = importedSample({ date: MONDAY });

describe('its content, after the real import', () => {
  test.each([MONDAY, '2026-09-30', '2028-02-29', '1999-01-04', '2025-07-30'])(
    'on %s every row is good, every rule has work, and books are as full as they should be',
    async (date) => {
      const { report, clients, roster, day } = await (date === MONDAY ? monday : importedSample({ date }));
      expect(report).toMatchObject({
        state: 'done',
        asOf: date,
        rejected: 0,
        warnings: [],
        clients: 3000,
        managers: 12,
        units: 3,
      });
      const { kinds, due, all } = survey(clients, (client) => tasksOf(client, day));
      for (const kind of TASK_KINDS.filter((one) => one !== 'follow-up'))
        expect([kind, kinds.get(kind) ?? 0]).not.toEqual([kind, 0]);
      for (const tier of TIERS)
        expect(all.some(({ client, task }) => task.kind === 'contact-due' && client.bank.tier === tier)).toBe(true);

      const counts = [...due.values()].sort((a, b) => a - b);
      expect(counts).toHaveLength(12);
      expect(counts[0]).toBe(0);
      expect(counts[1]).toBeGreaterThan(3);
      expect(counts[6]).toBeGreaterThan(15);
      expect(counts[11]).toBeLessThan(75);
      const newcomer = [...due].find(([, count]) => count === 0)?.[0];
      expect(clients.filter(({ bank }) => bank.managerId === newcomer).length).toBeGreaterThan(0);
      expect(roster.officers.size).toBe(6);
    },
  );

  test.each([MONDAY, '2026-09-30'])('on %s no product is held in an amount it is not sold in', async (date) => {
    const { clients } = await (date === MONDAY ? monday : importedSample({ date }));
    const holdings = clients.flatMap(({ bank }) => bank.holdings);
    const amounts = (name: RegExp) =>
      holdings.filter((one) => name.test(one.name ?? '')).map(({ amount }) => amount.minor / 100);
    for (const [name, least] of [
      [/大额存单/, 200_000],
      [/固收/, 10_000],
      [/整存整取/, 50],
      [/储蓄国债/, 100],
      [/保险|寿险/, 1_000],
    ] as const) {
      expect(amounts(name).length, String(name)).toBeGreaterThan(10);
      expect(Math.min(...amounts(name)), String(name)).toBeGreaterThanOrEqual(least);
    }
    expect(amounts(/储蓄国债/).every((amount) => amount % 100 === 0)).toBe(true);
  });

  test('on an ordinary day some books hold less than a day of calls, most more, none too much', async () => {
    const { clients, day } = await monday;
    const { due } = survey(clients, (client) => tasksOf(client, day));
    const counts = [...due.values()].sort((a, b) => a - b);
    expect(counts.filter((count) => count > 0 && count < 15).length).toBeGreaterThan(0);
    expect(counts.filter((count) => count > 15).length).toBeGreaterThan(5);
    expect(counts[11]).toBeLessThanOrEqual(40);
  });

  test('before a long holiday more is due than on the ordinary day', async () => {
    const { clients, day } = await importedSample({ date: '2026-09-30' });
    const tasks = clients.flatMap((client) => tasksOf(client, day));
    expect(tasks.some(({ early }) => early)).toBe(true);
  });

  test('what a rule can say is all there', async () => {
    const { clients, roster, day } = await monday;
    const { all } = survey(clients, (client) => tasksOf(client, day));
    const holds = (wanted: (task: Task, client: Client) => boolean | undefined) =>
      expect(all.some(({ client, task }) => wanted(task, client))).toBe(true);
    for (const daysLeft of [-1, 0, 1, 3, 7]) holds((task) => task.kind === 'maturity' && task.daysLeft === daysLeft);
    for (const atMaturity of ['idle', 'renews', undefined])
      holds((task) => task.kind === 'maturity' && task.atMaturity === atMaturity);
    for (const kind of ['deposit', 'wealth', 'bond', 'loan'])
      holds((task) => task.kind === 'maturity' && task.holdingKind === kind);
    holds((task) => task.kind === 'maturity' && task.daysLeft > 15);
    holds((task) => task.kind === 'contact-due' && task.never);
    for (const detail of ['phone', 'address']) holds((task) => task.kind === 'details-stale' && task.detail === detail);
    for (const reason of ['expired', 'expiring', 'missing'])
      holds((task) => task.kind === 'risk-review' && task.reason === reason);
    holds((task) => task.kind === 'unsuitable-holding' && task.assessmentExpiresOn !== undefined);
    holds((task) => task.kind === 'unsuitable-holding' && task.assessmentExpiresOn === undefined);
    for (const calendar of ['solar', 'lunar'])
      holds((task) => task.kind === 'birthday' && task.birthday.calendar === calendar);

    const names = clients.map(({ bank }) => bank.name ?? '');
    expect(names.some((name) => name.startsWith('欧阳'))).toBe(true);
    expect(names.filter((name) => name.includes('·')).length).toBeGreaterThan(1);
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(40);
    const dueClients = new Set(all.map(({ client }) => client));
    for (const lacks of ['phone', 'gender', 'riskTolerance'] as const)
      expect([...dueClients].some(({ bank }) => bank[lacks] === undefined)).toBe(true);
    expect(clients.some(({ bank }) => bank.holdings.some(({ closed }) => closed))).toBe(true);
    expect(clients.some(({ bank }) => bank.preference === 'wants-information' && (bank.topics?.length ?? 0) > 0)).toBe(
      true,
    );

    const away = [...roster.managers.values()].filter(({ leave = [] }) =>
      leave.some(({ from, to }) => from <= MONDAY && MONDAY <= to),
    );
    expect(away).toHaveLength(1);
    const deputy = roster.managers.get(away[0]?.deputyId ?? '');
    expect(deputy?.unitId).toBe(away[0]?.unitId);
    expect(new Set([...roster.officers.values()].map(({ role }) => role)).size).toBe(4);
  });

  test('everybody has a number of their own that is not their id, and the supervising department answers for every unit', async () => {
    const { roster } = await monday;
    const people = [...roster.managers.values(), ...roster.officers.values()];
    expect(new Set(people.map(({ employeeNo }) => employeeNo)).size).toBe(18);
    for (const { id, employeeNo } of people) expect([id, employeeNo]).toEqual([id, expect.stringMatching(/^\d{6}$/)]);
    const supervising = [...roster.officers.values()].filter(({ role }) => role.startsWith('supervising'));
    expect(supervising).toHaveLength(2);
    for (const { departmentId } of roster.units.values())
      expect(supervising.map((officer) => officer.departmentId)).toEqual([departmentId, departmentId]);
  });

  test('each line manager has a deputy who heads another unit', async () => {
    const { roster } = await monday;
    for (const { lineManagerId = '' } of roster.units.values()) {
      const deputy = roster.officers.get(roster.officers.get(lineManagerId)?.deputyId ?? '');
      expect(deputy).toMatchObject({ role: 'line-manager' });
      expect(deputy?.id).not.toBe(lineManagerId);
    }
  });

  test.each([1, 7, 30])('a bank of %i clients is imported and has work', async (size) => {
    const { report, clients, day } = await importedSample({ date: MONDAY, clients: size });
    expect(report).toMatchObject({ state: 'done', rejected: 0, warnings: [], clients: size });
    expect(clients.some((client) => tasksOf(client, day).length > 0)).toBe(true);
  });
});
