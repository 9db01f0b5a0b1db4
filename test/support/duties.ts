import { createHash } from 'node:crypto';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import {
  closeDuty,
  confirmDuty,
  type DutyDecided,
  openDuty,
  reopenDuty,
  waiveDuty,
} from '../../functions/domain/duty/commands.ts';
import type { Duty, DutyRef, Sha256 } from '../../functions/domain/duty/duty.ts';
import type { DutyCatalogue, DutyRule } from '../../functions/domain/duty/duty-rule.ts';
import type { ChoiceOption, DutyActor, Evidence, EvidenceField } from '../../functions/domain/duty/evidence-field.ts';
import type { Localized } from '../../functions/domain/locale.ts';
import type { ClientManager, Officer, Roster, Unit } from '../../functions/domain/roster.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

const said = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

const NOTE: EvidenceField = { id: 'note', type: 'text', label: said('备注', 'Note'), most: 500, required: true };

/** A monthly duty of the unit's line manager, due on the last working day; say what should differ. */
export function rule(parts: Partial<DutyRule> = {}): DutyRule {
  return {
    kind: 'meeting',
    name: said('例会', 'Meeting'),
    asks: said('召开例会，并记录议题。', 'Hold the meeting and note its topics.'),
    period: 'month',
    per: 'unit',
    by: 'line-manager',
    dueWorkday: -1,
    atLeastWorkdays: 5,
    reminders: [10, 5, 3, 2, 1],
    overdue: [
      { workdays: 1, to: 'line-manager' },
      { workdays: 2, to: 'department' },
      { workdays: 4, to: 'department-head' },
    ],
    overdueEvery: 5,
    evidence: [NOTE],
    ...parts,
  };
}

const ANSWERS: readonly ChoiceOption[] = [
  { id: 'normal', label: said('正常', 'Normal') },
  { id: 'attention', label: said('需关注', 'Needs attention'), notable: true },
  { id: 'abnormal', label: said('异常', 'Abnormal'), notifies: true },
];

const ASPECTS = {
  work: said('工作', 'Work'),
  money: said('经济', 'Money'),
  social: said('社交', 'Social'),
  family: said('家庭', 'Family'),
  other: said('其他', 'Other'),
};

const aspect = ([id, label]: [string, Localized]): EvidenceField => ({
  id,
  type: 'choice',
  label,
  options: ANSWERS,
  required: true,
});

/** A small catalogue with the three shapes of duties: of each client manager by the line manager, of the unit, signed by each client manager. */
export const catalogue: DutyCatalogue = [
  rule({
    kind: 'screening',
    name: said('思想行为排查', 'Conduct screening'),
    asks: said('逐人排查五个方面。', 'Screen everybody in five aspects.'),
    per: 'client-manager',
    evidence: [
      ...Object.entries(ASPECTS).map(aspect),
      {
        id: 'method',
        type: 'choice',
        label: said('方式', 'Method'),
        required: true,
        options: [
          { id: 'talk', label: said('谈话', 'Talk') },
          { id: 'visit', label: said('家访', 'Visit') },
        ],
      },
      { id: 'note', type: 'text', label: said('备注', 'Note'), most: 500, required: 'when-notable' },
    ],
  }),
  rule({
    kind: 'meeting',
    dueWorkday: 15,
    evidence: [
      { id: 'heldOn', type: 'date', label: said('日期', 'Held on'), required: true },
      { id: 'topics', type: 'text', label: said('议题', 'Topics'), most: 1000, lines: 4, required: true },
      { id: 'attended', type: 'attendance', label: said('到会人员', 'Attended') },
    ],
  }),
  rule({
    kind: 'agreement',
    name: said('自律协议', 'Self-discipline agreement'),
    asks: said('阅读并签署自律协议。', 'Read and sign the agreement.'),
    period: 'year',
    per: 'client-manager',
    by: 'client-manager',
    dueWorkday: 60,
    reminders: [5, 1],
    evidence: [{ id: 'signature', type: 'agreement', document: 'self-discipline', label: said('签署', 'Signature') }],
  }),
];

/** The rule of a kind in the small catalogue. */
export function ruleOf(kind: string): DutyRule {
  const found = catalogue.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no rule ${kind}`);
  return found;
}

/** Evidence of a screening with nothing to note; say what should differ. */
export function screened(parts: Evidence = {}): Evidence {
  const normal = Object.fromEntries(Object.keys(ASPECTS).map((id) => [id, 'normal']));
  return { ...normal, method: 'talk', ...parts };
}

/** The line manager of unit U1 with the employee number typed; say what should differ. */
export function actor(parts: Partial<DutyActor> = {}): DutyActor {
  return {
    person: 'L1',
    assurance: 'link+employee-no',
    at: '2026-11-10T02:00:00.000Z',
    commandId: 'command-1',
    ...parts,
  };
}

type DutyParts = Partial<DutyRef> & { openedOn?: CivilDate; dueOn?: CivilDate; state?: Duty['state']; by?: DutyActor };

/** The duty of a decision that must not be a refusal. */
export function decided(decision: DutyDecided): Duty {
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return decision.duty;
}

/** The November meeting of unit U1, opened on the 2nd and due on the 30th, with the history that leads to its state; say what should differ. */
export function duty({ state = 'open', by = actor(), ...parts }: DutyParts = {}): Duty {
  const ref = { unit: 'U1', period: '2026-11', kind: 'meeting', openedOn: '2026-11-02', dueOn: '2026-11-30', ...parts };
  const opened = openDuty(ref, { at: `${ref.openedOn}T00:00:00.000Z`, commandId: `open ${ref.openedOn}` }, sha256);
  if (state === 'open') return opened;
  if (state === 'waived') return decided(waiveDuty(opened, '休产假', by, sha256));
  if (state === 'closed') return decided(closeDuty(opened, 'left', by, sha256));
  const confirmed = decided(confirmDuty(opened, { note: '已开' }, by, sha256));
  if (state === 'confirmed') return confirmed;
  const again = { ...by, commandId: `${by.commandId}-reopened` };
  return decided(reopenDuty(confirmed, '不是本人操作', again, sha256));
}

type RosterParts = { units?: Unit[]; managers?: ClientManager[]; officers?: Officer[] };

/** Somebody of the roster, with a mail address. */
export function person<P extends { id: string }>(parts: P): P & { mail: string; name: string } {
  return { mail: `${parts.id.toLowerCase()}@bank.example`, name: '李静', ...parts };
}

/**
 * Unit U1 with client managers M1 and M2, headed by L1, and U2 with M3, headed by L2; D1 of the supervising department, whose head is H1. Say which
 * part should differ.
 */
export function rosterOf(parts: RosterParts = {}): Roster {
  const {
    units = [
      { id: 'U1', name: '泰山路支行', lineManagerId: 'L1', departmentId: 'retail' },
      { id: 'U2', name: '黄河路支行', lineManagerId: 'L2', departmentId: 'retail' },
    ],
    managers = [
      person({ id: 'M1', unitId: 'U1', name: '王芳' }),
      person({ id: 'M2', unitId: 'U1', name: '刘洋' }),
      person({ id: 'M3', unitId: 'U2', name: '陈明' }),
    ],
    officers = [
      person({ id: 'L1', role: 'line-manager' as const, name: '张伟' }),
      person({ id: 'L2', role: 'line-manager' as const, name: '赵强' }),
      person({ id: 'D1', role: 'supervising' as const, name: '周敏' }),
      person({ id: 'H1', role: 'supervising-head' as const, name: '吴刚' }),
    ],
  } = parts;
  const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
  return { units: byId<Unit>(units), managers: byId<ClientManager>(managers), officers: byId<Officer>(officers) };
}
