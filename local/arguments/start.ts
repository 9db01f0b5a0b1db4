import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { type FlagWords, mistake, readFlags, type UsageError } from './flags.ts';
import { dateFlag, noWords, numberFlag } from './values.ts';

/** Where the day's records come from: the sample bank of so many clients, or a bank's own export. */
export type Records = { from: 'sample'; clients: number } | { from: 'export'; directory: string; mapping: string };

/** What `npm start` was asked to do. `through` is the last day when several are run in turn. */
export type StartOptions = {
  command: 'start';
  date: CivilDate;
  through?: CivilDate;
  records: Records;
  /** The directory in which the records are kept; in memory when absent. */
  store?: string;
  once: boolean;
  json: boolean;
  out?: string;
  port: number;
};

const COMMAND = 'npm start';
const FLAGS: FlagWords = {
  date: 'a date, e.g. --date 2026-11-23',
  through: 'a date, e.g. --through 2026-11-30',
  data: 'a directory of export files, e.g. --data exports',
  mapping: 'a mapping file, e.g. --mapping examples/berka.mapping.json',
  clients: 'a number from 1 to 200000, e.g. --clients 3000',
  store: 'a directory, e.g. --store .steward',
  once: true,
  json: true,
  out: 'a directory, e.g. --out mails',
  port: 'a number from 0 to 65535, e.g. --port 8025',
};

/** Reads the words after `npm start --`. Nothing is read from disk or clock: `today` is the date when none is given. */
export function startArguments(
  argv: readonly string[],
  today: CivilDate,
): { ok: true; value: StartOptions | { command: 'help' } } | UsageError {
  const read = readFlags(argv, FLAGS, COMMAND);
  if (!read.ok) return read;
  const { values, switches, positionals } = read.flags;
  if (switches.has('help')) return { ok: true, value: { command: 'help' } };
  const stray = noWords(positionals, COMMAND);
  if (stray) return stray;

  const date = dateFlag(read.flags, 'date', today);
  if (!date.ok) return date;
  const through = dateFlag(read.flags, 'through', undefined);
  if (!through.ok) return through;
  if (through.value !== undefined && through.value < date.value)
    return mistake(`--through ${through.value} is before --date ${date.value}; give the later day as --through`);
  const clients = numberFlag(read.flags, 'clients', 1, 200_000);
  if (!clients.ok) return clients;
  const port = numberFlag(read.flags, 'port', 0, 65_535);
  if (!port.ok) return port;
  const records = whichRecords(values.get('data'), values.get('mapping'), clients.value);
  if ('ok' in records) return records;

  const out = values.get('out');
  const store = values.get('store');
  return {
    ok: true,
    value: {
      command: 'start',
      date: date.value,
      ...(through.value !== undefined && { through: through.value }),
      records,
      ...(store !== undefined && { store }),
      once: switches.has('once'),
      json: switches.has('json'),
      ...(out !== undefined && { out }),
      port: port.value ?? 8025,
    },
  };
}

function whichRecords(directory?: string, mapping?: string, clients?: number): Records | UsageError {
  if (directory === undefined && mapping === undefined) return { from: 'sample', clients: clients ?? 3000 };
  if (directory === undefined)
    return mistake('--mapping needs --data DIR as well: the directory with the files it maps');
  if (mapping === undefined)
    return mistake('--data needs --mapping FILE as well: it says how to read the files (see examples/)');
  if (clients !== undefined) return mistake('--clients sizes the sample bank; leave it out with --data');
  return { from: 'export', directory, mapping };
}
