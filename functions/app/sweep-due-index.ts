import type { Calendar } from '../domain/calendar/calendar.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import { guarded } from '../domain/digest/due-clients.ts';
import type { Policy } from '../domain/policy.ts';
import { indexedFrom, reindexed } from '../domain/rules/index.ts';
import { changeClient } from './change-client.ts';
import { inParallel } from './in-parallel.ts';
import { WATCH_LOG } from './log-events.ts';
import type { ClientRecords, Log, Part } from './ports.ts';

export type SweepDeps = { clients: ClientRecords; policy: Policy; calendar: Calendar; log: Log };

/** `moved`: clients whose date was another. `hidden`: of those, the ones a mail had missed because their date stood too late. */
export type SweepReport = { looked: number; moved: number; hidden: number; broken: number };

/** Writes under way at once: most of a sweep after a change of policy is waiting for the store. */
const WRITES_AT_ONCE = 16;

/**
 * Computes the due index of every client, or of one part of them, anew, as seen from `date`, and writes the clients whose date is another:
 * needed after the policy or the calendar has changed, and otherwise the proof that nobody is hidden. `onHidden` hears of each client
 * a mail had missed. Running it again changes nothing. A record that cannot be read is logged by id and left alone.
 */
export async function sweepDueIndex(
  deps: SweepDeps,
  { date, part, onHidden = () => {} }: { date: CivilDate; part?: Part; onHidden?: (clientId: string) => void },
): Promise<SweepReport> {
  const report: SweepReport = { looked: 0, moved: 0, hidden: 0, broken: 0 };
  await inParallel(deps.clients.all(part), WRITES_AT_ONCE, async (read) => {
    report.looked += 1;
    const swept = read.ok ? await sweepOne(deps, read.value, date) : read;
    if (!swept.ok) {
      report.broken += 1;
      deps.log.error('client-record-broken', { clientId: swept.id, problem: swept.problem });
      return;
    }
    if (swept.moved) report.moved += 1;
    if (!swept.hidden) return;
    report.hidden += 1;
    onHidden(swept.id);
  });
  deps.log.info(WATCH_LOG.indexSwept, { date, part: part?.index, ...report });
  return report;
}

type Swept = { ok: true; id: string; moved: boolean; hidden: boolean } | { ok: false; id: string; problem: string };

async function sweepOne(deps: SweepDeps, client: Client, date: CivilDate): Promise<Swept> {
  const { id } = client;
  const computed = guarded(id, () => mended(deps, client, date));
  if (!computed.ok) return { ok: false, id, problem: computed.broken.problem };
  if (computed.value === undefined) return { ok: true, id, moved: false, hidden: false };
  const changed = await changeClient(deps.clients, id, (now) => mended(deps, now, date));
  if (!changed.ok) return { ok: false, id, problem: changed.reason };
  return { ok: true, id, moved: true, hidden: isHidden(client, changed.client) };
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
