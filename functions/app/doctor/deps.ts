import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { CivilDate, Instant } from '../../domain/civil-date.ts';
import type { RunKind } from '../../domain/mail/run.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Schedules } from '../../domain/schedule/schedule.ts';
import type {
  ClientRecords,
  ImportRecords,
  IndexRecords,
  MessageRecords,
  RosterRecords,
  RunRecords,
} from '../ports.ts';
import type { Backlogs, SendingAccount } from './ports.ts';

/** How mails leave, as far as the doctor can look at it. `mailsPerSecond` is what the senders keep to. */
export type MailWay =
  | { by: 'ses'; address: string; mailsPerSecond: number; account: SendingAccount }
  | { by: 'smtp'; host: string; port: number; mailsPerSecond: number; secret: { name: string; there: boolean } }
  | { by: 'embedded' };

/** What the doctor looks at. `backlogs` and `stack` are absent on embedded engines, which have neither. */
export type DoctorDeps = {
  records: {
    clients: ClientRecords;
    roster: RosterRecords;
    runs: RunRecords;
    messages: MessageRecords;
    imports: ImportRecords;
    index: IndexRecords;
  };
  calendar: Calendar;
  policy: Pick<Policy, 'timeZone'>;
  schedules: Schedules;
  /** Fingerprint of the rules as this checkout has them. */
  rules: string;
  /** In how many parts the due index is swept there. */
  indexParts: number;
  mail: MailWay;
  backlogs?: Backlogs;
  stack?: { name: string; status: string };
  /** Records that a list had to leave out, filled by the store while it is read. */
  leftOut: readonly { id: string; problem: string }[];
  /** How the operator does by hand what did not happen by itself. */
  byHand: { run(kind: RunKind, date: CivilDate): string; sweep: string };
};

/** The business date looked at, and the time it is. */
export type Moment = { date: CivilDate; now: Instant };
