import { expect, test } from 'vitest';
import { confirmDuty, explainDuty, reopenDuty, waiveDuty } from '../../../functions/domain/duty/commands.ts';
import type { Duty } from '../../../functions/domain/duty/duty.ts';
import type { Evidence } from '../../../functions/domain/duty/evidence-field.ts';
import { isNotable, notifies } from '../../../functions/domain/duty/evidence-given.ts';
import { nobodyToTell, noticesOf } from '../../../functions/domain/duty/notices.ts';
import type { Officer, Roster } from '../../../functions/domain/roster.ts';
import { actor, decided, duty, person, rosterOf, ruleOf, screened, sha256 } from '../../support/duties.ts';

const away = { leave: [{ from: '2026-11-01', to: '2026-11-27' }] };
const withOfficers = (...officers: (Pick<Officer, 'id' | 'role'> & Partial<Officer>)[]) =>
  rosterOf({ officers: officers.map((one) => person(one)) });

const told = (duties: Duty[], kind: string, roster: Roster = rosterOf(), command = 'command-1') => {
  const unit = roster.units.get('U1');
  if (unit === undefined) throw new Error('no unit');
  return noticesOf({ duties, rule: ruleOf(kind), unit, roster, date: '2026-11-10', command });
};
const untold = (duties: Duty[], roster: Roster) => {
  const unit = roster.units.get('U1');
  if (unit === undefined) throw new Error('no unit');
  return nobodyToTell({ duties, rule: ruleOf('screening'), unit, roster, date: '2026-11-10', command: 'command-1' });
};
const who = (...given: Parameters<typeof told>) => told(...given).map((one) => `${one.notice.topic} ${one.person}`);

const screening = (subject: string, evidence: Evidence = screened(), by = actor()) =>
  decided(confirmDuty(duty({ kind: 'screening', subject }), evidence, by, sha256));
const signed = (by = actor({ person: 'M1' })) =>
  decided(confirmDuty(duty({ kind: 'agreement', period: '2026', subject: 'M1' }), {}, by, sha256));

test('a confirmation is told to whoever confirmed and to the supervising department, once for the whole command', () => {
  expect(told([screening('M1'), screening('M2')], 'screening')).toEqual(
    [
      { topic: 'receipt', person: 'L1' },
      { topic: 'receipt-copy', person: 'D1' },
    ].map(({ topic, person }) => ({
      person,
      notice: { topic, unit: 'U1', period: '2026-11', kind: 'screening', command: 'command-1' },
    })),
  );
});

test('an abnormal answer about one of them is told to the supervising department as well', () => {
  const abnormal = screening('M2', screened({ money: 'abnormal', note: '大额借贷' }));
  expect(who([screening('M1'), abnormal], 'screening')).toEqual(['receipt L1', 'receipt-copy D1', 'abnormal D1']);
});

test('what a client manager signs is told to their line manager, or to the deputy', () => {
  expect(who([signed()], 'agreement')).toEqual(['receipt M1', 'receipt-copy L1']);
  const roster = withOfficers(
    { id: 'L1', role: 'line-manager', deputyId: 'L2', ...away },
    { id: 'L2', role: 'line-manager' },
  );
  expect(who([signed()], 'agreement', roster)).toEqual(['receipt M1', 'receipt-copy L2']);
});

test('a client manager who stands in for the line manager is not their own superior', () => {
  const roster = withOfficers(
    { id: 'L1', role: 'line-manager', deputyId: 'M1', ...away },
    { id: 'D1', role: 'supervising' },
  );
  expect(who([signed()], 'agreement', roster)).toEqual(['receipt M1', 'receipt-copy D1']);
  const asDeputy = actor({ person: 'M1', onBehalfOf: 'L1' });
  expect(who([screening('M2', screened(), asDeputy)], 'screening', roster)).toEqual(['receipt M1', 'receipt-copy D1']);
});

test('a reopening is told to whoever has the unit’s duties and to the supervising department', () => {
  const again = decided(reopenDuty(screening('M1'), '不是本人操作', actor({ commandId: 'c2' }), sha256));
  expect(who([again, screening('M2')], 'screening', undefined, 'c2')).toEqual(['reopened L1', 'reopened D1']);
  expect(who([again], 'screening')).toEqual(['receipt L1', 'receipt-copy D1']);
});

test('whoever answers for the unit and confirms as a deputy is not the one who is told: the head is', () => {
  const roster = withOfficers(
    { id: 'L1', role: 'line-manager', deputyId: 'D1', ...away },
    { id: 'D1', role: 'supervising' },
    { id: 'H1', role: 'supervising-head' },
  );
  const asDeputy = actor({ person: 'D1', onBehalfOf: 'L1' });
  const abnormal = screening('M2', screened({ money: 'abnormal', note: '大额借贷' }), asDeputy);
  expect(who([abnormal], 'screening', roster)).toEqual(['receipt D1', 'receipt-copy H1', 'abnormal H1']);
  expect(untold([abnormal], roster)).toEqual([]);
});

test('where nobody is left to be told, that is known', () => {
  const lone = withOfficers({ id: 'D1', role: 'supervising' });
  const byD1 = screening('M2', screened({ money: 'abnormal', note: '大额借贷' }), actor({ person: 'D1' }));
  expect(untold([byD1], lone)).toEqual(['receipt-copy', 'abnormal']);
  expect(untold([screening('M2', screened(), actor({ person: 'D1' }))], lone)).toEqual(['receipt-copy']);
  expect(untold([screening('M2', screened({ money: 'abnormal', note: '大额借贷' }))], lone)).toEqual([]);
});

test('a reopening is told to whoever had confirmed as well', () => {
  const roster = withOfficers({ id: 'L1', role: 'line-manager' }, { id: 'D1', role: 'supervising' });
  const again = decided(reopenDuty(signed(), '不是本人操作', actor({ commandId: 'c2' }), sha256));
  expect(who([again], 'agreement', roster, 'c2')).toEqual(['reopened L1', 'reopened D1', 'reopened M1']);
});

test('a waiver is told to whoever has the unit’s duties and to whomever it is about', () => {
  const waived = decided(
    waiveDuty(duty({ kind: 'screening', subject: 'M1' }), '休产假', actor({ person: 'D1' }), sha256),
  );
  expect(who([waived], 'screening')).toEqual(['waived L1', 'waived M1']);
  expect(who([decided(waiveDuty(duty(), '停业', actor({ person: 'D1' }), sha256))], 'meeting')).toEqual(['waived L1']);
});

test('an explanation sends no notice, nor does a command that stands in no history', () => {
  const explained = decided(explainDuty(duty(), '出差', actor(), sha256));
  expect(told([explained], 'meeting')).toEqual([]);
  expect(told([screening('M1')], 'screening', undefined, 'other')).toEqual([]);
  expect(told([], 'screening')).toEqual([]);
});

test('only an answer marked so notifies the department; both marks ask for the note', () => {
  const rule = ruleOf('screening');
  const marks = (evidence: Evidence) => [notifies(evidence, rule), isNotable(evidence, rule)];
  expect(marks(screened())).toEqual([false, false]);
  expect(marks(screened({ family: 'attention' }))).toEqual([false, true]);
  expect(marks(screened({ family: 'abnormal' }))).toEqual([true, true]);
  expect(marks({ note: 'abnormal' })).toEqual([false, false]);
});
