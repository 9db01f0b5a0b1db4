import { createLinkTokens } from '../../functions/adapters/links/link-tokens.ts';
import { buildDutyContent } from '../../functions/app/duty/duty-content.ts';
import type { DutyFormDeps } from '../../functions/app/duty/duty-deps.ts';
import { dutyLinksOf } from '../../functions/app/duty/duty-links.ts';
import { buildNoticeContent } from '../../functions/app/duty/notice-content.ts';
import { planDuties } from '../../functions/app/duty/plan-duties.ts';
import { identifyByEmployeeNumber } from '../../functions/app/identify.ts';
import type { DutyRecords } from '../../functions/app/ports.ts';
import type { Duty } from '../../functions/domain/duty/duty.ts';
import type { Agreement } from '../../functions/domain/duty/evidence-field.ts';
import {
  type DutyCommandRef,
  type DutyGroupRef,
  dutiesLink,
  dutyLink,
  notMeLink,
} from '../../functions/domain/mail/duty-links.ts';
import type { Link } from '../../functions/domain/mail/link.ts';
import type { MessageRef } from '../../functions/domain/mail/run.ts';
import type { Roster } from '../../functions/domain/roster.ts';
import { localEvidence } from '../../local/evidence-files.ts';
import { aCalendar } from './calendar.ts';
import { aPolicy } from './clients.ts';
import { collect } from './collect.ts';
import { catalogue, duty, rosterOf, sha256 } from './duties.ts';
import { memoryRecords } from './memory-records.ts';
import { notedLog } from './noted-log.ts';

/** Tuesday, 10 November 2026, ten in the morning in Shanghai. */
export const TUESDAY = '2026-11-10';
export const TEN = '2026-11-10T02:00:00.000Z';

export const SCREENING: DutyGroupRef = { unit: 'U1', period: '2026-11', kind: 'screening' };
export const MEETING: DutyGroupRef = { unit: 'U1', period: '2026-11', kind: 'meeting' };
export const AGREEMENT: DutyGroupRef = { unit: 'U1', period: '2026', kind: 'agreement' };

export const agreement: Agreement = {
  document: 'self-discipline',
  title: { 'zh-CN': '自律协议', en: 'Self-discipline agreement' },
  text: { 'zh-CN': '本人承诺……', en: 'I undertake …' },
  hash: 'a'.repeat(64),
};

/** Every call to a store or queue passes through here; `name` says which: `duties.put`. */
type Call = <T>(name: string, work: () => Promise<T>) => Promise<T>;

type WorldParts = { duties?: readonly Duty[]; roster?: Roster; call?: Call; epoch?: number };

/** The duties of unit U1 in November: two to screen, one meeting, two agreements of the year. */
export function novembersDuties(): Duty[] {
  return [
    duty({ ...SCREENING, subject: 'M1' }),
    duty({ ...SCREENING, subject: 'M2' }),
    duty({ ...MEETING, dueOn: '2026-11-20' }),
    duty({ ...AGREEMENT, subject: 'M1' }),
    duty({ ...AGREEMENT, subject: 'M2' }),
  ];
}

/** A bank with duties, in memory: its use cases' dependencies, its links, and what was put on the queue. */
export function dutyWorld(parts: WorldParts = {}) {
  const { duties = novembersDuties(), roster = rosterOf(), call = (_, work) => work(), epoch = 1 } = parts;
  const records = memoryRecords();
  for (const one of duties) records.duties.stored.items.set(nameOf(one), structuredClone(one));
  for (const value of roster.units.values()) void records.roster.put({ entry: 'unit', value });
  for (const value of roster.managers.values()) void records.roster.put({ entry: 'manager', value });
  for (const value of roster.officers.values()) void records.roster.put({ entry: 'officer', value });
  const noted = notedLog();
  const queued: MessageRef[] = [];
  const links = createLinkTokens([{ id: 'k1', secret: 'a secret of at least thirty-two bytes' }]);
  const calendar = aCalendar();
  const policy = aPolicy();
  const { log } = noted;
  const evidence = localEvidence(undefined);
  const tries = calling(records.linkTries, 'tries', call);
  const mailed = { catalogue, agreements: [agreement], calendar, policy, sha256, log };
  const deps: DutyFormDeps = {
    ...mailed,
    ...{ links, epoch, roster: records.roster, clients: records.clients },
    duties: callingDuties(records.duties, call),
    messages: calling(records.messages, 'messages', call),
    identify: identifyByEmployeeNumber({ roster: records.roster, tries, sha256, log, timeZone: policy.timeZone }),
    files: evidence.files,
    queue: { send: (refs) => call('queue.send', async () => void queued.push(...refs)) },
  };
  const dutyLinks = (to: { person: string; date: string }) =>
    dutyLinksOf({ links, epoch, calendar, policy, pagesUrl: 'https://steward.example/' }, to);
  const from = (person: string, date = TUESDAY) => ({ person, date, epoch, calendar, timeZone: policy.timeZone });
  return {
    ...{ records, deps, queued, links, dutyLinks, evidence },
    lines: noted.lines,
    logged: noted.of,
    sign: (link: Link) => links.sign(link),
    dutiesToken: (person: string, date = TUESDAY) => links.sign(dutiesLink(from(person, date))),
    dutyToken: (person: string, group: DutyGroupRef, date = TUESDAY) => links.sign(dutyLink(group, from(person, date))),
    notMeToken: (person: string, of: DutyCommandRef, date = TUESDAY) => links.sign(notMeLink(of, from(person, date))),
    plan: planDuties(deps),
    buildDuties: buildDutyContent({ ...deps, dutyLinks }),
    buildNotice: buildNoticeContent({ ...deps, dutyLinks }),
    /** The stored duty of a group, about somebody or about the unit. */
    find: (group: DutyGroupRef, subject?: string) => {
      const found = records.duties.find({ ...group, ...(subject !== undefined && { subject }) });
      if (found === undefined) throw new Error(`there is no duty ${group.kind} ${subject ?? ''}`);
      return found;
    },
    /** How many writes there were to any store. */
    writes: () =>
      [records.duties, records.messages, records.linkTries, records.clients, records.runs, records.index]
        .map(({ stored }) => stored.writes)
        .reduce((a, b) => a + b, 0) + queued.length,
    notices: () => [...records.messages.stored.items.values()].filter(({ kind }) => kind === 'notice'),
  };
}

export type DutyWorld = ReturnType<typeof dutyWorld>;

/** What is typed into the screening of these people, with nothing to note, and the number of whoever signs. */
export function screeningForm(subjects: readonly string[], parts: Record<string, string> = {}): Map<string, string> {
  const typed = new Map([['shownAt', '2026-11-10T01:58:30.000Z']]);
  for (const subject of subjects) {
    for (const field of ['work', 'money', 'social', 'family', 'other']) typed.set(`${field}.${subject}`, 'normal');
    typed.set(`method.${subject}`, 'talk');
  }
  for (const [name, value] of Object.entries({ employeeNo: 'L1', ...parts })) typed.set(name, value);
  return typed;
}

/** What is typed into the meeting's form; say what should differ. */
export function meetingForm(parts: Record<string, string> = {}): Map<string, string> {
  const whole = { heldOn: '2026-11-09', topics: '合规与案例', 'attended.M1': 'yes', employeeNo: 'L1', ...parts };
  return new Map(Object.entries({ shownAt: '2026-11-10T01:59:00.000Z', ...whole }));
}

/** What is typed by M1 under the agreement; say what should differ. */
export function agreementForm(parts: Record<string, string> = {}): Map<string, string> {
  const shown = { 'signature.hash.M1': agreement.hash, 'signature.hash.M2': agreement.hash };
  const signed = { 'signature.M1': '王芳', 'signature.agree.M1': 'yes', employeeNo: 'M1' };
  return new Map(Object.entries({ ...shown, ...signed, ...parts }));
}

function nameOf({ unit, period, kind, subject = '' }: Duty): string {
  return [unit, period, kind, subject].join('\u0000');
}

function calling<S extends { get(key: never): Promise<unknown>; put(...args: never[]): Promise<unknown> }>(
  store: S,
  name: string,
  call: Call,
): S {
  return new Proxy(store, {
    get(target, property) {
      const method = Reflect.get(target, property);
      if (typeof method !== 'function' || (property !== 'get' && property !== 'put')) return method;
      return (...args: unknown[]) => call(`${name}.${property}`, () => method.apply(target, args));
    },
  });
}

function callingDuties(store: DutyRecords, call: Call): DutyRecords {
  const whole = calling(store, 'duties', call);
  const listed = <T>(list: () => AsyncIterable<T>) =>
    (async function* () {
      yield* await call('duties.list', () => collect(list()));
    })();
  return {
    get: (ref) => whole.get(ref),
    put: (duty, expected) => whole.put(duty, expected),
    ofPeriod: (unit, period, kind) => listed(() => store.ofPeriod(unit, period, kind)),
    ofUnit: (unit) => listed(() => store.ofUnit(unit)),
    noteUnit: (unit) => call('duties.noteUnit', () => store.noteUnit(unit)),
    notedUnits: () => listed(() => store.notedUnits()),
  };
}
