import fc from 'fast-check';
import type { ImportRecord, LinkTries } from '../../functions/app/ports.ts';
import { type CivilDate, dateOfDayNumber, type Instant } from '../../functions/domain/civil-date.ts';
import {
  AT_MATURITY,
  type Birthday,
  type Care,
  type CareBefore,
  CHANNELS,
  type Client,
  type Contact,
  HOLDING_KINDS,
  OUTCOMES,
  PREFERENCES,
  RISK_LEVELS,
  TIERS,
} from '../../functions/domain/client.ts';
import { DUTY_ACTIONS, DUTY_STATES, type Duty, type HistoryEntry } from '../../functions/domain/duty/duty.ts';
import { ASSURANCES, type Evidence } from '../../functions/domain/duty/evidence-field.ts';
import { EVIDENCE_TYPES, isEvidenceType } from '../../functions/domain/duty/evidence-type.ts';
import { NOTICE_TOPICS, type Notice } from '../../functions/domain/duty/notice.ts';
import { LOCALES } from '../../functions/domain/locale.ts';
import { DELIVERIES, MESSAGE_STATES, type Message } from '../../functions/domain/mail/message.ts';
import { RUN_KINDS, type Run } from '../../functions/domain/mail/run.ts';
import { OFFICER_ROLES, type RosterEntry } from '../../functions/domain/roster.ts';

/** Any text a bank may have: Chinese, emoji, quotes, controls, half of a surrogate pair, nothing. */
const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '王小明', '👩‍👩‍👧 全家', '"\\\n\u0000', '\ud83d', '𠮷野家', '__proto__'),
);

/** Well-formed and not empty: what may stand in a key. */
const ids: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/),
  fc.constantFrom('客户#1', 'a#b/c', '😀', ' ', 'constructor'),
);

const dates: fc.Arbitrary<CivilDate> = fc.integer({ min: -40_000, max: 60_000 }).map(dateOfDayNumber);

const instants: fc.Arbitrary<Instant> = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** A record with exactly these fields present, and any of the others. */
function record<T extends object, K extends keyof T>(
  fields: { [F in keyof T]-?: fc.Arbitrary<Exclude<T[F], undefined>> },
  requiredKeys: K[],
): fc.Arbitrary<T> {
  return fc.record(fields, { requiredKeys, noNullPrototype: true }) as unknown as fc.Arbitrary<T>;
}

/** A record with all of these fields. */
function whole<T extends object>(fields: { [F in keyof T]: fc.Arbitrary<T[F]> }): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true }) as unknown as fc.Arbitrary<T>;
}

const money = whole({
  minor: fc.maxSafeInteger().map((n) => n + 0),
  currency: fc.constantFrom('CNY', 'USD', 'JPY'),
});

const birthday = whole<Birthday>({
  calendar: fc.constantFrom('solar', 'lunar'),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 31 }),
});

const handled = fc.array(whole({ holdingId: ids, maturesOn: dates }), { maxLength: 3 });

const versioned = { version: fc.integer({ min: 1, max: 1_000_000 }), lastCommand: texts };

const yes = fc.constant(true as const);

const holding = record<Client['bank']['holdings'][number], 'id' | 'kind' | 'amount'>(
  {
    id: ids,
    kind: fc.constantFrom(...HOLDING_KINDS),
    amount: money,
    name: texts,
    maturesOn: dates,
    atMaturity: fc.constantFrom(...AT_MATURITY),
    riskRating: fc.constantFrom(...RISK_LEVELS),
    closed: yes,
  },
  ['id', 'kind', 'amount'],
);

const bank = record<Client['bank'], 'managerId' | 'tier' | 'holdings'>(
  {
    managerId: ids,
    name: texts,
    gender: fc.constantFrom('female', 'male'),
    phone: texts,
    address: texts,
    phoneVerifiedOn: dates,
    addressVerifiedOn: dates,
    tier: fc.constantFrom(...TIERS),
    birthday,
    openedOn: dates,
    riskTolerance: fc.constantFrom(...RISK_LEVELS),
    riskAssessedOn: dates,
    riskExpiresOn: dates,
    preference: fc.constantFrom(...PREFERENCES),
    topics: fc.array(texts, { maxLength: 3 }),
    bankContactOn: dates,
    settlement: money,
    holdings: fc.array(holding, { maxLength: 4 }),
    leftOn: dates,
  },
  ['managerId', 'tier', 'holdings'],
);

const careBefore = {
  lastContact: record({ on: dates, at: instants, channel: fc.constantFrom(...CHANNELS), note: texts }, [
    'on',
    'channel',
  ]),
  phoneTriedAt: instants,
  followUp: record({ on: dates, note: texts, tried: whole({ on: dates, at: instants }) }, ['on']),
  postponed: record({ until: dates, reason: texts, decided: whole({ on: dates, at: instants }) }, ['until', 'reason']),
  phoneDoubt: whole({ since: dates, outcome: fc.constantFrom('unreachable', 'wrong-number') }),
  handled,
  family: fc.array(record({ relation: texts, birthday }, ['relation']), { maxLength: 3 }),
  hobbies: fc.array(texts, { maxLength: 3 }),
  preference: fc.constantFrom(...PREFERENCES),
  verified: record<NonNullable<Care['verified']>, never>({ phone: dates, address: dates }, []),
  addressDoubt: whole({ since: dates }),
  riskReview: whole({ arrangedFor: dates }),
};

const command = { commandId: ids, person: ids, at: instants };

const care = record<Care, 'handled' | 'family' | 'hobbies'>(
  {
    ...careBefore,
    lastAction: whole({
      ...command,
      before: record<CareBefore, 'handled' | 'family' | 'hobbies'>(careBefore, ['handled', 'family', 'hobbies']),
    }),
    commands: fc.array(whole(command), { maxLength: 3 }),
    undone: fc.array(ids, { maxLength: 3 }),
  },
  ['handled', 'family', 'hobbies'],
);

export const anyClient: fc.Arbitrary<Client> = record<Client, 'id' | 'version' | 'lastCommand' | 'bank' | 'care'>(
  { id: ids, ...versioned, asOf: dates, bank, care, nextDueOn: dates },
  ['id', 'version', 'lastCommand', 'bank', 'care'],
);

export const anyContact: fc.Arbitrary<Contact> = record<
  Contact,
  Exclude<keyof Contact, 'note' | 'followUpOn' | 'handled' | 'undoes'>
>(
  {
    clientId: ids,
    commandId: ids,
    at: instants,
    on: dates,
    by: texts,
    channel: fc.constantFrom(...CHANNELS),
    outcome: fc.constantFrom(...OUTCOMES),
    note: texts,
    followUpOn: dates,
    handled,
    undoes: ids,
  },
  ['clientId', 'commandId', 'at', 'on', 'by', 'channel', 'outcome'],
);

export const anyRun: fc.Arbitrary<Run> = record<Run, Exclude<keyof Run, 'dayOff' | 'closedAt'>>(
  {
    kind: fc.constantFrom(...RUN_KINDS),
    date: dates,
    ...versioned,
    plannedAt: instants,
    workday: fc.boolean(),
    dayOff: texts,
    people: fc.array(ids, { maxLength: 5 }),
    closedAt: instants,
  },
  ['kind', 'date', 'version', 'lastCommand', 'plannedAt', 'workday', 'people'],
);

const periods = fc.constantFrom('2026-11', '2026-01', '2026-Q1', '2026-Q4', '2026', '1999-12');
const kinds = fc.stringMatching(/^[a-z][a-z-]{0,12}$/);

type MessageMust = 'kind' | 'date' | 'person' | 'version' | 'lastCommand' | 'state' | 'attempts' | 'changedAt';

const messageFields = {
  date: dates,
  person: ids,
  ...versioned,
  state: fc.constantFrom(...MESSAGE_STATES),
  attempt: texts,
  attempts: fc.nat({ max: 9 }),
  claimedAt: instants,
  leaseUntil: instants,
  unknownSince: instants,
  resent: yes,
  content: fc.oneof(
    texts,
    fc.jsonValue().map((value) => JSON.stringify(value)),
  ),
  providerId: texts,
  delivery: fc.constantFrom(...DELIVERIES),
  reason: texts,
  changedAt: instants,
};
const MESSAGE_MUST: MessageMust[] = [
  'kind',
  'date',
  'person',
  'version',
  'lastCommand',
  'state',
  'attempts',
  'changedAt',
];

const anyRunMessage = record<Omit<Message, 'about' | 'notice'>, MessageMust>(
  { kind: fc.constantFrom(...RUN_KINDS), ...messageFields },
  MESSAGE_MUST,
);

/** A notice, with what it is about. */
export const anyNotice: fc.Arbitrary<Message> = record<Message, MessageMust | 'about' | 'notice'>(
  {
    kind: fc.constant('notice' as const),
    ...messageFields,
    about: fc.stringMatching(/^[0-9a-f]{16}$/),
    notice: whole<Notice>({
      topic: fc.constantFrom(...NOTICE_TOPICS),
      unit: ids,
      period: periods,
      kind: kinds,
      command: ids,
    }),
  },
  [...MESSAGE_MUST, 'about', 'notice'],
);

export const anyMessage: fc.Arbitrary<Message> = fc.oneof(anyRunMessage, anyNotice);

const evidenceTypes = Object.keys(EVIDENCE_TYPES).filter(isEvidenceType);

const evidence: fc.Arbitrary<Evidence> = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.oneof(
    texts,
    fc.array(texts, { maxLength: 3 }),
    whole({ key: ids, name: texts, type: fc.constantFrom(...evidenceTypes), bytes: fc.nat(), sha256: ids }),
    whole({ document: ids, hash: ids, locale: fc.constantFrom(...LOCALES), name: texts }),
  ),
  { noNullPrototype: true, maxKeys: 4 },
);

const entry = record<HistoryEntry, 'seq' | 'at' | 'by' | 'action' | 'command' | 'hash'>(
  {
    seq: fc.integer({ min: 1, max: 99 }),
    at: instants,
    by: ids,
    action: fc.constantFrom(...DUTY_ACTIONS),
    command: ids,
    assurance: fc.constantFrom(...ASSURANCES),
    onBehalfOf: ids,
    seconds: fc.nat(),
    reason: texts,
    evidence,
    openedOn: dates,
    dueOn: dates,
    hash: fc.stringMatching(/^[0-9a-f]{64}$/),
  },
  ['seq', 'at', 'by', 'action', 'command', 'hash'],
);

export const anyDuty: fc.Arbitrary<Duty> = record<Duty, Exclude<keyof Duty, 'subject'>>(
  {
    unit: ids,
    period: periods,
    kind: kinds,
    subject: ids,
    ...versioned,
    state: fc.constantFrom(...DUTY_STATES),
    openedOn: dates,
    dueOn: dates,
    history: fc.array(entry, { maxLength: 4 }),
  },
  ['unit', 'period', 'kind', 'version', 'lastCommand', 'state', 'openedOn', 'dueOn', 'history'],
);

export const anyLinkTries: fc.Arbitrary<LinkTries> = record<LinkTries, Exclude<keyof LinkTries, 'lockedAt'>>(
  { link: fc.stringMatching(/^[0-9a-f]{64}$/), ...versioned, wrong: fc.nat({ max: 9 }), lockedAt: instants },
  ['link', 'version', 'lastCommand', 'wrong'],
);

export const anyImport: fc.Arbitrary<ImportRecord> = record<
  ImportRecord,
  Exclude<keyof ImportRecord, 'finishedAt' | 'quarantinedBecause'>
>(
  {
    asOf: dates,
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    ...versioned,
    startedAt: instants,
    finishedAt: instants,
    state: fc.constantFrom('applying', 'done', 'quarantined'),
    rows: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.nat(), { noNullPrototype: true }),
    read: fc.nat(),
    saved: fc.nat(),
    unchanged: fc.nat(),
    rejected: fc.nat(),
    quarantinedBecause: texts,
  },
  ['asOf', 'sha256', 'version', 'lastCommand', 'startedAt', 'state', 'rows', 'read', 'saved', 'unchanged', 'rejected'],
);

const person = {
  id: ids,
  employeeNo: texts,
  name: texts,
  mail: texts,
  locale: fc.constantFrom(...LOCALES),
  deputyId: texts,
  leave: fc.array(whole({ from: dates, to: dates }), { maxLength: 2 }),
};

export const anyRosterEntry: fc.Arbitrary<RosterEntry> = fc.oneof(
  whole({
    entry: fc.constant('unit' as const),
    value: record<Extract<RosterEntry, { entry: 'unit' }>['value'], 'id' | 'name'>(
      { id: ids, name: texts, lineManagerId: texts, departmentId: texts },
      ['id', 'name'],
    ),
  }),
  whole({
    entry: fc.constant('manager' as const),
    value: record<Extract<RosterEntry, { entry: 'manager' }>['value'], 'id' | 'unitId'>({ ...person, unitId: texts }, [
      'id',
      'unitId',
    ]),
  }),
  whole({
    entry: fc.constant('officer' as const),
    value: record<Extract<RosterEntry, { entry: 'officer' }>['value'], 'id' | 'role'>(
      { ...person, role: fc.constantFrom(...OFFICER_ROLES), departmentId: texts },
      ['id', 'role'],
    ),
  }),
);
