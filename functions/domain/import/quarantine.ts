import type { Mapping } from './mapping.ts';

type Limits = Mapping['limits'];

const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)} %`;

/** Why a file with these bad rows is not to be trusted; undefined when it may be taken. */
export function tooManyBadRows(rows: number, bad: number, limits: Limits): string | undefined {
  if (rows === 0 || bad * 100 <= rows * limits.badRowsPercent) return undefined;
  return `${bad} of ${rows} rows are bad (${percent(bad, rows)}; at most ${limits.badRowsPercent} % may be)`;
}

/** Why so few rows of a kind are not to be trusted, next to last time's; undefined when they may be taken. */
export function tooFewRows(
  kind: string,
  rows: number,
  lastTime: number | undefined,
  limits: Limits,
): string | undefined {
  if (lastTime === undefined || rows * 100 >= lastTime * limits.fewestRowsPercent) return undefined;
  return `only ${rows} rows of ${kind}, where last time there were ${lastTime} (${percent(rows, lastTime)}; at least ${limits.fewestRowsPercent} % must come; if this is right, set "limits": {"fewestRowsPercent": …} for once)`;
}
