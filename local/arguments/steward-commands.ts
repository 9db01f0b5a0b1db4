import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { RUN_KINDS, type RunKind } from '../../functions/domain/mail/run.ts';
import { DOCTOR_FLAGS, doctorOptions, verifyLedgerOptions } from './doctor.ts';
import { type Flags, type FlagWords, mistake, quoted, type UsageError } from './flags.ts';
import type { Everywhere, Parsed, StewardOptions } from './steward-options.ts';
import { dateFlag, noWords } from './values.ts';

const STORE = 'a directory, e.g. --store .steward';
const DATE = 'a date, e.g. --date 2026-11-23';
/** The commands of `steward`: the flags each takes, and how its words are read. */
export const COMMANDS: Record<
  StewardOptions['command'],
  { flags: FlagWords; read: (flags: Flags, today: CivilDate) => Parsed }
> = {
  import: {
    flags: {
      mapping: 'a mapping file, e.g. --mapping examples/berka.mapping.json',
      'as-of': 'a date, e.g. --as-of 2026-11-23',
      'dry-run': true,
      json: true,
      store: STORE,
    },
    read: importOptions,
  },
  run: {
    flags: {
      date: DATE,
      manager: "a client manager's id, e.g. --manager M001",
      unit: "a unit's id, e.g. --unit U01",
      'dry-run': true,
      json: true,
      store: STORE,
    },
    read: runOptions,
  },
  preview: {
    flags: {
      date: DATE,
      for: "a person's id, e.g. --for M001",
      out: 'a file, e.g. --out mail.html',
      json: true,
      store: STORE,
    },
    read: previewOptions,
  },
  reindex: { flags: { date: DATE, json: true, store: STORE }, read: reindexOptions },
  'verify-ledger': { flags: { ...DOCTOR_FLAGS, json: true, store: STORE }, read: verifyLedgerOptions },
  doctor: { flags: { ...DOCTOR_FLAGS, date: DATE, json: true, store: STORE }, read: doctorOptions },
};

const everywhere = ({ values }: Flags): Everywhere => ({ store: values.get('store') ?? '.steward' });

function importOptions(flags: Flags, today: CivilDate): Parsed {
  const { values, switches, positionals } = flags;
  if (positionals.length === 0)
    return mistake('steward import needs at least one file: steward import FILE… --mapping FILE');
  const mapping = values.get('mapping');
  if (mapping === undefined)
    return mistake('steward import needs --mapping FILE: it says how to read the files (see examples/)');
  const asOf = dateFlag(flags, 'as-of', undefined);
  if (!asOf.ok) return asOf;
  if (asOf.value !== undefined && asOf.value > today)
    return mistake(`--as-of ${asOf.value} is in the future; give the day the files are of, at most ${today}`);
  const [dryRun, json] = [switches.has('dry-run'), switches.has('json')];
  return {
    ok: true,
    value: {
      command: 'import',
      files: positionals,
      mapping,
      ...(asOf.value !== undefined && { asOf: asOf.value }),
      dryRun,
      json,
      ...everywhere(flags),
    },
  };
}

function runOptions(flags: Flags, today: CivilDate): Parsed {
  const kind = whichKind('run', flags.positionals);
  if (!kind.ok) return kind;
  const date = dateFlag(flags, 'date', today);
  if (!date.ok) return date;
  const manager = flags.values.get('manager');
  const unit = flags.values.get('unit');
  if (manager !== undefined && unit !== undefined)
    return mistake('--manager and --unit exclude each other; give the one that is meant');
  const only = manager !== undefined ? { manager } : unit !== undefined ? { unit } : undefined;
  const [dryRun, json] = [flags.switches.has('dry-run'), flags.switches.has('json')];
  return {
    ok: true,
    value: {
      command: 'run',
      kind: kind.kind,
      date: date.value,
      ...(only && { only }),
      dryRun,
      json,
      ...everywhere(flags),
    },
  };
}

function previewOptions(flags: Flags, today: CivilDate): Parsed {
  const kind = whichKind('preview', flags.positionals);
  if (!kind.ok) return kind;
  const date = dateFlag(flags, 'date', today);
  if (!date.ok) return date;
  const person = flags.values.get('for');
  if (person === undefined) return mistake('steward preview needs --for ID: whose mail to show');
  const out = flags.values.get('out');
  if (out === undefined) return mistake('steward preview needs --out FILE.html: where to write the mail');
  return {
    ok: true,
    value: {
      command: 'preview',
      kind: kind.kind,
      date: date.value,
      for: person,
      out,
      json: flags.switches.has('json'),
      ...everywhere(flags),
    },
  };
}

function reindexOptions(flags: Flags, today: CivilDate): Parsed {
  const stray = noWords(flags.positionals, 'steward reindex');
  if (stray) return stray;
  const date = dateFlag(flags, 'date', today);
  if (!date.ok) return date;
  return {
    ok: true,
    value: { command: 'reindex', date: date.value, json: flags.switches.has('json'), ...everywhere(flags) },
  };
}

function whichKind(command: string, words: readonly string[]): { ok: true; kind: RunKind } | UsageError {
  const [word, ...more] = words;
  if (word === undefined)
    return mistake(`steward ${command} needs a kind of mail: steward ${command} ${RUN_KINDS.join('|')}`);
  const kind = RUN_KINDS.find((known) => known === word);
  if (kind === undefined)
    return mistake(`${quoted(word)} is not a kind of mail; the kinds are ${RUN_KINDS.join(', ')}`);
  return noWords(more, `steward ${command} ${kind}`) ?? { ok: true, kind };
}
