import fc from 'fast-check';
import { policy as shippedPolicy } from '../../config/policy.ts';
import { addDays, type CivilDate } from '../../functions/domain/civil-date.ts';
import {
  AT_MATURITY,
  type Birthday,
  type Care,
  CHANNELS,
  type Client,
  type ClientRecord,
  HOLDING_KINDS,
  type Holding,
  NO_CARE,
  PREFERENCES,
  RISK_LEVELS,
  TIERS,
} from '../../functions/domain/client.ts';
import type { Money } from '../../functions/domain/money.ts';
import type { Policy } from '../../functions/domain/policy.ts';

/** Yuan as money. */
export function yuan(amount: number): Money {
  return { minor: Math.round(amount * 100), currency: 'CNY' };
}

type ClientParts = { bank?: Partial<ClientRecord>; care?: Partial<Care> } & Partial<Omit<Client, 'bank' | 'care'>>;

/** A client about whom no rule has anything to say, contacted far in the future; say what should differ. */
export function aClient({ bank, care, ...rest }: ClientParts = {}): Client {
  return {
    id: 'c1',
    version: 1,
    lastCommand: 'import',
    bank: { managerId: 'm1', tier: 'ordinary', bankContactOn: '2999-01-01', holdings: [], ...bank },
    care: { ...NO_CARE, ...care },
    ...rest,
  };
}

/** A deposit of ¥100,000 that matures on the date; say what should differ. */
export function aHolding(parts: Partial<Holding> = {}): Holding {
  return { id: 'h1', kind: 'deposit', amount: yuan(100_000), ...parts };
}

/** The shipped policy with whole sections changed. */
export function aPolicy(parts: Partial<Policy> = {}): Policy {
  return { ...shippedPolicy, ...parts };
}

const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });

/** Mostly nothing: the value once in `times`. */
const rarely = <T>(arb: fc.Arbitrary<T>, times: number) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: arb });

/** Drops keys whose value is undefined: records say what they know by the keys they have. */
function known<T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return arb.map(
    (value) => Object.fromEntries(Object.entries(value as object).filter(([, part]) => part !== undefined)) as T,
  );
}

/** Dates up to `back` days before and `ahead` days after the anchor. */
export function datesNear(anchor: CivilDate, back = 420, ahead = 120): fc.Arbitrary<CivilDate> {
  return fc.integer({ min: -back, max: ahead }).map((days) => addDays(anchor, days));
}

/** Solar and lunar birthdays, 29 February among them. */
function birthdays(): fc.Arbitrary<Birthday> {
  const solar = fc.integer({ min: 0, max: 365 }).map((day) => {
    const [, month, dayOfMonth] = addDays('2024-01-01', day).split('-').map(Number);
    return { calendar: 'solar' as const, month: month ?? 1, day: dayOfMonth ?? 1 };
  });
  const lunar = fc.record({
    calendar: fc.constant('lunar' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 30 }),
  });
  return fc.oneof({ weight: 3, arbitrary: solar }, { weight: 1, arbitrary: lunar });
}

/** Holdings around the anchor: of every kind, open and closed, maturing or not, rated or not. */
function holdings(anchor: CivilDate, id = 'h1'): fc.Arbitrary<Holding> {
  return known(
    fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom(...HOLDING_KINDS),
      amount: fc.record({
        minor: fc.constantFrom(0, 1, 99_999_99, 499_999_99, 500_000_00, 12_345_678_90),
        currency: fc.constantFrom('CNY', 'CNY', 'USD', 'JPY'),
      }),
      name: optional(fc.constantFrom('三年期定期', '成长优选', 'Growth')),
      maturesOn: optional(datesNear(anchor, 40, 200)),
      atMaturity: optional(fc.constantFrom(...AT_MATURITY)),
      riskRating: optional(fc.constantFrom(...RISK_LEVELS)),
      closed: rarely(fc.constant(true as const), 6),
    }),
  ) as fc.Arbitrary<Holding>;
}

function bankRecords(anchor: CivilDate): fc.Arbitrary<ClientRecord> {
  const past = optional(datesNear(anchor, 500, 5));
  return known(
    fc.record({
      managerId: fc.constantFrom('m1', 'm2'),
      name: optional(fc.constantFrom('王小明', '欧阳娜娜', 'Ann Smith')),
      phone: optional(fc.constantFrom('13800003721', '021-555')),
      phoneVerifiedOn: past,
      addressVerifiedOn: past,
      tier: fc.constantFrom(...TIERS),
      birthday: optional(birthdays()),
      openedOn: past,
      riskTolerance: optional(fc.constantFrom(...RISK_LEVELS)),
      riskAssessedOn: past,
      riskExpiresOn: optional(datesNear(anchor, 60, 300)),
      preference: optional(fc.constantFrom(...PREFERENCES)),
      bankContactOn: fc.option(datesNear(anchor, 300, 5), { nil: undefined, freq: 8 }),
      settlement: optional(fc.constantFrom(yuan(0), yuan(60_000), yuan(3_000_000))),
      holdings: fc
        .array(fc.constant(null), { maxLength: 3 })
        .chain((slots) =>
          slots.length === 0 ? fc.constant([]) : fc.tuple(...slots.map((_, i) => holdings(anchor, `h${i + 1}`))),
        ),
      leftOn: rarely(datesNear(anchor, 30, 0), 20),
    }),
  ) as fc.Arbitrary<ClientRecord>;
}

function cares(anchor: CivilDate, bank: ClientRecord): fc.Arbitrary<Care> {
  const maturing = bank.holdings.flatMap(({ id, maturesOn }) => (maturesOn ? [{ holdingId: id, maturesOn }] : []));
  const soon = datesNear(anchor, 30, 90);
  return known(
    fc.record({
      lastContact: optional(
        fc.record({
          on: datesNear(anchor, 300, 0),
          channel: fc.constantFrom(...CHANNELS),
          note: fc.constant('聊到用汇'),
        }),
      ),
      followUp: optional(fc.record({ on: soon, note: fc.constant('回电') })),
      postponed: optional(fc.record({ until: soon, reason: fc.constant('出差') })),
      phoneDoubt: rarely(
        fc.record({ since: datesNear(anchor, 60, 0), outcome: fc.constantFrom('unreachable', 'wrong-number') }),
        5,
      ),
      handled: fc.subarray(maturing),
      family: fc.array(
        known(fc.record({ relation: fc.constantFrom('儿子', '妻子'), birthday: optional(birthdays()) })),
        {
          maxLength: 2,
        },
      ),
      hobbies: fc.constant([]),
      preference: optional(fc.constantFrom(...PREFERENCES)),
      verified: optional(
        known(fc.record({ phone: optional(datesNear(anchor, 420, 0)), address: optional(datesNear(anchor, 420, 0)) })),
      ),
      addressDoubt: rarely(fc.record({ since: datesNear(anchor, 60, 0) }), 6),
      riskReview: optional(fc.record({ arrangedFor: soon })),
    }),
  ) as fc.Arbitrary<Care>;
}

/** Any client whose dates lie around the anchor, with every rule's facts present or missing. */
export function clients(anchor: CivilDate, id: fc.Arbitrary<string> = fc.constant('c1')): fc.Arbitrary<Client> {
  return bankRecords(anchor).chain((bank) =>
    fc.record({
      id,
      version: fc.integer({ min: 1, max: 9 }),
      lastCommand: fc.constant('import'),
      bank: fc.constant(bank),
      care: cares(anchor, bank),
    }),
  );
}

const FACTS = [
  'holdings',
  'birthday',
  'riskExpiresOn',
  'riskAssessedOn',
  'phoneVerifiedOn',
  'addressVerifiedOn',
  'bankContactOn',
] as const;

/** Clients of whom one fact or two are known, and that were contacted long from now: most days they have no task. */
export function quietClients(anchor: CivilDate): fc.Arbitrary<Client> {
  const facts = fc.subarray([...FACTS], { minLength: 1, maxLength: 2 });
  return fc.tuple(clients(anchor), facts, fc.boolean()).map(([client, kept, careToo]) => {
    return aClient({
      bank: { tier: client.bank.tier, ...pick(client.bank, kept) },
      care: careToo ? pick(client.care, ['family', 'followUp', 'postponed', 'verified', 'riskReview']) : {},
    });
  });
}

function pick<T extends object, K extends keyof T>(
  from: T,
  keys: readonly K[],
): { [P in K]?: Exclude<T[P], undefined> } {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as {
    [P in K]?: Exclude<T[P], undefined>;
  };
}

/** Any sensible policy: short and long thresholds, with the shipped ones among them. */
export function policies(): fc.Arbitrary<Policy> {
  const days = (max: number) => fc.integer({ min: 0, max });
  const random = fc.record({
    maturity: fc.record({
      largeFrom: fc.constantFrom(0, 100_000_00, 500_000_00),
      leadDaysLarge: days(60),
      leadDays: days(30),
      urgentAt: fc.constantFrom<number[]>([7, 1], [3], [10, 5, 0], []),
      graceDays: days(5),
    }),
    contactDue: fc.record({
      standardDays: fc.record({ private: days(60), wealth: days(90), vip: days(120), ordinary: days(200) }),
    }),
    detailsStale: fc.record({ verifyEveryDays: days(400) }),
    riskReview: fc.record({ validMonths: fc.integer({ min: 1, max: 24 }), warnDays: days(60) }),
    birthday: fc.record({ workingDaysAhead: days(6) }),
  });
  return fc.oneof(
    fc.constant(shippedPolicy),
    random.map((parts) => aPolicy(parts)),
  );
}
