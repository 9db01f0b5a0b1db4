import type { ImportRecord } from '../../../app/ports.ts';
import { civilDate, id, instant, oneOf, optional, recordOf, shape, text, whole } from './check.ts';
import { version } from './common.ts';

export const checkImport = shape<ImportRecord>({
  asOf: civilDate,
  sha256: id,
  version,
  lastCommand: text,
  startedAt: instant,
  finishedAt: optional(instant),
  state: oneOf(['applying', 'done', 'quarantined']),
  rows: recordOf(whole(0)),
  read: whole(0),
  saved: whole(0),
  unchanged: whole(0),
  rejected: whole(0),
  quarantinedBecause: optional(text),
});
