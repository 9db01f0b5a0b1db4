import { RUN_KINDS, type Run } from '../../../domain/mail/run.ts';
import { civilDate, flag, id, instant, list, oneOf, optional, shape, text } from './check.ts';
import { version } from './common.ts';

export const checkRun = shape<Run>({
  kind: oneOf(RUN_KINDS),
  date: civilDate,
  version,
  lastCommand: text,
  plannedAt: instant,
  workday: flag,
  dayOff: optional(text),
  people: list(id),
  closedAt: optional(instant),
});
