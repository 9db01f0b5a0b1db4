import { describe, expect, test } from 'vitest';
import { checkClients } from '../../../functions/app/doctor/check-clients.ts';
import { checkRoster } from '../../../functions/app/doctor/check-roster.ts';
import type { ClientManager, Officer, Roster, Unit } from '../../../functions/domain/roster.ts';
import { aClient } from '../../support/clients.ts';
import { aManager, OFFICER, SUPERVISOR, UNIT } from '../../support/doctor.ts';
import { MemoryClients } from '../../support/memory-records.ts';

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
function aRoster(parts: { units?: Unit[]; managers?: ClientManager[]; officers?: Officer[] } = {}): Roster {
  const { units = [UNIT], managers = [aManager('m1')], officers = [OFFICER, SUPERVISOR] } = parts;
  return { units: byId(units), managers: byId(managers), officers: byId(officers) };
}
const told = (roster: Roster) => checkRoster(roster, '2026-11-23').map(({ level, found }) => `${level}: ${found}`);

describe('holes in the roster', () => {
  test('a whole one has none', () => {
    expect(told(aRoster())).toEqual(['ok: 1 client manager in 1 unit, all with an address']);
  });

  test('without client managers nobody gets mail', () => {
    expect(told(aRoster({ managers: [] }))).toEqual(['problem: there are no client managers']);
  });

  test('client managers without a mail address are named, ten at most', () => {
    const managers = Array.from({ length: 13 }, (_, n) => ({ id: `m${n}`, unitId: 'u1' }));
    expect(told(aRoster({ managers }))).toEqual([
      'problem: 13 client managers without a mail address: m0, m1, m2, m3, m4, m5, m6, m7, m8, m9 and 3 more',
    ]);
  });

  test('a client manager in a unit that is not there, or with a deputy who is not', () => {
    const managers = [
      aManager('m1', { unitId: 'u9' }),
      aManager('m2', { deputyId: 'gone' }),
      aManager('m3', { deputyId: 'o1' }),
    ];
    expect(told(aRoster({ managers }))).toEqual([
      'warning: 1 client manager in a unit that is not in the roster: m1',
      'warning: 1 person whose deputy is not in the roster: m2',
    ]);
  });

  test('units without a line manager, or with one who is not there', () => {
    const units = [UNIT, { id: 'u2', name: 'u2' }, { id: 'u3', name: 'u3', lineManagerId: 'gone' }];
    expect(told(aRoster({ units }))).toEqual(['warning: 2 units without a line manager in the roster: u2, u3']);
  });

  test('officers who supervise without a mail address, and units whose department cannot be told', () => {
    const units = [
      { ...UNIT, departmentId: 'retail' },
      { ...UNIT, id: 'u2', departmentId: 'corporate' },
    ];
    const silent = { id: 's2', role: 'supervising' as const, departmentId: 'corporate' };
    const officers = [OFFICER, { ...SUPERVISOR, departmentId: 'retail' }, silent];
    expect(told(aRoster({ units, officers }))).toEqual([
      'warning: 1 officer who supervises, without a mail address: s2',
      'warning: 1 unit without a supervising department that can be told: u2',
    ]);
    const head = { ...SUPERVISOR, id: 'h1', role: 'supervising-head' as const, departmentId: 'corporate' };
    expect(told(aRoster({ units, officers: [...officers, head] }))).toEqual([
      'warning: 1 officer who supervises, without a mail address: s2',
    ]);
  });

  test('a client manager may head a unit', () => {
    expect(told(aRoster({ units: [{ ...UNIT, lineManagerId: 'm1' }] }))[0]).toMatch(/^ok/);
  });
});

describe('clients in nobody’s mail', () => {
  test('are counted, and the managers they lack are named', async () => {
    const of = (id: string, managerId: string, leftOn?: string) =>
      aClient({ id, bank: { managerId, ...(leftOn !== undefined && { leftOn }) } });
    const clients = new MemoryClients([
      of('c1', 'm1'),
      of('c2', 'm8'),
      of('c3', 'm9'),
      of('c4', 'm9'),
      of('c5', 'm7', '2026-01-01'),
    ]);
    const { findings } = await checkClients(clients, aRoster());
    expect(findings).toMatchObject([
      { level: 'problem', found: '3 clients of 2 managers who are not in the roster: m8, m9' },
    ]);
  });

  test('none: it says how many clients there are', async () => {
    const { findings } = await checkClients(new MemoryClients([aClient()]), aRoster());
    expect(findings).toEqual([{ level: 'ok', about: 'clients', found: '1 client, each with a client manager' }]);
  });
});
