import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Sha256 } from '../../domain/duty/duty.ts';
import type { DutyFormProblem, DutyRefusal } from '../../domain/duty/duty-pages.ts';
import type { DutyCatalogue } from '../../domain/duty/duty-rule.ts';
import type { Agreement } from '../../domain/duty/evidence-field.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Identify } from '../identify.ts';
import type {
  ClientRecords,
  DutyRecords,
  EvidenceFiles,
  Log,
  MessageQueue,
  MessageRecords,
  RosterRecords,
} from '../ports.ts';
import type { ReadLinkDeps } from '../read-link.ts';

/** What everything about duties is decided from. */
export type DutyRulesDeps = {
  catalogue: DutyCatalogue;
  agreements: readonly Agreement[];
  calendar: Calendar;
  policy: Policy;
  sha256: Sha256;
  log: Log;
};

/** What the pages of duties read. A whole roster may be a minute old; who may act is decided on entries that are read by key. */
export type DutyPageDeps = ReadLinkDeps &
  DutyRulesDeps & {
    duties: DutyRecords;
    messages: MessageRecords;
    clients: Pick<ClientRecords, 'getMany'>;
    files: EvidenceFiles;
    roster: Pick<RosterRecords, 'load' | 'get'>;
  };

/** What the forms need besides: who is at the other end, and where notices are put to be sent. */
export type DutyFormDeps = DutyPageDeps & { identify: Identify; queue: MessageQueue };

/** Done, with the token of the receipt; or the page cannot be shown; or the form comes back, with everything that needs mending. */
export type DutyActed =
  | { ok: true; receipt: string }
  | ({ ok: false; by: 'link' } & DutyRefusal)
  | { ok: false; by: 'form'; problems: DutyFormProblem[] };
