import { parseArgs } from 'node:util';
import { nearest } from './nearest.ts';

/** A mistake on the command line: one line that says what is wrong and how to mend it. Ends in exit code 2. */
export type UsageError = { ok: false; line: string };

/** The flags a command knows: `true` for a switch, else what value the flag needs, in words. */
export type FlagWords = Record<string, true | string>;

export type Flags = { values: ReadonlyMap<string, string>; switches: ReadonlySet<string>; positionals: string[] };

export const mistake = (line: string): UsageError => ({ ok: false, line });

/** Quotes what was typed so that it stays on one line. */
export const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Sorts the words of a command line into values, switches and positionals. Refuses unknown, repeated and valueless flags. */
export function readFlags(
  argv: readonly string[],
  known: FlagWords,
  command: string,
): { ok: true; flags: Flags } | UsageError {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, takes]) => [name, { type: takes === true ? 'boolean' : 'string' } as const]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string>();
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const takes = name === 'help' ? true : Object.hasOwn(known, name) ? known[name] : undefined;
    if (takes === undefined) return mistake(unknownFlag(rawName, name, Object.keys(known), command));
    if (values.has(name) || switches.has(name)) return mistake(`--${name} is given twice; give it once`);
    if (takes === true) {
      if (value !== undefined) return mistake(`--${name} takes no value; write --${name} alone`);
      switches.add(name);
    } else {
      const missing = value === undefined || value === '' || (!inlineValue && value.startsWith('-'));
      if (missing) return mistake(`--${name} needs ${takes}`);
      values.set(name, value);
    }
  }
  return { ok: true, flags: { values, switches, positionals } };
}

function unknownFlag(typed: string, name: string, known: string[], command: string): string {
  const meant = nearest(name, [...known, 'help']);
  const mend = meant ? `did you mean --${meant}?` : `see ${command} --help`;
  return `${quoted(typed).slice(1, -1)} is not a flag of ${command}; ${mend}`;
}
