import type { CivilDate } from '../civil-date.ts';
import { AT_MATURITY, HOLDING_KINDS, PREFERENCES, RISK_LEVELS, type RiskTolerance, TIERS } from '../client.ts';
import { LOCALES } from '../locale.ts';
import type { Money } from '../money.ts';
import { OFFICER_ROLES } from '../roster.ts';
import type { DateParts } from './dates.ts';

/** The kinds of record a file may yield. */
export const RECORD_KINDS = ['client', 'holding', 'unit', 'manager', 'officer'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a field holds, and so how its text is read. */
type FieldType =
  | { type: 'id' | 'text' | 'mail' | 'date' | 'birthday' | 'money' | 'list' | 'yes-no' }
  | { type: 'one-of'; of: readonly string[] }
  | { type: 'level'; letter: 'C' | 'R' };

export type Field = FieldType & { required?: true };

const id = { type: 'id' } as const;
const text = { type: 'text' } as const;
const date = { type: 'date' } as const;

const person = {
  id: { ...id, required: true },
  employeeNo: id,
  name: text,
  mail: { type: 'mail' },
  locale: { type: 'one-of', of: LOCALES },
  deputyId: id,
  leaveFrom: date,
  leaveTo: date,
} as const;

/** The fields of each kind of record, by the name a mapping calls them. */
export const FIELDS = {
  client: {
    id: { ...id, required: true },
    managerId: { ...id, required: true },
    tier: { type: 'one-of', of: TIERS, required: true },
    name: text,
    gender: { type: 'one-of', of: ['female', 'male'] },
    phone: text,
    address: text,
    phoneVerifiedOn: date,
    addressVerifiedOn: date,
    birthdayCalendar: { type: 'one-of', of: ['solar', 'lunar'] },
    birthday: { type: 'birthday' },
    openedOn: date,
    riskTolerance: { type: 'level', letter: 'C' },
    riskAssessedOn: date,
    riskExpiresOn: date,
    preference: { type: 'one-of', of: PREFERENCES },
    topics: { type: 'list' },
    bankContactOn: date,
    settlement: { type: 'money' },
  },
  holding: {
    id: { ...id, required: true },
    clientId: { ...id, required: true },
    kind: { type: 'one-of', of: HOLDING_KINDS, required: true },
    amount: { type: 'money', required: true },
    name: text,
    maturesOn: date,
    atMaturity: { type: 'one-of', of: AT_MATURITY },
    riskRating: { type: 'level', letter: 'R' },
    closed: { type: 'yes-no' },
  },
  unit: { id: { ...id, required: true }, name: { ...text, required: true }, lineManagerId: id, departmentId: id },
  manager: { ...person, unitId: { ...id, required: true } },
  officer: { ...person, role: { type: 'one-of', of: OFFICER_ROLES, required: true }, departmentId: id },
} as const satisfies Record<RecordKind, Record<string, Field>>;

type ValueOf<F> = F extends { type: 'one-of'; of: readonly (infer T)[] }
  ? T
  : F extends { type: 'level' }
    ? RiskTolerance
    : F extends { type: 'money' }
      ? Money
      : F extends { type: 'birthday' }
        ? DateParts
        : F extends { type: 'list' }
          ? string[]
          : F extends { type: 'yes-no' }
            ? boolean
            : F extends { type: 'date' }
              ? CivilDate
              : string;

/** The values read for one record: the required fields, and what else the row had. */
export type Values<K extends RecordKind> = {
  [F in keyof (typeof FIELDS)[K] as (typeof FIELDS)[K][F] extends { required: true } ? F : never]: ValueOf<
    (typeof FIELDS)[K][F]
  >;
} & {
  [F in keyof (typeof FIELDS)[K] as (typeof FIELDS)[K][F] extends { required: true } ? never : F]?: ValueOf<
    (typeof FIELDS)[K][F]
  >;
};

/** The levels of risk, as text. */
export const LEVELS: readonly string[] = RISK_LEVELS.map(String);
