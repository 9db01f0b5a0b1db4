import type { Calendar } from '../domain/calendar/calendar.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import { guarded } from '../domain/digest/due-clients.ts';
import type { Policy } from '../domain/policy.ts';
import { indexedFrom, reindexed } from '../domain/rules/index.ts';
import { changeClient } from './change-client.ts';
import type { ClientRecords, Log } from './ports.ts';

export type SweepDeps = { clients: ClientRecords; policy: Policy; calendar: Calendar; log: Log };

/** `moved`: clients whose date was another. `hidden`: of those, the ones a mail had missed because their date stood too late. */
export type SweepReport = { looked: number; moved: number; hidden: number; broken: number };

/**
 * Computes the due index of every client anew, as seen from `date`, and writes the clients whose date is another: needed after the policy or the
 * calendar has changed, and otherwise the proof that nobody is hidden. Running it again changes nothing. A record that cannot be
 * read is logged by id and left alone.
 */
export async function sweepDueIndex(deps: SweepDeps, date: CivilDate): Promise<SweepReport> {
  const report: SweepReport = { looked: 0, moved: 0, hidden: 0, broken: 0 };
  for await (const read of deps.clients.all()) {
    report.looked += 1;
    const problem = read.ok ? await sweepOne(deps, read.value, date, report) : read.problem;
    if (problem === undefined) continue;
    report.broken += 1;
    deps.log.error('client-record-broken', { clientId: read.ok ? read.value.id : read.id, problem });
  }
  deps.log.info('due-index-swept', { date, ...report });
  return report;
}

async function sweepOne(
  deps: SweepDeps,
  client: Client,
  date: CivilDate,
  report: SweepReport,
): Promise<string | undefined> {
  const computed = guarded(client.id, () => mended(deps, client, date));
  if (!computed.ok) return computed.broken.problem;
  if (computed.value === undefined) return undefined;
  const changed = await changeClient(deps.clients, client.id, (now) => mended(deps, now, date));
  if (!changed.ok) return changed.reason;
  report.moved += 1;
  if (isHidden(client, changed.client)) {
    report.hidden += 1;
    deps.log.warn('client-was-hidden', { clientId: client.id });
  }
  return undefined;
}

/**
 * The client with its date mended; undefined when the date is right, whether seen from `date` or from the day an import sees it from: a
 * run made up for an earlier day finds everybody.
 */
function mended({ policy, calendar }: SweepDeps, client: Client, date: CivilDate): Client | undefined {
  const today = reindexed(client, policy, calendar, date);
  const back = reindexed(client, policy, calendar, indexedFrom(client.asOf, date));
  if (client.nextDueOn === today.nextDueOn || client.nextDueOn === back.nextDueOn) return undefined;
  return { ...today, version: client.version + 1, lastCommand: `sweep-${date}-${client.id}` };
}

function isHidden(before: Client, after: Client): boolean {
  return after.nextDueOn !== undefined && (before.nextDueOn === undefined || before.nextDueOn > after.nextDueOn);
}
