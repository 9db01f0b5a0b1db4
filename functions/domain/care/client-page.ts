import type { CivilDate } from '../civil-date.ts';
import type { Client, Contact, FamilyMember, Holding, Preference } from '../client.ts';
import type { Card, Digest, MaskedClient } from '../digest/digest.ts';
import type { Locale } from '../locale.ts';
import type { OfficerRole } from '../roster.ts';
import type { ActionRefusal } from './client-action.ts';
import type { Noted } from './noted.ts';

/** How a colleague is named on a page: by surname, as in a greeting; with what they are when they are no client manager. */
export type Colleague = { surname?: string; han: boolean; role?: OfficerRole };

/** An action on a client as a page tells it: by whom (`you` when it was the reader), on which day and at what time of the bank's clock. */
export type Told = { by: 'you' | Colleague; on: CivilDate; time: string };

/**
 * One client's page: what the day's page shows of them, in full, and what its forms need. Without a digest and card nothing is due for the
 * client today.
 */
export type ClientPage = {
  date: CivilDate;
  locale: Locale;
  client: Client;
  contacts: Contact[];
  due?: { digest: Digest; card: Card };
  /** Whose book it is, when the reader stands in for them. */
  onBehalfOf?: Colleague;
  /** Maturities that can be marked as dealt with, soonest first. */
  maturing: (Holding & { maturesOn: CivilDate })[];
  /** What is noted of family and hobbies, as the note form offers it to be corrected or taken away. */
  noted: Noted[];
  /** The last day up to which the client can be postponed. */
  postponable: { latest: CivilDate; because: 'limit' | 'maturity' };
  /** What was last recorded, if that was today; with the token of its receipt while the reader can undo it. */
  recorded?: Told & { did: Done; receipt?: string };
  /** The token of the day's page of this book. */
  dayToken: string;
};

/** The forms of a client's page, in their order. */
export const CLIENT_FORMS = ['contact', 'postpone', 'details', 'note', 'risk-review'] as const;
export type ClientForm = (typeof CLIENT_FORMS)[number];

/** What is not right with a field: nothing chosen, nothing filled in, no such date, or what the rules refuse. */
export type FormProblem = { field: string; why: { reason: 'choose' | 'fill-in' } | ActionRefusal };

/** A form as it came back: what was typed, and why it was not taken. `since`: somebody recorded something after the page was opened. */
export type Returned = {
  form: ClientForm;
  typed: ReadonlyMap<string, string>;
  problems: readonly FormProblem[];
  since?: Told;
};

/**
 * Why a client's page or a receipt cannot be shown. `invalid`, `expired`, `revoked`: the link. `moved`: somebody else looks after the client.
 * `leave-over`: the manager the reader stood in for is back. `gone`: no such client any more. `unreadable`: the record cannot be used.
 * `receipt-expired`: it was recorded, and cannot be undone any more.
 */
export type ClientRefusal =
  | { reason: 'invalid' | 'expired' | 'revoked' | 'gone' | 'unreadable' | 'receipt-expired' }
  | { reason: 'moved' | 'leave-over'; holder?: Colleague };

/** What a receipt tells: what was recorded, when, whether it still stands, and until when it can be undone. */
export type ReceiptPage = {
  date: CivilDate;
  locale: Locale;
  client: MaskedClient;
  did: Done;
  notTicked: NotTicked[];
  recorded: Told;
  state: 'undoable' | 'final' | 'undone' | 'changed-since';
  undoUntil?: string;
  dayToken: string;
  clientToken: string;
};

/** What an action did, told in full: details and notes say what was found and noted. */
export type Done =
  | { kind: 'contact'; contact: Contact }
  | { kind: 'postpone'; until: CivilDate }
  | { kind: 'risk-review'; arrangedFor: CivilDate }
  | { kind: 'details'; detail: 'phone' | 'address'; finding: 'wrong' | 'verified' }
  | {
      kind: 'note';
      family?: FamilyMember;
      hobby?: string;
      preference?: Preference;
      /** What was noted before and was taken away; replaced where one of the same kind stands beside it. */
      forgot?: { family?: FamilyMember; hobby?: string };
    }
  | { kind: 'unknown' };

/** A maturity that stays due after a contact: it was not ticked. */
export type NotTicked = Pick<Holding, 'name' | 'kind'> & { maturesOn: CivilDate };
