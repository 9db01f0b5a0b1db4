import type { CivilDate } from '../../functions/domain/civil-date.ts';
import type { RunKind } from '../../functions/domain/mail/run.ts';
import type { UsageError } from './flags.ts';

/** What every command of `steward` takes: the directory of the store. */
export type Everywhere = { store: string };

/** `steward import`: read export files into the store. */
export type ImportOptions = Everywhere & {
  command: 'import';
  files: string[];
  mapping: string;
  asOf?: CivilDate;
  dryRun: boolean;
  json: boolean;
};

/** `steward run`: plan and send one day's mails, of everybody or of one manager or unit. */
export type RunOptions = Everywhere & {
  command: 'run';
  kind: RunKind;
  date: CivilDate;
  only?: { manager: string } | { unit: string };
  dryRun: boolean;
  json: boolean;
};

/** `steward preview`: write one person's mail to a file. */
export type PreviewOptions = Everywhere & {
  command: 'preview';
  kind: RunKind;
  date: CivilDate;
  for: string;
  out: string;
  json: boolean;
};

/** `steward reindex`: compute the due index of every client anew. */
export type ReindexOptions = Everywhere & { command: 'reindex'; date: CivilDate; json: boolean };

/** `steward doctor`: look at a stage on AWS, or at a store on this computer, and say what is wrong. */
export type DoctorOptions = {
  command: 'doctor';
  date: CivilDate;
  json: boolean;
  place: { stage: string } | { store: string };
};

/** `steward verify-ledger`: recompute the chains of all duties, on AWS or in a store. */
export type VerifyLedgerOptions = { command: 'verify-ledger'; json: boolean; place: DoctorOptions['place'] };

export type StewardOptions =
  | ImportOptions
  | RunOptions
  | PreviewOptions
  | ReindexOptions
  | VerifyLedgerOptions
  | DoctorOptions;

/** The words of a command as read, or what is wrong with them. */
export type Parsed = { ok: true; value: StewardOptions | { command: 'help' } } | UsageError;
