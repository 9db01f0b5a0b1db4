import { agreements } from '../../config/agreements.ts';
import { duties } from '../../config/duties.ts';
import type {
  DutiesPage,
  DutyFormProblem,
  DutyFormReturned,
  DutyPage,
  DutyReceipt,
  DutyStanding,
  PersonShown,
  StandingGroup,
} from '../../functions/domain/duty/duty-pages.ts';
import type { DutyRule } from '../../functions/domain/duty/duty-rule.ts';
import type { Evidence } from '../../functions/domain/duty/evidence-field.ts';
import type { ManagerWork } from '../../functions/domain/duty/manager-work.ts';
import { yuan } from './clients.ts';
import { sha256 } from './duties.ts';

/** Monday, 23 November 2026. */
export const DAY = '2026-11-23';
const SURNAMES = ['陈', '刘', '王', '赵', '周', '吴', '郑', '孙', '李', '黄'];
const GIVEN = ['明', '洋', '芳', '晨', '婷', '志强'];

/** A rule of the bank's catalogue. */
export function ruleOf(kind: string): DutyRule {
  const found = duties.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`there is no duty ${kind}`);
  return found;
}

/** So many client managers, no two of one name. */
export function staff(count: number): PersonShown[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `M${String(index + 1).padStart(3, '0')}`,
    name: `${SURNAMES[index % 10] ?? ''}${GIVEN[Math.floor(index / 10)] ?? ''}`,
  }));
}

export const confirmed = (subject?: PersonShown): DutyStanding => ({
  ...(subject && { subject }),
  state: 'confirmed',
  told: { by: 'you', on: '2026-11-12', time: '09:12' },
});
export const open = (subject?: PersonShown): DutyStanding => ({ ...(subject && { subject }), state: 'open' });

/** The page of one duty of a unit, as its line manager sees it; about `people` client managers, of whom the first `done` are done. */
export function dutyPageOf(kind: string, parts: Partial<DutyPage> & { done?: number } = {}): DutyPage {
  const { done = 0, ...rest } = parts;
  const rule = ruleOf(kind);
  const people = rest.people ?? staff(8);
  const about = rule.by === 'client-manager' ? people.slice(0, 1) : people;
  const standings =
    rule.per === 'unit' ? [open()] : about.map((one, index) => (index < done ? confirmed(one) : open(one)));
  const owed = standings.filter(({ state }) => state === 'open');
  const text = agreements.find(({ document }) =>
    rule.evidence.some((one) => 'document' in one && one.document === document),
  );
  return {
    date: DAY,
    locale: 'zh-CN',
    rule,
    unitName: '泰山路支行',
    period: rule.period === 'year' ? '2026' : '2026-11',
    dueOn: '2026-11-30',
    workdaysLeft: 5,
    reader: 'assignee',
    standings,
    asked: owed.slice(0, 10),
    askedLater: Math.max(0, owed.length - 10),
    people,
    ...(text && { agreement: { ...text, hash: sha256(JSON.stringify(text.text)) } }),
    fedBy: [],
    shownAt: `${DAY}T01:00:00.000Z`,
    dutiesToken: 'months.token',
    ...rest,
  };
}

/** A group of duties as the month's page lists it. */
export function groupOf(kind: string, parts: Partial<StandingGroup> = {}): StandingGroup {
  const standings = parts.standings ?? [open()];
  return {
    kind,
    name: ruleOf(kind).name,
    period: ruleOf(kind).period === 'year' ? '2026' : '2026-11',
    dueOn: '2026-11-30',
    workdaysLeft: 5,
    done: standings.filter(({ state }) => state !== 'open' && state !== 'reopened').length,
    total: standings.length,
    standings,
    token: `${kind}.token`,
    ...parts,
  };
}

/** How a client manager followed up this week. */
export function workOf(manager: PersonShown, parts: Partial<ManagerWork> = {}): ManagerWork {
  const who = { surname: manager.name.slice(0, 1), han: true };
  return { manager: manager.id, who, had: 12, did: 10, postponed: 1, open: 1, rolledOver: 0, ...parts };
}

/** The month of a line manager: one late, two to do, one done, and the week's work of eight. */
export function dutiesPageOf(parts: Partial<DutiesPage> = {}): DutiesPage {
  const people = staff(8);
  const [first, second, ...others] = people;
  if (first === undefined || second === undefined) throw new Error('there is nobody');
  const longest = { since: '2026-11-16', workdays: 5, maturity: { amount: yuan(600_000), on: '2026-11-26' } };
  return {
    date: DAY,
    locale: 'zh-CN',
    greet: { surname: '张', han: true },
    units: [
      {
        unit: 'U1',
        unitName: '泰山路支行',
        groups: [
          groupOf('meeting', { standings: [confirmed()] }),
          groupOf('screening', { yours: true, standings: [open(first), open(second), ...others.map(confirmed)] }),
          groupOf('ledger-review', {
            yours: true,
            ...{ period: '2026-10', dueOn: '2026-11-20', workdaysLeft: -1 },
            standings: [{ state: 'open', reason: '系统升级，台账月底才能导出' }],
          }),
          groupOf('self-discipline-agreement', {
            standings: people.map((one, index) => (index === 1 ? open(one) : confirmed(one))),
          }),
        ],
        work: people.map((one, index) => workOf(one, index === 1 ? { did: 4, open: 7, rolledOver: 5, longest } : {})),
      },
    ],
    own: [],
    ...parts,
  };
}

const SCREENED: Evidence = {
  ...{ work: 'normal', money: 'attention', social: 'normal', family: 'normal', other: 'normal' },
  ...{ method: 'talk', note: '近期有网贷还款，已约谈，月底再看' },
};

/** The receipt of a confirmation of two client managers' screening, and of one that somebody else had done. */
export function receiptOf(parts: Partial<DutyReceipt> = {}): DutyReceipt {
  const [first, second, third] = staff(3);
  if (!first || !second || !third) throw new Error('there is nobody');
  const told = { by: 'you', on: DAY, time: '09:12' } as const;
  const other = { by: { surname: '周', han: true }, on: DAY, time: '09:10' };
  return {
    date: DAY,
    locale: 'zh-CN',
    rule: ruleOf('screening'),
    unitName: '泰山路支行',
    period: '2026-11',
    form: 'confirm',
    by: 'you',
    at: { on: DAY, time: '09:12' },
    outcomes: [
      { subject: first, outcome: 'recorded', told, evidence: SCREENED },
      { subject: second, outcome: 'recorded', told, evidence: { ...SCREENED, money: 'normal', note: '' } },
      { subject: third, outcome: 'already', told: other },
    ],
    people: staff(8),
    left: 5,
    dutyToken: 'duty.token',
    dutiesToken: 'months.token',
    ...parts,
  };
}

/** A wrong employee number. */
export const WRONG = { field: 'employeeNo', why: 'wrong', triesLeft: 3 } satisfies DutyFormProblem;

/** A form that came back; say what should differ. */
export const returned = (parts: Partial<DutyFormReturned> = {}): DutyFormReturned => ({
  ...{ form: 'confirm', typed: new Map(), problems: [] },
  ...parts,
});

/** A form in which everything is wrong that can be: every field of everybody, the number, and nothing given. */
export function allWrong({ rule, asked }: DutyPage): DutyFormProblem[] {
  const fields = asked.flatMap(({ subject }) => {
    const about = subject === undefined ? {} : { subject };
    const after = subject === undefined ? '' : `.${subject.id}`;
    return rule.evidence.flatMap(({ id, type }): DutyFormProblem[] => {
      if (type === 'file') return [];
      const mend: DutyFormProblem = { field: `${id}${after}`, why: 'missing', ...about };
      return type === 'agreement' ? [mend, { field: `${id}.agree${after}`, why: 'not-agreed', ...about }] : [mend];
    });
  });
  return [...fields, WRONG, { field: 'form', why: 'nothing-given' }];
}
