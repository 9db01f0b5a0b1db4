import type { CivilDate, Instant } from '../civil-date.ts';
import type { Assurance, Evidence } from './evidence-field.ts';
import type { Period } from './period.ts';

/**
 * `reopened`: it was confirmed, and somebody named in it said that it was not them, or the supervising department sent it back; it is asked for again.
 * `closed`: nobody is asked any more, because the client manager it is about left or moved, or the unit is gone.
 */
export const DUTY_STATES = ['open', 'confirmed', 'waived', 'reopened', 'closed'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

export const DUTY_ACTIONS = ['opened', 'confirmed', 'explained', 'waived', 'reopened', 'closed'] as const;
export type DutyAction = (typeof DUTY_ACTIONS)[number];

/** Which duty: of which unit, in which period, of which kind, and about which client manager if it is about one. */
export type DutyRef = { unit: string; period: Period; kind: string; subject?: string };

/**
 * One entry of a duty's history. `hash` is over the entry and the hash of the entry before, so that nothing in between can be changed, left out or put in
 * without every later hash changing.
 */
export type HistoryEntry = {
  seq: number;
  at: Instant;
  /** The person's id; `steward` for what the schedule does. */
  by: string;
  action: DutyAction;
  command: string;
  assurance?: Assurance;
  onBehalfOf?: string;
  seconds?: number;
  reason?: string;
  evidence?: Evidence;
  /** Of an opening after the first: from which day it is asked for again, and when it is due then. */
  openedOn?: CivilDate;
  dueOn?: CivilDate;
  hash: string;
};

/** Duty 履职事项: something the supervision rules ask of a line manager or a client manager, once in a period, with its whole history. */
export type Duty = DutyRef & {
  version: number;
  lastCommand: string;
  state: DutyState;
  openedOn: CivilDate;
  dueOn: CivilDate;
  history: HistoryEntry[];
};

/** SHA-256 of a text as lower-case hex: handed in, for the domain has no cryptography of its own. */
export type Sha256 = (text: string) => string;

/** Whether somebody is still asked for it. */
export function isOwed({ state }: Pick<Duty, 'state'>): boolean {
  return state === 'open' || state === 'reopened';
}
