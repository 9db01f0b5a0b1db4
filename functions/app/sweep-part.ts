import type { CivilDate, Instant } from '../domain/civil-date.ts';
import { sweptUnder } from '../domain/rules/index-parts.ts';
import { WATCH_LOG } from './log-events.ts';
import type { IndexPart, IndexRecords, Part, Queue } from './ports.ts';
import { type SweepDeps, type SweepReport, sweepDueIndex } from './sweep-due-index.ts';

/** What travels on the queue for one part of a sweep. */
export type SweepRef = { part: number; of: number };

/** `rules`: fingerprint of the rules in force. */
export type SweepPartDeps = SweepDeps & { index: IndexRecords; rules: string };

/**
 * Sweeps one part of the due index and remembers under which rules that was. A client found hidden although the part had been swept under
 * the same rules before is a broken promise, and logged as one by id; after a change of rules it is what the sweep is for.
 */
export async function sweepPart(
  deps: SweepPartDeps,
  part: Part,
  by: { date: CivilDate; now: Instant; commandId: string },
): Promise<SweepReport> {
  const { index, log } = deps;
  const rules = sweptUnder(deps.rules, part.of);
  const isProof = (await index.get(part.index))?.rules === rules;
  const onHidden = (clientId: string) => isProof && log.error(WATCH_LOG.clientHidden, { clientId });
  const report = await sweepDueIndex(deps, { date: by.date, part, onHidden });
  const swept = { part: part.index, lastCommand: by.commandId, rules, sweptOn: by.date, sweptAt: by.now, ...report };
  await remember(index, swept);
  return report;
}

/** Whether a part was swept under the rules in force after a sweep was asked for: the watch asks again while others are under way. */
export async function isSweptSince(
  { index, rules }: Pick<SweepPartDeps, 'index' | 'rules'>,
  part: Part,
  askedAt: Instant,
): Promise<boolean> {
  const known = await index.get(part.index);
  return known?.rules === sweptUnder(rules, part.of) && known.sweptAt > askedAt;
}

/** Two sweeps of one part at once found the same; the later word stands. */
async function remember(index: IndexRecords, swept: Omit<IndexPart, 'version'>): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const expected = (await index.get(swept.part))?.version ?? 0;
    if ((await index.put({ ...swept, version: expected + 1 }, expected)) === 'saved') return;
  }
  throw new Error(`The sweep of part ${swept.part} could not be recorded: its record keeps changing`);
}

/** Which parts of the due index were not swept under the rules in force: somebody may be hidden there. */
async function outdatedParts(index: IndexRecords, rules: string, of: number): Promise<SweepRef[]> {
  const parts = await Promise.all(Array.from({ length: of }, (_, part) => index.get(part)));
  return parts.flatMap((known, part) => (known?.rules === sweptUnder(rules, of) ? [] : [{ part, of }]));
}

/** Asks for a sweep of all parts, or only of those not swept under the rules in force. Returns how many were asked for. */
export async function askForSweep(
  deps: Pick<SweepPartDeps, 'index' | 'rules' | 'log'> & { sweeps: Queue<SweepRef>; parts: number },
  which: 'all' | 'outdated',
): Promise<number> {
  const { index, rules, parts, sweeps, log } = deps;
  const asked =
    which === 'all'
      ? Array.from({ length: parts }, (_, part) => ({ part, of: parts }))
      : await outdatedParts(index, rules, parts);
  if (asked.length === 0) return 0;
  if (which === 'outdated') log.warn(WATCH_LOG.indexOutdated, { parts: asked.length });
  await sweeps.send(asked);
  return asked.length;
}
