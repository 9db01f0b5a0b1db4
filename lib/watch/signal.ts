/**
 * How a signal is watched. `at-once`: told when it happens, and told again when it happens again. `lasting`: logged at every watch while it
 * lasts, and told once. `standing`: logged once a day while it lasts, and stands as long. `heartbeat`: told when it has not come for more
 * than a day.
 */
export type Watching = 'at-once' | 'lasting' | 'standing' | 'heartbeat';

/** The functions that log signals. With SMTP as transport there is no mail-events: nothing tells of deliveries. */
type Logger =
  | 'plan-run'
  | 'watch-run'
  | 'send-mail'
  | 'mail-events'
  | 'sweep-index'
  | 'import-file'
  | 'anchor-ledger'
  | 'pages';

/** A line of a log: its event, and, where not every such line is meant, a field with the values that are. */
export type Line = { event: string; where?: { field: string; is: readonly string[] } };

/** Something in the logs that an operator has to know. `meaning` says it in one sentence; `section` is the runbook's heading. */
export type Signal = {
  /** Names the metric and the alarm. */
  id: string;
  by: readonly Logger[] | 'every function';
  lines: readonly Line[];
  /** The field that is added up; without it lines are counted. */
  value?: string;
  watching: Watching;
  meaning: string;
  section: string;
};
