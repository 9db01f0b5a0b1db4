import { schedules } from '../../config/schedules.ts';
import type { DoctorDeps } from '../../functions/app/doctor/deps.ts';
import type { AccountState, Backlog, IdentityState, SendingAccount } from '../../functions/app/doctor/ports.ts';
import type { ImportRecord } from '../../functions/app/ports.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import { RUN_KINDS, type RunKind } from '../../functions/domain/mail/run.ts';
import type { ClientManager, Officer, Unit } from '../../functions/domain/roster.ts';
import { aCalendar } from './calendar.ts';
import { memoryRecords } from './memory-records.ts';
import { aMessage } from './records.ts';

export const MONDAY = '2026-11-23';
export const FRIDAY = '2026-11-20';
/** Monday 10:30 in Shanghai: the account of the day has been given. */
export const AT = { date: MONDAY, now: '2026-11-23T02:30:00.000Z' };
const RULES = 'rules-of-today';

/** An account with nothing wrong: say what should differ. */
export function anAccountState(parts: Partial<AccountState> = {}): AccountState {
  return {
    sandbox: false,
    sendingEnabled: true,
    enforcement: 'HEALTHY',
    perSecond: 14,
    perDay: 50_000,
    sentLastDay: 2,
    ...parts,
  };
}

/** A provider's account that answers as told. */
export function aSendingAccount(
  state: Partial<AccountState> = {},
  identity: IdentityState | undefined = { verified: true, dkim: 'SUCCESS' },
): SendingAccount {
  return { state: async () => anAccountState(state), identity: async () => identity };
}

export function aBacklog(parts: Partial<Backlog> = {}): Backlog {
  return { queue: 'message', waiting: 0, beingWorkedOn: 0, deadLetters: 0, ...parts };
}

export function anImport(parts: Partial<ImportRecord> = {}): ImportRecord {
  const asOf = parts.asOf ?? FRIDAY;
  return {
    asOf,
    sha256: `sha-of-${asOf}`,
    version: 1,
    lastCommand: 'import',
    startedAt: `${asOf}T14:00:00.000Z`,
    state: 'done',
    rows: { clients: 1 },
    read: 1,
    saved: 1,
    unchanged: 0,
    rejected: 0,
    ...parts,
  };
}

export const UNIT: Unit = { id: 'u1', name: 'u1', lineManagerId: 'o1' };
export const OFFICER: Officer = { id: 'o1', role: 'line-manager', mail: 'o1@bank.example' };
export const SUPERVISOR: Officer = { id: 's1', role: 'supervising', mail: 's1@bank.example' };

export function aManager(id: string, parts: Partial<ClientManager> = {}): ClientManager {
  return { id, unitId: 'u1', mail: `${id}@bank.example`, ...parts };
}

/** A stage on which all is well: two managers, a client, Friday's export, and a run on Friday and on Monday with both mails sent. */
export async function aHealthyStage(): Promise<DoctorDeps & { records: ReturnType<typeof memoryRecords> }> {
  const records = memoryRecords();
  await records.roster.put({ entry: 'unit', value: UNIT });
  for (const value of [OFFICER, SUPERVISOR]) await records.roster.put({ entry: 'officer', value });
  for (const id of ['m1', 'm2']) await records.roster.put({ entry: 'manager', value: aManager(id) });
  await records.imports.put(anImport({ asOf: '2026-11-19' }), 0);
  await records.imports.put(anImport(), 0);
  for (const date of [FRIDAY, MONDAY])
    for (const kind of RUN_KINDS) await sentRun(records, date, { m1: {}, m2: {} }, kind);
  for (let part = 0; part < 4; part++) await sweptPart(records, part);
  return {
    records,
    calendar: aCalendar(),
    policy: { timeZone: 'Asia/Shanghai' },
    schedules,
    rules: RULES,
    indexParts: 4,
    mail: { by: 'ses', address: 'steward@bank.example', mailsPerSecond: 14, account: aSendingAccount() },
    backlogs: { list: async () => [aBacklog()] },
    stack: { name: 'Steward-trial', status: 'UPDATE_COMPLETE' },
    leftOut: [],
    byHand: { run: (kind, date) => `run ${kind} ${date}`, sweep: 'sweep' },
  };
}

/** Stores a run of m1 and m2; `mails` says what became of each, all sent otherwise. */
export async function sentRun(
  { runs, messages }: ReturnType<typeof memoryRecords>,
  date: string,
  mails: Record<string, Partial<Message>> = { m1: {}, m2: {} },
  kind: RunKind = 'digest',
): Promise<void> {
  const plannedAt = `${date}T23:30:00.000Z`;
  const run = {
    kind,
    date,
    version: 1,
    lastCommand: 'plan',
    plannedAt,
    workday: true,
    people: ['m1', 'm2'],
  } as const;
  await runs.put({ ...run, people: [...run.people] }, 0);
  for (const [person, parts] of Object.entries(mails))
    await messages.put(aMessage({ kind, date, person, state: 'SENT', ...parts }), 0);
}

/** Stores that a part of the index was swept on Sunday under today's rules, in four parts. */
export async function sweptPart(
  { index }: ReturnType<typeof memoryRecords>,
  part: number,
  parts: { rules?: string; sweptOn?: string } = {},
): Promise<void> {
  const swept = {
    part,
    lastCommand: 'sweep',
    rules: `${RULES}/4`,
    sweptOn: '2026-11-22',
    sweptAt: '2026-11-21T18:30:00.000Z',
  };
  const before = await index.get(part);
  const version = before?.version ?? 0;
  await index.put({ ...swept, looked: 10, moved: 0, hidden: 0, broken: 0, ...parts, version: version + 1 }, version);
}
