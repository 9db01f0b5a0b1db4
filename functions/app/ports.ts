import type { CivilDate, Instant } from '../domain/civil-date.ts';
import type { Client, Contact } from '../domain/client.ts';
import type { LedgerAnchor } from '../domain/duty/anchor.ts';
import type { Duty, DutyRef } from '../domain/duty/duty.ts';
import type { EvidenceType } from '../domain/duty/evidence-type.ts';
import type { Period } from '../domain/duty/period.ts';
import type { Link, LinkPurpose } from '../domain/mail/link.ts';
import type { Message } from '../domain/mail/message.ts';
import type { MessageKind, MessageRef, Run, RunKind } from '../domain/mail/run.ts';
import type { SendOutcome } from '../domain/mail/send-protocol.ts';
import type { Roster, RosterEntry, RosterValue } from '../domain/roster.ts';

/** Outcome of a conditional write: `conflict` means the stored version was not the expected one, and nothing was written. */
export type Saved = 'saved' | 'conflict';

/** The version a write expects to find: 0 when it expects no item. The value written carries `expected + 1`. */
export type ExpectedVersion = number;

/** A record as read: one that cannot be understood is reported by id and problem, and stops nobody else. */
export type Read<T> = { ok: true; value: T } | { ok: false; id: string; problem: string };

/** Client records. Reads by id are consistent; the due index and scans are eventually consistent. */
export interface ClientRecords {
  get(id: string): Promise<Read<Client> | undefined>;
  /** Reads many at once; ids not stored are absent from the answer. */
  getMany(ids: readonly string[]): Promise<Map<string, Read<Client>>>;
  put(client: Client, expected: ExpectedVersion): Promise<Saved>;
  /** A manager's clients whose `nextDueOn` is on or before `through`, earliest first. */
  due(managerId: string, through: CivilDate): AsyncIterable<Read<Client>>;
  /** Every client, or those of one part, in no order: for sweeps. */
  all(part?: Part): AsyncIterable<Read<Client>>;
}

/** One part of all clients: the `index`-th (from 0) of `of` parts that together hold every client once. */
export type Part = { index: number; of: number };

/** How far one part of the due index is known to be right: swept on which day, under which rules, and what that found. */
export type IndexPart = {
  part: number;
  version: number;
  lastCommand: string;
  /** The rules' fingerprint. The index of clients swept under other rules may hide somebody. */
  rules: string;
  sweptOn: CivilDate;
  sweptAt: Instant;
  looked: number;
  moved: number;
  hidden: number;
  broken: number;
};

export interface IndexRecords {
  get(part: number): Promise<IndexPart | undefined>;
  put(part: IndexPart, expected: ExpectedVersion): Promise<Saved>;
}

/** Contact history: append-only. Appending the same command twice leaves one item. */
export interface ContactRecords {
  append(contact: Contact): Promise<void>;
  /** Newest first. */
  of(clientId: string, limit: number): Promise<Contact[]>;
}

/** The roster, small enough to be loaded whole. Reads are consistent. */
export interface RosterRecords {
  get<E extends RosterEntry['entry']>(entry: E, id: string): Promise<Read<RosterValue<E>> | undefined>;
  load(): Promise<{ roster: Roster; broken: { id: string; problem: string }[] }>;
  put(entry: RosterEntry): Promise<void>;
  remove(entry: RosterEntry['entry'], id: string): Promise<void>;
}

export interface RunRecords {
  get(kind: RunKind, date: CivilDate): Promise<Run | undefined>;
  put(run: Run, expected: ExpectedVersion): Promise<Saved>;
}

export interface MessageRecords {
  get(ref: MessageRef): Promise<Message | undefined>;
  put(message: Message, expected: ExpectedVersion): Promise<Saved>;
  /** Every message of a run, or every notice of a day. */
  ofRun(kind: MessageKind, date: CivilDate): AsyncIterable<Message>;
}

/** Duties: one item each, its history within. Reads are consistent. */
export interface DutyRecords {
  get(ref: DutyRef): Promise<Read<Duty> | undefined>;
  put(duty: Duty, expected: ExpectedVersion): Promise<Saved>;
  /** A unit's duties of one period, or those of one kind in it, ordered by kind and subject. */
  ofPeriod(unit: string, period: Period, kind?: string): AsyncIterable<Read<Duty>>;
  /** Every duty a unit ever had. */
  ofUnit(unit: string): AsyncIterable<Read<Duty>>;
  /** Keeps for good that a unit has duties. Noting it again is harmless. */
  noteUnit(unit: string): Promise<void>;
  /** Every unit that was noted, also when the roster no longer has it. */
  notedUnits(): AsyncIterable<string>;
}

/** Anchors of the ledger, outside the table: one a day, written once. */
export interface LedgerAnchors {
  /** False when the day has one already: that one stays. */
  put(anchor: LedgerAnchor): Promise<boolean>;
  /** The newest of a day before `date`. Throws when it cannot be read. */
  latest(date: CivilDate): Promise<LedgerAnchor | undefined>;
  /** Every anchor, oldest first. */
  all(): AsyncIterable<Read<LedgerAnchor>>;
}

/** How a browser brings one file past the pages, which take no large bodies: where its form is sent, and what goes with the file. */
type UploadForm = { action: string; fields: Record<string, string> };

/** A file as it was brought: its bytes, and what they are by their content; no type when that is none we keep. */
export type BroughtFile = { bytes: Uint8Array; type?: EvidenceType };

/** Files given as evidence: brought in by the browser, looked at, and only then kept. */
export interface EvidenceFiles {
  /** A form that brings one file of at most `most` bytes to `incoming`, within the hour, and sends the browser `back`. */
  uploadForm(of: { incoming: string; most: number; back: string }): Promise<UploadForm>;
  /** What was brought; undefined when nothing was. */
  incoming(incoming: string): Promise<BroughtFile | undefined>;
  /** Keeps a file, for good. Keeping the same file twice is harmless. */
  keep(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** An address, good for a minute, from which a kept file is saved under a name and never shown. */
  download(key: string, name: string): Promise<string>;
}

/** How often a wrong employee number was typed at one link, or on one day by one person. `link` is a hash of either: it opens nothing. */
export type LinkTries = { link: string; version: number; lastCommand: string; wrong: number; lockedAt?: Instant };

export interface LinkTryRecords {
  get(link: string): Promise<LinkTries | undefined>;
  put(tries: LinkTries, expected: ExpectedVersion): Promise<Saved>;
}

/** One import of files, as remembered: what was read, and what came of it. */
export type ImportRecord = {
  asOf: CivilDate;
  /** SHA-256 over the contents of the files and the mapping. */
  sha256: string;
  version: number;
  lastCommand: string;
  startedAt: Instant;
  finishedAt?: Instant;
  /** `applying` until the last row is stored; a quarantined import wrote nothing. */
  state: 'applying' | 'done' | 'quarantined';
  /** Rows read per kind of record (clients, holdings, …), for comparing with the next import. */
  rows: Record<string, number>;
  read: number;
  saved: number;
  unchanged: number;
  rejected: number;
  quarantinedBecause?: string;
};

export interface ImportRecords {
  get(asOf: CivilDate, sha256: string): Promise<ImportRecord | undefined>;
  put(record: ImportRecord, expected: ExpectedVersion): Promise<Saved>;
  /** All imports, newest `asOf` first. */
  list(): AsyncIterable<ImportRecord>;
}

/** Takes work to whoever does it. At least once, in any order. Throws when any of it could not be put there. */
export interface Queue<Body> {
  send(bodies: readonly Body[]): Promise<void>;
}

/** Takes the planned mails to the senders. */
export type MessageQueue = Queue<MessageRef>;

/**
 * A rendered mail. The address stays out of logs; the subject holds counts only. `date` is the Date header: given by the
 * pipeline, the same for a resend.
 */
export type Mail = { to: string; subject: string; html: string; text: string; date?: Instant };

/** Sends one mail with exactly one attempt. Never throws for what a provider or network does. */
export interface Mailer {
  send(mail: Mail, tags: { message: string; attempt: string }): Promise<SendOutcome>;
}

/** Signed links. */
export interface LinkTokens {
  /** The token of a link; the same link gives the same token. */
  sign(link: Link): Promise<string>;
  /** The link a token was made from; undefined when it is forged, changed in any byte, or was made for another purpose. */
  read(token: string, purpose: LinkPurpose): Promise<Link | undefined>;
}

/** What a line of the log carries beside the event's name. The fields every line has already would be dropped, or spoil it. */
type LogIds = Record<string, string | number | boolean | undefined> & {
  [own in 'level' | 'message' | 'sampling_rate' | 'service' | 'timestamp' | 'xray_trace_id']?: never;
};

/** Structured log: named events with ids, never names, phones, amounts or tokens. */
export interface Log {
  info(event: string, ids?: LogIds): void;
  warn(event: string, ids?: LogIds): void;
  error(event: string, ids?: LogIds): void;
}

/** Now, as an instant: read at the edge and passed on as an argument. */
export type Clock = () => Instant;
