import type { CivilDate, Instant } from '../civil-date.ts';
import type { Channel, FamilyMember, HandledMaturity, Outcome, Preference } from '../client.ts';

/** What a client manager does with one client, from a page. */
export type ClientAction =
  | {
      kind: 'contact';
      channel: Channel;
      outcome: Outcome;
      note?: string;
      /** When to call again: after today. */
      followUpOn?: CivilDate;
      /** Maturities that were dealt with in this contact. */
      handled?: HandledMaturity[];
    }
  | { kind: 'postpone'; until: CivilDate; reason: string }
  | { kind: 'details'; detail: 'phone' | 'address'; finding: 'wrong' | 'verified' }
  | {
      kind: 'note';
      family?: FamilyMember;
      hobby?: string;
      preference?: Preference;
      /**
       * The key of something noted that is not so (`notedOf`): it is taken away, and a family member or hobby noted with it stands in its
       * place. What is not noted any more is gone already.
       */
      forget?: string;
    }
  | { kind: 'risk-review'; arrangedFor: CivilDate };

/** Who acts, and when. The same `commandId` is the same action, however often it arrives. */
export type ActionBy = { commandId: string; person: string; at: Instant; today: CivilDate };

/**
 * Why an action is refused. `too-late`: past the last day allowed, which `latest` tells. `past-maturity`: a postponement would go past money
 * that matures; `latest` is the last working day before, and when that is today or earlier nothing can be postponed. `not-after-today`: a date
 * that must lie ahead does not. `no-such-date`: no day of the calendar. `too-long`, `too-many`: more than `most` characters, or entries
 * already. `empty`: nothing was said. `unknown-holding`: a maturity dealt with is none of the client's. `of`: what is meant, where a note
 * says more than one thing.
 */
export type ActionRefusal = { of?: 'hobby' } & (
  | { reason: 'too-late' | 'past-maturity'; latest: CivilDate }
  | { reason: 'too-long' | 'too-many'; most: number }
  | { reason: 'not-after-today' | 'no-such-date' | 'empty' | 'unknown-holding' }
);

/** Who undoes an action, and when. */
export type UndoBy = Omit<ActionBy, 'commandId'>;

/** Why an action can no longer be undone. `changed-since`: something else was recorded after it. */
export type UndoRefusal = { reason: 'too-late' | 'changed-since' | 'not-yours' | 'already-undone' };

/** For so long an action can be undone. */
export const UNDO_SECONDS = 600;

/** How many days ahead a client can be postponed, a call be promised, an assessment be arranged. */
export const POSTPONE_DAYS = 14;
export const FOLLOW_UP_DAYS = 365;
export const RISK_REVIEW_DAYS = 60;

/** How many characters the texts may have. */
export const NOTE_CHARACTERS = 500;
export const REASON_CHARACTERS = 200;
export const RELATION_CHARACTERS = 20;
export const HOBBY_CHARACTERS = 20;

/** How many family members and hobbies are kept. */
export const MOST_FAMILY = 10;
export const MOST_HOBBIES = 10;
