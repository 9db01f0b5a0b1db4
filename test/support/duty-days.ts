import type { DutyDay, DutyGroup, LateUnit, OpenSubject, UnitDuties } from '../../functions/domain/duty/duty-day.ts';
import type { DutyReceipt } from '../../functions/domain/duty/duty-pages.ts';
import type { DutyRule } from '../../functions/domain/duty/duty-rule.ts';
import type { ManagerWork } from '../../functions/domain/duty/manager-work.ts';
import type { DutyLinks } from '../../functions/views/duty-mail.ts';

const SURNAMES = [...'陈刘黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐'];

/** So many client managers, by surname, each with another. */
export function subjects(count: number): OpenSubject[] {
  return Array.from({ length: count }, (_, n) => {
    return { id: `M${String(n + 1).padStart(3, '0')}`, surname: SURNAMES[n % SURNAMES.length] ?? '陈', han: true };
  });
}

/** The screening of a unit: three of five people done, three working days left. Parts can be replaced. */
export function aGroup(change: Partial<DutyGroup> = {}): DutyGroup {
  return {
    unit: 'U01',
    period: '2026-11',
    kind: 'screening',
    name: { 'zh-CN': '思想行为排查', en: 'Conduct screening' },
    tone: 'reminder',
    dueOn: '2026-11-30',
    workdaysLeft: 3,
    total: 5,
    done: 3,
    open: subjects(2),
    yours: true,
    ...change,
  };
}

/** The unit's meeting: one for all. */
export function aMeeting(change: Partial<DutyGroup> = {}): DutyGroup {
  const name = { 'zh-CN': '例会', en: 'Regular meeting' };
  return aGroup({ kind: 'meeting', name, total: 1, done: 0, open: [], ...change });
}

/** The agreement that client managers sign themselves, with one who has not, reminded twice. */
export function anAgreement(change: Partial<DutyGroup> = {}): DutyGroup {
  return aGroup({
    kind: 'self-discipline-agreement',
    period: '2026',
    name: { 'zh-CN': '自律协议', en: 'Self-discipline agreement' },
    total: 5,
    done: 4,
    open: [{ id: 'M002', surname: '刘', han: true }],
    yours: false,
    toldOn: ['2026-11-16', '2026-11-20'],
    ...change,
  });
}

/** How one client manager follows up: nothing waits. */
export function aWork(change: Partial<ManagerWork> = {}): ManagerWork {
  return {
    manager: 'M001',
    who: { surname: '陈', han: true },
    had: 15,
    did: 14,
    postponed: 0,
    open: 1,
    rolledOver: 0,
    ...change,
  };
}

/** One who needs a word. */
export const waitingLong = aWork({
  manager: 'M002',
  who: { surname: '刘', han: true },
  ...{ had: 15, did: 11, open: 4, rolledOver: 5 },
  longest: {
    since: '2026-11-16',
    workdays: 8,
    maturity: { amount: { minor: 60_000_000, currency: 'CNY' }, on: '2026-11-26' },
  },
});

const DONE: UnitDuties['done'] = [
  { kind: 'meeting', name: { 'zh-CN': '例会', en: 'Regular meeting' }, total: 1 },
  { kind: 'warning-education', name: { 'zh-CN': '警示教育', en: 'Warning education' }, total: 1 },
  { kind: 'ledger-review', name: { 'zh-CN': '台账检查', en: 'Ledger review' }, total: 1 },
  { kind: 'education-note', name: { 'zh-CN': '警示教育笔记', en: 'Education note' }, total: 5 },
];

/** A unit with four kinds done and two open. */
export function aUnit(change: Partial<UnitDuties> = {}): UnitDuties {
  return {
    unit: 'U01',
    unitName: '泰山路支行',
    done: DONE,
    groups: [aGroup(), anAgreement()],
    work: [],
    ...change,
  };
}

/** A late unit as the supervising department is told of it. */
export function aLateUnit(change: Partial<LateUnit> = {}): LateUnit {
  return {
    unit: 'U01',
    unitName: '泰山路支行',
    lineManager: { id: 'L01', surname: '张', han: true },
    groups: [lateGroup({ yours: false, toldOn: ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-01'] })],
    ...change,
  };
}

/** The screening, one working day late; the department is told next. */
export function lateGroup(change: Partial<DutyGroup> = {}): DutyGroup {
  return aGroup({ tone: 'overdue', workdaysLeft: -1, next: { on: '2026-12-02', to: 'department' }, ...change });
}

/** A line manager's mail on Wednesday 2026-11-25. */
export function aDutyDay(change: Partial<DutyDay> = {}): DutyDay {
  return {
    date: '2026-11-25',
    locale: 'zh-CN',
    greet: { surname: '张', han: true },
    makeUpDay: false,
    units: [aUnit()],
    own: [],
    late: { units: [], head: false },
    ...change,
  };
}

const TOKEN = 'eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0'.padEnd(330, 'x');

/** A link to the month, and one to each group of the day. */
export function linksOf({ units, own, late }: DutyDay): DutyLinks {
  const groups = [...units, ...late.units].flatMap((unit) => unit.groups);
  const named = [...groups, ...own].map(({ unit, period, kind }, n): [string, string] => {
    return [`${unit}|${period}|${kind}`, `https://steward.bank.example/duty/${TOKEN}${n}`];
  });
  return { duties: `https://steward.bank.example/duties/${TOKEN}`, groups: Object.fromEntries(named) };
}

const ANSWERS = [
  { id: 'normal', label: { 'zh-CN': '正常', en: 'Normal' } },
  { id: 'attention', label: { 'zh-CN': '需关注', en: 'Needs attention' }, notable: true },
  { id: 'abnormal', label: { 'zh-CN': '异常', en: 'Abnormal' }, notable: true, notifies: true },
] as const;

const label = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } });

/** A screening with two aspects and a note. */
const SCREENING: DutyRule = {
  kind: 'screening',
  name: { 'zh-CN': '思想行为排查', en: 'Conduct screening' },
  asks: { 'zh-CN': '请逐人排查。', en: 'Please screen everybody.' },
  period: 'month',
  per: 'client-manager',
  by: 'line-manager',
  dueWorkday: -1,
  atLeastWorkdays: 5,
  reminders: [3],
  overdue: [{ workdays: 1, to: 'assignee' }],
  overdueEvery: 5,
  evidence: [
    { id: 'work', ...label('工作', 'Work'), type: 'choice', required: true, options: ANSWERS },
    { id: 'money', ...label('经济', 'Money'), type: 'choice', required: true, options: ANSWERS },
    { id: 'note', ...label('情况说明', 'What you saw'), type: 'text', required: 'when-notable', most: 500 },
  ],
};

/** A meeting with its date, attendance and minutes. */
export const MEETING: DutyRule = {
  ...SCREENING,
  kind: 'meeting',
  name: { 'zh-CN': '例会', en: 'Regular meeting' },
  per: 'unit',
  evidence: [
    { id: 'date', ...label('开会日期', 'Date of the meeting'), type: 'date', required: true },
    { id: 'topics', ...label('议题', 'Topics'), type: 'text', required: true, most: 500 },
    { id: 'attended', ...label('到会的客户经理', 'Client managers who attended'), type: 'attendance' },
    { id: 'minutes', ...label('会议纪要', 'Minutes'), type: 'file' },
  ],
};

/** The agreement each client manager signs. */
export const AGREEMENT: DutyRule = {
  ...SCREENING,
  kind: 'self-discipline-agreement',
  name: { 'zh-CN': '自律协议', en: 'Self-discipline agreement' },
  by: 'client-manager',
  period: 'year',
  evidence: [{ id: 'agreement', ...label('签署人姓名', 'Your name'), type: 'agreement', document: 'self-discipline' }],
};

const told = { by: 'you', on: '2026-11-23', time: '09:12' } as const;

/** The receipt of a screening of three people, one of them abnormal in money. */
export function aDutyReceipt(change: Partial<DutyReceipt> = {}): DutyReceipt {
  const of = (id: string, name: string, evidence: Record<string, string>) => {
    return { subject: { id, name }, outcome: 'recorded' as const, told, evidence };
  };
  return {
    date: '2026-11-23',
    locale: 'zh-CN',
    rule: SCREENING,
    unitName: '泰山路支行',
    period: '2026-11',
    form: 'confirm',
    by: 'you',
    at: { on: '2026-11-23', time: '09:12' },
    outcomes: [
      of('M001', '陈志远', { work: 'normal', money: 'normal' }),
      of('M002', '刘思敏', { work: 'normal', money: 'abnormal', note: '近期向同事借款，已约谈两次' }),
      of('M003', '黄建国', { work: 'attention', money: 'normal', note: '多次迟到' }),
    ],
    people: [],
    left: 2,
    departmentTold: true,
    ...change,
  };
}
