import type { Roster } from '../../domain/roster.ts';
import type { Modes } from './modes.ts';
import type { Tally } from './tally.ts';

const SHOWN = 20;

function capped(lines: string[], about: string): string[] {
  return lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN), `and ${lines.length - SHOWN} more ${about}`];
}

const clients = (count: number) => (count === 1 ? '1 client belongs' : `${count} clients belong`);

/** Holes in the roster, one line each: clients nobody will be told of, and people no mail can reach. */
export function rosterWarnings({ units, managers, officers }: Roster, tally: Tally, modes: Modes): string[] {
  const orphans = [...tally.managers]
    .filter(([id]) => !managers.has(id))
    .map(
      ([id, count]) => `${clients(count)} to manager ${id}, who is not in the roster: they will be in nobody's mail`,
    );
  const people = modes.manager === undefined ? [] : [...managers.values()];
  const noMail = people
    .filter(({ mail }) => mail === undefined)
    .map(({ id }) => `manager ${id} has no mail address: no mail can be sent to them`);
  const noUnit = people
    .filter(({ unitId }) => !units.has(unitId))
    .map(({ id, unitId }) => `manager ${id} belongs to unit ${unitId}, which is not in the roster`);
  const noDeputy = people
    .filter(({ deputyId }) => deputyId !== undefined && !managers.has(deputyId))
    .map(({ id, deputyId }) => `manager ${id} has ${deputyId} as deputy, who is no manager in the roster`);
  const noHead = (modes.unit === undefined ? [] : [...units.values()])
    .filter(({ lineManagerId }) => lineManagerId === undefined || !officers.has(lineManagerId))
    .map(({ id, lineManagerId }) =>
      lineManagerId === undefined
        ? `unit ${id} has no line manager`
        : `unit ${id} has ${lineManagerId} as line manager, who is not in the roster`,
    );
  return [
    ...capped(orphans, 'managers who are not in the roster'),
    ...capped(noMail, 'managers without a mail address'),
    ...capped(noUnit, 'managers whose unit is not in the roster'),
    ...capped(noDeputy, 'managers whose deputy is not in the roster'),
    ...capped(noHead, 'units whose line manager is not in the roster'),
  ];
}

/** What rows that could not be attributed, and files without rows, mean for the result: one line each. */
export function readingWarnings(tally: Tally, modes: Modes): string[] {
  const lines = tally.files
    .filter(({ rows, file }) => rows === 0 && file.mapped.yields.length > 0)
    .map(({ file }) => `${file.name} has a header and no rows`);
  if (modes.client === 'snapshot' && tally.anonymous.client)
    lines.push(`bad rows that could be any client's: ${tally.anonymous.client}; no client was marked as gone`);
  if (modes.holding === 'snapshot' && tally.anonymous.holding)
    lines.push(
      `bad rows that could be any holding's: ${tally.anonymous.holding}; stored holdings without a row were kept`,
    );
  return lines;
}
