import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { type Flags, type FlagWords, mistake } from './flags.ts';
import type { Parsed } from './steward-options.ts';
import { dateFlag, noWords } from './values.ts';

/** The flags of `steward doctor` that the other commands lack. */
export const DOCTOR_FLAGS: FlagWords = { stage: 'a stage of config/stages.ts, e.g. --stage trial' };

/** Reads the words after `steward doctor`. Without a stage it looks at the store. */
export function doctorOptions(flags: Flags, today: CivilDate): Parsed {
  const stray = noWords(flags.positionals, 'steward doctor');
  if (stray) return stray;
  const date = dateFlag(flags, 'date', today);
  if (!date.ok) return date;
  const { values, switches } = flags;
  const stage = values.get('stage');
  if (stage !== undefined && values.has('store'))
    return mistake('--stage and --store exclude each other; give the one that is meant');
  const place = stage === undefined ? { store: values.get('store') ?? '.steward' } : { stage };
  return { ok: true, value: { command: 'doctor', date: date.value, json: switches.has('json'), place } };
}
