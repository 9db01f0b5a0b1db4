import { type CivilDate, isCivilDate } from '../civil-date.ts';

/** Whether a file's name fits a pattern, and the date the name carries. */
export type NameMatch = { matches: false } | { matches: true; asOf?: CivilDate; badDate?: string };

const TOKENS = /\{YYYYMMDD\}|\{YYYY-MM-DD\}|\*/g;
const PATTERNS: Record<string, string> = {
  '{YYYYMMDD}': '(\\d{8})',
  '{YYYY-MM-DD}': '(\\d{4}-\\d{2}-\\d{2})',
  '*': '.*',
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function regexpOf(pattern: string): RegExp {
  let source = '';
  let from = 0;
  for (const token of pattern.matchAll(TOKENS)) {
    source += escaped(pattern.slice(from, token.index)) + PATTERNS[token[0]];
    from = token.index + token[0].length;
  }
  return new RegExp(`^${source}${escaped(pattern.slice(from))}$`);
}

/** Matches a file's name against a mapping's name: `*` is any text, `{YYYYMMDD}` or `{YYYY-MM-DD}` the date the file is as of. */
export function matchFileName(pattern: string, name: string): NameMatch {
  const found = regexpOf(pattern).exec(name);
  if (found === null) return { matches: false };
  const written = found[1];
  if (written === undefined) return { matches: true };
  const asOf = written.length === 8 ? written.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3') : written;
  return isCivilDate(asOf) ? { matches: true, asOf } : { matches: true, badDate: written };
}
