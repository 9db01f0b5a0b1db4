import { fingerprint } from '../../domain/import/fingerprint.ts';
import { headerMisfit } from '../../domain/import/header.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { RecordKind } from '../../domain/import/record-kinds.ts';
import type { ImportedRecord } from '../../domain/import/records.ts';
import { rowReader, usedColumns } from '../../domain/import/row.ts';
import type { Place, Sighting } from '../../domain/import/seen.ts';
import { columnsOf, type SheetContext } from '../../domain/import/source-text.ts';
import { type BankFiles, FileBreak, type Sheet, type SheetRow, type Stage } from './ports.ts';
import { partOf, stagedRow } from './staged.ts';
import type { FileTally, Tally } from './tally.ts';
import { wellFormed } from './well-formed.ts';

/** What reading a file needs besides the file. */
export type Reading = {
  files: BankFiles;
  mapping: Mapping;
  lookup: SheetContext['lookup'];
  stage: Stage;
  parts: number;
  tally: Tally;
  onRows(file: string, rows: number): void;
};

const PROGRESS_EVERY = 10_000;
/** Clients before holdings, so that a row which is both finds its own client. */
const ORDER: readonly RecordKind[] = ['client', 'holding', 'unit', 'manager', 'officer'];

/** One file under way: what each of its rows gives goes into the tally and the stage. */
class FileReading {
  private readonly readers;
  private readonly at: FileTally;

  private readonly index: number;
  private readonly columns: readonly string[];
  private readonly reading: Reading;

  constructor(index: number, at: FileTally, columns: readonly string[], reading: Reading) {
    this.index = index;
    this.at = at;
    this.columns = columns;
    this.reading = reading;
    const sheet = { columns, missing: reading.mapping.missing, lookup: reading.lookup };
    this.readers = [...at.file.mapped.yields]
      .sort((a, b) => ORDER.indexOf(a.record) - ORDER.indexOf(b.record))
      .map((mapped) => ({
        kind: mapped.record,
        idColumn: columnsOf(mapped.fields.id ?? {})[0],
        clientColumn: columnsOf(mapped.fields.clientId ?? {})[0],
        read: rowReader(mapped, sheet),
      }));
  }

  async row(row: SheetRow): Promise<void> {
    const place = { file: this.index, line: row.line };
    this.at.rows += 1;
    const well = wellFormed(row, this.columns);
    if ('fault' in well) {
      for (const { kind } of this.readers) this.anonymous(kind);
      this.reading.tally.reject(place, this.readers[0]?.kind ?? 'client', { reason: well.fault });
      return;
    }
    for (const { kind, idColumn, clientColumn, read } of this.readers) {
      const found = read(well.cells);
      if (found.outcome === 'none') continue;
      this.at.yields[kind] = (this.at.yields[kind] ?? 0) + 1;
      if (found.outcome === 'record') await this.record(found.record, place, idColumn, clientColumn);
      else {
        this.reading.tally.reject(place, kind, found.fault);
        if (found.id === undefined) this.anonymous(kind);
        else this.clash(this.reading.tally.seen[kind].spoil(found.id, place), kind, place, found.id, idColumn, false);
      }
    }
  }

  private anonymous(kind: RecordKind): void {
    const { anonymous } = this.reading.tally;
    anonymous[kind] = (anonymous[kind] ?? 0) + 1;
  }

  private async record(record: ImportedRecord, place: Place, idColumn?: string, clientColumn?: string): Promise<void> {
    const { tally, stage, parts } = this.reading;
    if (record.kind === 'holding') tally.owners.add(record.clientId);
    const sighting = tally.seen[record.kind].note(record.id, fingerprint(JSON.stringify(record)), place);
    if (sighting.is === 'clash') this.clash(sighting, record.kind, place, record.id, idColumn, true);
    if (sighting.is !== 'new') return;
    if ('entry' in record) {
      tally.roster.push(record.entry);
      return;
    }
    if (record.kind === 'client') {
      tally.managers.set(record.bank.managerId, (tally.managers.get(record.bank.managerId) ?? 0) + 1);
    } else if (!tally.seen.client.has(record.clientId)) {
      const column = clientColumn === undefined ? {} : { column: clientColumn };
      tally.waiting.push({ holdingId: record.id, clientId: record.clientId, place, ...column });
    }
    await stage.add(partOf(record, parts), stagedRow(record, place));
  }

  /** Rejects the rows of one id that say different things: the earlier one, taken before, and this one if it was good. */
  private clash(
    sighting: Sighting,
    kind: RecordKind,
    place: Place,
    id: string,
    column: string | undefined,
    good: boolean,
  ): void {
    if (sighting.is !== 'clash') return;
    const where = ({ file, line }: Place) =>
      file === this.index && file === place.file
        ? `line ${line}`
        : `${this.reading.tally.files[file]?.file.name} line ${line}`;
    const fault = (other: Place) => ({
      value: id,
      reason: `this ${kind} also stands in ${where(other)}, with other values; neither is taken`,
      ...(column !== undefined && { column }),
    });
    if (good) this.reading.tally.reject(place, kind, fault(sighting.firstLine));
    if (sighting.earlier !== undefined) this.reading.tally.reject(sighting.earlier, kind, fault(place));
  }
}

async function readSheet(sheet: Sheet, index: number, at: FileTally, reading: Reading): Promise<void> {
  const { mapped, name } = at.file;
  const misfit = headerMisfit(sheet.columns, usedColumns(mapped.yields), mapped.delimiter);
  if (misfit !== undefined) throw new FileBreak(misfit);
  const one = new FileReading(index, at, sheet.columns, reading);
  for await (const row of sheet.rows) {
    await one.row(row);
    if (at.rows % PROGRESS_EVERY === 0) reading.onRows(name, at.rows);
  }
  reading.onRows(name, at.rows);
}

/**
 * Reads one file from end to end: good rows are set aside, bad ones rejected, and a file that cannot be trusted is noted
 * among the breaks.
 */
export async function readFile(index: number, at: FileTally, reading: Reading): Promise<void> {
  try {
    const sheet = await reading.files.open(at.file.path, at.file.mapped);
    await readSheet(sheet, index, at, reading);
  } catch (error) {
    if (!(error instanceof FileBreak)) throw error;
    reading.tally.breaks.push(`${at.file.name}: ${error.message}`);
  }
}
