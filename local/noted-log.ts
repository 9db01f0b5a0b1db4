import type { Log } from '../functions/app/ports.ts';
import type { BrokenRecord } from './bank.ts';

/** A log that also keeps the client records it was told are broken: those that cannot be read, and those the rules choke on. */
export function notedLog<L extends Log>(log: L): { log: L; broken: BrokenRecord[] } {
  const broken: BrokenRecord[] = [];
  const error: Log['error'] = (event, ids) => {
    if (typeof ids?.clientId === 'string') broken.push({ id: `client ${ids.clientId}`, problem: String(ids.problem) });
    log.error(event, ids);
  };
  return { log: { ...log, error }, broken };
}

/** One line for each broken record, however often it was met. */
export function brokenLines(broken: readonly BrokenRecord[]): string[] {
  const problems = new Map(broken.map(({ id, problem }) => [id, problem]));
  return [...problems].map(([id, problem]) => `${id}: the stored record cannot be used (${problem})`);
}
