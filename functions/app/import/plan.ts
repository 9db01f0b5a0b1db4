import { type CivilDate, isCivilDate } from '../../domain/civil-date.ts';
import { matchFileName } from '../../domain/import/file-name.ts';
import type { MappedFile, Mapping } from '../../domain/import/mapping.ts';
import type { BankFiles } from './ports.ts';
import type { ImportRefused } from './report.ts';
import type { ImportRequest } from './request.ts';

/** One file to read, as the mapping describes it. */
export type PlannedFile = { path: string; name: string; mapped: MappedFile };

/** What an import is to read, and the date it is as of. */
export type ImportPlan = { state: 'planned'; files: PlannedFile[]; asOf: CivilDate; warnings: string[] };

const refused = (where: ImportRefused['where'], line: string): ImportRefused => ({ state: 'refused', where, line });

type Dated = PlannedFile & { asOf?: CivilDate };

async function matched(
  files: BankFiles,
  mapping: Mapping,
  path: string,
  inDirectory: boolean,
): Promise<Dated | ImportRefused | undefined> {
  const name = files.nameOf(path);
  for (const mapped of mapping.files) {
    const match = matchFileName(mapped.name, name);
    if (!match.matches) continue;
    if (match.badDate !== undefined)
      return refused('files', `${name}: there is no date ${match.badDate}; the mapping expects ${mapped.name}`);
    return { path, name, mapped, ...(match.asOf !== undefined && { asOf: match.asOf }) };
  }
  const known = mapping.files.map((file) => file.name).join(', ');
  return inDirectory
    ? undefined
    : refused('files', `${name}: the mapping describes no file of this name; it describes ${known}`);
}

type Asked = Pick<ImportRequest, 'files' | 'asOf' | 'asOfUnlessNamed'>;

function dateOf(
  planned: readonly Dated[],
  mapping: Mapping,
  { asOf: asked, asOfUnlessNamed }: Asked,
): CivilDate | ImportRefused {
  if (asked !== undefined)
    return isCivilDate(asked) ? asked : refused('files', `"${asked}" is not a date written YYYY-MM-DD`);
  const dates = [...new Set(planned.flatMap(({ asOf }) => asOf ?? []))].sort();
  if (dates.length > 1)
    return refused('files', `the files are of different days (${dates.join(', ')}); import one day at a time`);
  const asOf = dates[0] ?? asOfUnlessNamed ?? mapping.asOf;
  if (asOf !== undefined) return asOf;
  return refused(
    'mapping',
    'asOf is missing: say which day the files are of, by "asOf" or by a name such as "clients_{YYYYMMDD}.csv"',
  );
}

function faultOfJoins(planned: readonly Dated[]): ImportRefused | undefined {
  const given = new Set(planned.map(({ mapped }) => mapped.name));
  for (const { name, mapped } of planned)
    for (const source of mapped.yields.flatMap((one) => Object.values(one.fields)))
      if (source.join !== undefined && !given.has(source.join.file))
        return refused('files', `${name} is joined with ${source.join.file}, which is not among the files; give both`);
  return undefined;
}

/**
 * Decides which files are read how, and the date they are as of: the one asked for, else the one in their names, else the one
 * given for files without, else the mapping's. A directory gives those of its files that the mapping describes. Refuses files that are not there or not
 * described, files of several days, and an import without a date.
 */
export async function planImport(
  files: BankFiles,
  mapping: Mapping,
  request: Asked,
): Promise<ImportPlan | ImportRefused> {
  const planned = new Map<string, Dated>();
  let directory: string | undefined;
  for (const path of request.files) {
    const found = await files.find(path);
    if (found.is === 'unreadable') return refused('files', found.line);
    if (found.is === 'directory') directory ??= path;
    for (const one of found.files) {
      const match = await matched(files, mapping, one, found.is === 'directory');
      if (match !== undefined && 'state' in match) return match;
      if (match !== undefined) planned.set(match.path, match);
    }
  }
  const names = mapping.files.map((file) => file.name);
  if (planned.size === 0)
    return refused(
      'files',
      `${directory ?? 'the command'} has none of the files the mapping describes: ${names.join(', ')}`,
    );
  const list = [...planned.values()].sort(
    (a, b) => names.indexOf(a.mapped.name) - names.indexOf(b.mapped.name) || (a.name < b.name ? -1 : 1),
  );
  const asOf = dateOf(list, mapping, request);
  if (typeof asOf === 'object') return asOf;
  const joins = faultOfJoins(list);
  if (joins !== undefined) return joins;
  const absent =
    directory === undefined ? [] : names.filter((name) => !list.some(({ mapped }) => mapped.name === name));
  return {
    state: 'planned',
    files: list,
    asOf,
    warnings: absent.map((name) => `${directory} has no ${name}: nothing is read of it`),
  };
}
