import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { mistake, quoted, readFlags } from './flags.ts';
import { nearest } from './nearest.ts';
import { COMMANDS } from './steward-commands.ts';
import type { Parsed } from './steward-options.ts';

/** Reads the words after `npm run -s steward --`. `today` is the date when none is given. */
export function stewardArguments(argv: readonly string[], today: CivilDate): Parsed {
  const [command, ...rest] = argv;
  if (command === '--help' || command === '-h' || command === 'help') return { ok: true, value: { command: 'help' } };
  const names = Object.keys(COMMANDS);
  if (command === undefined || command.startsWith('-'))
    return mistake(`steward needs a command first: ${names.join(', ')}; see steward --help`);
  if (!isCommand(command)) {
    const meant = nearest(command, names);
    const mend = meant ? `did you mean ${meant}?` : `the commands are ${names.join(', ')}`;
    return mistake(`${quoted(command)} is not a command of steward; ${mend}`);
  }
  const { flags, read } = COMMANDS[command];
  const words = readFlags(rest, flags, `steward ${command}`);
  if (!words.ok) return words;
  if (words.flags.switches.has('help')) return { ok: true, value: { command: 'help' } };
  return read(words.flags, today);
}

const isCommand = (text: string): text is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, text);
