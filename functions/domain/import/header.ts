const OTHER_DELIMITERS = [',', ';', '|', '\t', '\u0001'];

const shown = (text: string) => (text === '\t' ? 'a tab' : text === '\u0001' ? '\\u0001' : `"${text}"`);

/** The delimiter a file seems to have instead of the mapping's: the header is one name with others in it. */
function looksDelimitedBy(columns: readonly string[], delimiter: string): string | undefined {
  const [only, ...more] = columns;
  if (only === undefined || more.length > 0) return undefined;
  const counts = OTHER_DELIMITERS.filter((other) => other !== delimiter).map(
    (other) => [only.split(other).length - 1, other] as const,
  );
  const best = counts.sort((a, b) => b[0] - a[0])[0];
  return best !== undefined && best[0] > 0 ? best[1] : undefined;
}

const listed = (names: readonly string[]) =>
  names
    .slice(0, 40)
    .map((name) => `"${name}"`)
    .join(', ') + (names.length > 40 ? ', …' : '');

/**
 * What keeps a header from fitting the mapping: columns the mapping names and the file lacks, or has twice. Undefined when
 * it fits. A header that is a single name holding another delimiter is said to look so.
 */
export function headerMisfit(
  columns: readonly string[],
  used: readonly string[],
  delimiter: string,
): string | undefined {
  const other = looksDelimitedBy(columns, delimiter);
  const missing = used.filter((name) => !columns.includes(name));
  if (missing.length > 0 && other !== undefined)
    return `looks delimited by ${shown(other)}, but the mapping says ${shown(delimiter)}: set "delimiter"`;
  // A first line that shares no name with the mapping may be a row of somebody's data: it is not repeated.
  if (missing.length > 0 && missing.length === used.length)
    return `the first line has none of the columns ${listed(missing)} (it has ${columns.length} cells); if the file has no header line, list its columns in "header"`;
  if (missing.length > 0) return `the header has no column ${listed(missing)}; it has ${listed(columns)}`;
  const twice = used.filter((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (twice.length > 0) return `the header has column ${listed(twice)} more than once`;
  return undefined;
}
