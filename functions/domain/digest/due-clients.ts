import type { CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import { type DayRules, tasksOf } from '../rules/index.ts';
import { type Due, rank } from './rank.ts';
import { scoreOf } from './score.ts';
import { mostUrgentFirst } from './task-order.ts';

/** A client whose record the rules choke on: the kind of error, never what is in the record. */
export type BrokenClient = { id: string; problem: string };

/** The clients that the due index gave, by what the rules say of them: `due` best ranked first, `idle` without a task. */
export type DueClients = { due: Due[]; idle: Client[]; broken: BrokenClient[] };

/** Applies the rules to each client and ranks those with tasks. A record the rules choke on never stops the others. */
export function dueClients(
  clients: readonly Client[],
  day: DayRules,
  waiting: ReadonlyMap<string, CivilDate>,
): DueClients {
  const sorted: DueClients = { due: [], idle: [], broken: [] };
  for (const client of clients) {
    const result = guarded(client.id, () => dueClient(client, day, waiting.get(client.id)));
    if (!result.ok) sorted.broken.push(result.broken);
    else if (result.value === undefined) sorted.idle.push(client);
    else sorted.due.push(result.value);
  }
  return { ...sorted, due: rank(sorted.due, day) };
}

/** Runs what may choke on one client's record; if it does, names the client and the kind of error. */
export function guarded<T>(id: string, work: () => T): { ok: true; value: T } | { ok: false; broken: BrokenClient } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, broken: { id, problem: `rules-failed:${error instanceof Error ? error.name : typeof error}` } };
  }
}

function dueClient(client: Client, day: DayRules, since: CivilDate | undefined): Due | undefined {
  const tasks = mostUrgentFirst(tasksOf(client, day), day);
  if (tasks.length === 0) return undefined;
  const waitedDays = since === undefined ? 0 : day.calendar.workdaysBetween(since, day.today);
  const score = scoreOf(client, tasks, day);
  return { client, tasks, score, waitedDays, ...(since !== undefined && { since }) };
}
