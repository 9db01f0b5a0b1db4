import type { CivilDate, Instant } from './civil-date.ts';
import type { Money } from './money.ts';

/** Tier 客户层级, best first. */
export const TIERS = ['private', 'wealth', 'vip', 'ordinary'] as const;
export type Tier = (typeof TIERS)[number];

/** RiskTolerance C1–C5 (a client's) and RiskRating R1–R5 (a product's), as numbers 1–5: suitable when rating ≤ tolerance. */
export const RISK_LEVELS = [1, 2, 3, 4, 5] as const;
export type RiskTolerance = (typeof RISK_LEVELS)[number];
export type RiskRating = (typeof RISK_LEVELS)[number];

export const HOLDING_KINDS = ['deposit', 'wealth', 'bond', 'fund', 'insurance', 'loan'] as const;
export type HoldingKind = (typeof HOLDING_KINDS)[number];

/** What the bank does with the money at maturity if nobody acts: renews it, or leaves it idle on the current account. */
export const AT_MATURITY = ['renews', 'idle'] as const;
export type AtMaturity = (typeof AT_MATURITY)[number];

/** Holding 持有产品: a product a client has. A closed one is kept in the record but gives no task and no value. */
export type Holding = {
  id: string;
  kind: HoldingKind;
  amount: Money;
  name?: string;
  maturesOn?: CivilDate;
  atMaturity?: AtMaturity;
  riskRating?: RiskRating;
  closed?: true;
};

/** How a client likes to be served: left in peace, or told the week's news on their topics. */
export const PREFERENCES = ['hands-off', 'wants-information'] as const;
export type Preference = (typeof PREFERENCES)[number];

export type Gender = 'female' | 'male';

/** A birthday in the solar calendar, or month and day of the Chinese lunar calendar (a lunar `day` 30 falls on 29 in short months). */
export type Birthday = { calendar: 'solar' | 'lunar'; month: number; day: number };

/** A family member the manager noted. */
export type FamilyMember = { relation: string; birthday?: Birthday };

/** What the bank's export owns: an import replaces it, Steward never changes it. */
export type ClientRecord = {
  managerId: string;
  name?: string;
  gender?: Gender;
  phone?: string;
  address?: string;
  phoneVerifiedOn?: CivilDate;
  addressVerifiedOn?: CivilDate;
  tier: Tier;
  birthday?: Birthday;
  openedOn?: CivilDate;
  riskTolerance?: RiskTolerance;
  riskAssessedOn?: CivilDate;
  /** When the assessment lapses; where the export has none, a year after `riskAssessedOn` (policy). */
  riskExpiresOn?: CivilDate;
  preference?: Preference;
  topics?: string[];
  /** Last contact as the bank's other systems know it. */
  bankContactOn?: CivilDate;
  /** Balance of the settlement (current) account. */
  settlement?: Money;
  holdings: Holding[];
  /** Set when the client no longer appears in the bank's full export: no tasks from then on. */
  leftOn?: CivilDate;
};

export const CHANNELS = ['phone', 'sms', 'branch', 'visit'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What came of a contact attempt. `unreachable` and `wrong-number` raise `details-stale`, and are not a contact. */
export const OUTCOMES = ['reached', 'unreachable', 'wrong-number'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Contact 联系记录: one attempt to reach a client. Append-only; `commandId` makes a repeated one the same one. */
export type Contact = {
  clientId: string;
  commandId: string;
  at: Instant;
  on: CivilDate;
  by: string;
  channel: Channel;
  outcome: Outcome;
  note?: string;
  followUpOn?: CivilDate;
  /** Maturities dealt with in this contact, by holding id and the maturity date that was meant. */
  handled?: HandledMaturity[];
  /** This entry takes back the contact of that command: neither is shown as a contact. */
  undoes?: string;
};

export type HandledMaturity = { holdingId: string; maturesOn: CivilDate };

/** What Steward owns of a client: an import never touches it. */
export type Care = {
  /** The last time the client was reached, and on what. */
  lastContact?: { on: CivilDate; at?: Instant; channel: Channel; note?: string };
  /** The latest attempt that told whether the phone works: an older one recorded late does not undo what it told. */
  phoneTriedAt?: Instant;
  /** The call that was promised, or set for another try: then `tried` says which attempt set it. */
  followUp?: { on: CivilDate; note?: string; tried?: { on: CivilDate; at: Instant } };
  /** No task is shown before this date (改日), with the manager's reason; and when that was decided. */
  postponed?: { until: CivilDate; reason: string; decided?: { on: CivilDate; at: Instant } };
  /** The phone did not work: since when, and how. Cleared when a call gets through, it is verified, or the bank's record of it changes. */
  phoneDoubt?: { since: CivilDate; outcome: 'unreachable' | 'wrong-number' };
  handled: HandledMaturity[];
  family: FamilyMember[];
  hobbies: string[];
  /** What the manager learned of how the client likes to be served: stands before the bank's own. */
  preference?: Preference;
  /** Details checked with the client by the manager: the later of this and the bank's own date counts. */
  verified?: { phone?: CivilDate; address?: CivilDate };
  /** The address was found to be wrong, since when. Cleared when it is verified or the bank's record of it changes. */
  addressDoubt?: { since: CivilDate };
  /** A new risk assessment has been arranged for a date: its task rests until then, and returns if it is still to be done. */
  riskReview?: { arrangedFor: CivilDate };
  /** The last action from a page, with what was before it: what an undo brings back. Gone when something else was recorded. */
  lastAction?: Command & { before: CareBefore };
  /** The newest few commands that were carried out, newest first: one of them that arrives again changes nothing. */
  commands?: Command[];
  /** The newest few commands that were undone: one of them that arrives again changes nothing. */
  undone?: string[];
};

/** A command that was carried out: by whom, and when it was first recorded. */
export type Command = { commandId: string; person: string; at: Instant };

/** What an undo brings back: everything known of the client, without the account of the actions themselves. */
export type CareBefore = Omit<Care, 'lastAction' | 'commands' | 'undone'>;

/** Client 客户: one aggregate, one item. `version` counts writes from 1; 0 means never stored. */
export type Client = {
  id: string;
  version: number;
  lastCommand: string;
  /** The `asOf` of the bank's export that last changed `bank`. */
  asOf?: CivilDate;
  bank: ClientRecord;
  care: Care;
  /** First date on which the rules give this client any task; absent when they never will. Set on every write. */
  nextDueOn?: CivilDate;
};

export const NO_CARE: Care = { handled: [], family: [], hobbies: [] };

/** How the client likes to be served: as the manager learned it, else as the bank's record says. */
export function preferenceOf({ bank, care }: Client): Preference | undefined {
  return care.preference ?? bank.preference;
}

/** The later of what the bank knows and what Steward recorded; absent when the client was never contacted. */
export function lastContactOn(client: Client): CivilDate | undefined {
  const own = client.care.lastContact?.on;
  const bank = client.bank.bankContactOn;
  if (own === undefined || bank === undefined) return own ?? bank;
  return own > bank ? own : bank;
}
