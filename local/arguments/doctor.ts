import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { type Flags, type FlagWords, mistake, type UsageError } from './flags.ts';
import type { DoctorOptions, Parsed } from './steward-options.ts';
import { dateFlag, noWords } from './values.ts';

/** The flag of the commands that may look at a stage. */
export const DOCTOR_FLAGS: FlagWords = { stage: 'a stage of config/stages.ts, e.g. --stage trial' };

/** Reads the words after `steward doctor`. Without a stage it looks at the store. */
export function doctorOptions(flags: Flags, today: CivilDate): Parsed {
  const date = dateFlag(flags, 'date', today);
  if (!date.ok) return date;
  const place = placeOf(flags, 'doctor');
  const json = flags.switches.has('json');
  return place.ok ? { ok: true, value: { command: 'doctor', date: date.value, json, place: place.at } } : place;
}

/** Reads the words after `steward verify-ledger`: the same places. */
export function verifyLedgerOptions(flags: Flags): Parsed {
  const place = placeOf(flags, 'verify-ledger');
  const json = flags.switches.has('json');
  return place.ok ? { ok: true, value: { command: 'verify-ledger', json, place: place.at } } : place;
}

function placeOf(
  { positionals, values }: Flags,
  command: string,
): { ok: true; at: DoctorOptions['place'] } | UsageError {
  const stray = noWords(positionals, `steward ${command}`);
  if (stray) return stray;
  const stage = values.get('stage');
  if (stage === undefined) return { ok: true, at: { store: values.get('store') ?? '.steward' } };
  if (values.has('store')) return mistake('--stage and --store exclude each other; give the one that is meant');
  return { ok: true, at: { stage } };
}
