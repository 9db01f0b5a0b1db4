import type { CivilDate, Instant } from '../../domain/civil-date.ts';
import type { RecordKind } from '../../domain/import/record-kinds.ts';
import type { ImportRecord, ImportRecords } from '../ports.ts';

/** What earlier imports mean for this one: a newer one of the same kind of record, and how many rows came last time. */
export type History = { newer?: { asOf: CivilDate; kind: RecordKind }; lastTime: Partial<Record<RecordKind, number>> };

/** Under which name an import remembers its rows of a kind told in changes, apart from those told in full. */
export const changesOf = (kind: RecordKind): string => `${kind}:changes`;

/** Looks through earlier imports, newest first, for those that held the same kinds of record. Quarantined ones do not count. */
export async function readHistory(
  imports: ImportRecords,
  self: { asOf: CivilDate; sha256: string },
  kinds: readonly RecordKind[],
): Promise<History> {
  const history: History = { lastTime: {} };
  const last = new Map<RecordKind, ImportRecord>();
  for await (const record of imports.list()) {
    if (record.state === 'quarantined' || (record.asOf === self.asOf && record.sha256 === self.sha256)) continue;
    for (const kind of kinds) {
      const inFull = record.rows[kind] !== undefined;
      if (!inFull && record.rows[changesOf(kind)] === undefined) continue;
      if (record.asOf > self.asOf) history.newer ??= { asOf: record.asOf, kind };
      // How many rows came last time is a measure only for the next full export.
      if (!inFull) continue;
      const before = last.get(kind);
      const later =
        before === undefined ||
        record.asOf > before.asOf ||
        (record.asOf === before.asOf && record.startedAt > before.startedAt);
      if (record.state === 'done' && later) last.set(kind, record);
    }
  }
  for (const [kind, record] of last) history.lastTime[kind] = record.rows[kind] ?? 0;
  return history;
}

type Remembered = Omit<ImportRecord, 'version' | 'lastCommand' | 'startedAt' | 'finishedAt'>;

/**
 * Writes what is remembered of an import. One that is already done stays as it was when nothing new came of it, and one that
 * was begun is not forgotten by a quarantine. Two runs of the same import at once write the same, so the last word stands.
 */
export async function remember(imports: ImportRecords, record: Remembered, now: Instant): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const stored = await imports.get(record.asOf, record.sha256);
    if (stored?.state === 'done' && record.saved === 0) return;
    if (stored?.state === 'applying' && record.state === 'quarantined') return;
    const version = stored?.version ?? 0;
    const next: ImportRecord = {
      ...record,
      version: version + 1,
      lastCommand: `${record.state}-${now}`,
      startedAt: record.state === 'applying' ? now : (stored?.startedAt ?? now),
      ...(record.state !== 'applying' && { finishedAt: now }),
    };
    if ((await imports.put(next, version)) === 'saved') return;
  }
  throw new Error('the import could not be recorded: its record keeps changing');
}
