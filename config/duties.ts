import type { DutyCatalogue, DutyRule } from '../functions/domain/duty/duty-rule.ts';
import type { ChoiceOption, EvidenceField } from '../functions/domain/duty/evidence-field.ts';
import type { Localized } from '../functions/domain/locale.ts';

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

/** How the month's duties are urged on: reminders before the due day, then one step higher after the other. All in working days. */
const URGING = { reminders: [10, 5, 3, 2, 1], overdueEvery: 5 };

/** What the line manager does: after the due day they are told, then the supervising department, then its head. */
const BY_LINE_MANAGER = {
  by: 'line-manager',
  ...URGING,
  overdue: [
    { workdays: 1, to: 'assignee' },
    { workdays: 2, to: 'department' },
    { workdays: 4, to: 'department-head' },
  ],
} satisfies Partial<DutyRule>;

/** What each client manager does themself: after the due day they are told, then their line manager, then the supervising department. */
const BY_CLIENT_MANAGER = {
  by: 'client-manager',
  per: 'client-manager',
  ...URGING,
  overdue: [
    { workdays: 1, to: 'assignee' },
    { workdays: 2, to: 'line-manager' },
    { workdays: 4, to: 'department' },
  ],
} satisfies Partial<DutyRule>;

const RESULTS: readonly ChoiceOption[] = [
  { id: 'normal', label: say('正常', 'Normal') },
  { id: 'attention', label: say('需关注', 'Needs attention'), notable: true },
  { id: 'abnormal', label: say('异常', 'Abnormal'), notable: true, notifies: true },
];

const aspect = (id: string, label: Localized, hint: Localized): EvidenceField => {
  return { id, label, hint, type: 'choice', required: true, options: RESULTS };
};

/**
 * What the supervision rules ask for, month by month and year by year. A bank adds a duty by adding an entry, without any code. A `kind` once opened is
 * never renamed: the histories are kept under it. `dueWorkday` counts working days of the period, -1 being the last one.
 */
export const duties: DutyCatalogue = [
  {
    kind: 'screening',
    name: say('思想行为排查', 'Conduct screening'),
    asks: say(
      '请逐人排查本部门每一位客户经理，五个方面各选一项。选“需关注”或“异常”的，请写明情况；“异常”会立即告知主管部门。',
      'Please screen each client manager of your unit: one answer for each of five aspects. Say what you saw where you choose “needs attention” or “abnormal”; the supervising department is told at once of “abnormal”.',
    ),
    period: 'month',
    per: 'client-manager',
    ...BY_LINE_MANAGER,
    dueWorkday: -1,
    atLeastWorkdays: 5,
    evidence: [
      aspect(
        'work',
        say('工作', 'Work'),
        say('考勤、业务办理、投诉、违规操作', 'Attendance, handling of business, complaints, breaches of rules'),
      ),
      aspect(
        'money',
        say('经济', 'Money'),
        say(
          '负债、民间借贷、与客户的资金往来、异常消费',
          'Debts, private lending, money moved with clients, unusual spending',
        ),
      ),
      aspect(
        'social',
        say('交往', 'Social ties'),
        say('交往对象、赌博、非法集资、在外兼职', 'Company kept, gambling, illegal fund-raising, outside work'),
      ),
      aspect(
        'family',
        say('家庭', 'Family'),
        say('家庭变故、重大支出、家人经商', 'Misfortune, large expenses, businesses of relatives'),
      ),
      aspect(
        'other',
        say('其他', 'Other'),
        say('情绪、健康和其他值得留意的情况', 'Mood, health, and anything else worth a look'),
      ),
      {
        id: 'method',
        label: say('排查方式', 'How you looked'),
        type: 'choice',
        required: true,
        options: [
          { id: 'talk', label: say('谈话', 'Talk') },
          { id: 'visit', label: say('走访', 'Visit') },
          { id: 'data', label: say('数据核查', 'Data check') },
        ],
      },
      {
        id: 'note',
        label: say('情况说明', 'What you saw'),
        hint: say('看到了什么、何时、打算怎么跟进', 'What, when, and how you will follow it up'),
        type: 'text',
        required: 'when-notable',
        most: 500,
        lines: 3,
      },
    ],
  },
  {
    kind: 'meeting',
    name: say('例会', 'Regular meeting'),
    asks: say(
      '请召开本月例会，会后登记日期、议题和到会人员。',
      'Please hold this month’s meeting, then record its date, its topics and who attended.',
    ),
    period: 'month',
    per: 'unit',
    ...BY_LINE_MANAGER,
    dueWorkday: -1,
    atLeastWorkdays: 5,
    evidence: [
      { id: 'date', label: say('开会日期', 'Date of the meeting'), type: 'date', required: true },
      { id: 'topics', label: say('议题', 'Topics'), type: 'text', required: true, most: 500, lines: 3 },
      { id: 'attended', label: say('到会的客户经理', 'Client managers who attended'), type: 'attendance' },
      {
        id: 'minutes',
        label: say('会议纪要编号', 'Reference of the minutes'),
        hint: say('纪要存放在哪里、编号是多少', 'Where the minutes are kept, under which number'),
        type: 'text',
        required: true,
        most: 100,
      },
      {
        id: 'minutes-file',
        label: say('会议纪要', 'Minutes'),
        type: 'file',
      },
    ],
  },
  {
    kind: 'warning-education',
    name: say('警示教育', 'Warning education'),
    asks: say(
      '请组织一次警示教育，登记日期、案例和参加人员。参加的客户经理会各自写下体会，进度在本页可见。',
      'Please hold one warning education and record its date, the case and who attended. The client managers write down what they take from it; this page shows how far they are.',
    ),
    period: 'month',
    per: 'unit',
    ...BY_LINE_MANAGER,
    dueWorkday: -1,
    atLeastWorkdays: 5,
    evidence: [
      { id: 'date', label: say('教育日期', 'Date'), type: 'date', required: true },
      {
        id: 'case',
        label: say('案例', 'Case'),
        hint: say(
          '哪一起案例、违反了什么、给本部门的提醒',
          'Which case, what was breached, what it means for the unit',
        ),
        type: 'text',
        required: true,
        most: 500,
        lines: 3,
      },
      { id: 'attended', label: say('参加的客户经理', 'Client managers who attended'), type: 'attendance' },
    ],
  },
  {
    kind: 'education-note',
    name: say('警示教育笔记', 'Warning education note'),
    asks: say(
      '请写下本月警示教育的案例给您的提醒：错在哪里，您的工作中如何避免。几句话即可，请用自己的话写。',
      'Please write down what this month’s warning education case tells you: where it went wrong, and how you avoid it in your own work. A few sentences are enough, in your own words.',
    ),
    period: 'month',
    ...BY_CLIENT_MANAGER,
    dueWorkday: -1,
    atLeastWorkdays: 5,
    feeds: 'warning-education',
    evidence: [{ id: 'note', label: say('笔记', 'Note'), type: 'text', required: true, most: 1000, lines: 6 }],
  },
  {
    kind: 'self-discipline-agreement',
    name: say('自律协议', 'Self-discipline agreement'),
    asks: say(
      '请逐条阅读今年的自律协议，同意后输入您的姓名签署。签署后您会收到回执。',
      'Please read this year’s self-discipline agreement point by point; if you agree, sign it by typing your name. You get a receipt.',
    ),
    period: 'year',
    ...BY_CLIENT_MANAGER,
    dueWorkday: 20,
    atLeastWorkdays: 10,
    evidence: [
      {
        id: 'agreement',
        label: say('签署人姓名', 'Your name'),
        hint: say('与人员名册一致的姓名', 'As it stands in the roster'),
        type: 'agreement',
        document: 'self-discipline',
      },
    ],
  },
  {
    kind: 'ledger-review',
    name: say('台账检查', 'Ledger review'),
    asks: say(
      '请检查本月管理台账，写明查了什么、发现了什么。没有发现问题，也请写明查了什么。',
      'Please review this month’s ledger and say what you checked and what you found. If you found nothing, still say what you checked.',
    ),
    period: 'month',
    per: 'unit',
    ...BY_LINE_MANAGER,
    dueWorkday: -1,
    atLeastWorkdays: 5,
    evidence: [
      {
        id: 'checked',
        label: say('检查内容', 'What was checked'),
        hint: say('哪些记录、哪段时间、多少份', 'Which records, of which days, how many'),
        type: 'text',
        required: true,
        most: 500,
        lines: 3,
      },
      {
        id: 'result',
        label: say('检查结果', 'Result'),
        type: 'choice',
        required: true,
        options: [
          { id: 'nothing', label: say('未发现问题', 'Nothing found') },
          { id: 'found', label: say('发现问题', 'Something found'), notable: true },
        ],
      },
      {
        id: 'findings',
        label: say('发现的问题', 'What was found'),
        hint: say('问题、涉及的记录、怎么改、何时改完', 'What, in which records, how and by when it is put right'),
        type: 'text',
        required: 'when-notable',
        most: 500,
        lines: 3,
      },
    ],
  },
];
