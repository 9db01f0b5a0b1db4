import type {
  ClientRecords,
  ContactRecords,
  DutyRecords,
  ImportRecords,
  IndexRecords,
  LinkTryRecords,
  MessageRecords,
  RosterRecords,
  RunRecords,
} from '../../app/ports.ts';
import type { Units } from './capacity.ts';
import { clientRecords } from './client-records.ts';
import { contactRecords } from './contact-records.ts';
import { dutyRecords } from './duty-records.ts';
import { importRecords } from './import-records.ts';
import { indexRecords } from './index-records.ts';
import { linkTryRecords } from './link-try-records.ts';
import { messageRecords } from './message-records.ts';
import type { ReportBroken } from './report-broken.ts';
import { rosterRecords } from './roster-records.ts';
import { runRecords } from './run-records.ts';
import { type OpenTable, openTable } from './table.ts';

export type DynamoRecords = {
  clients: ClientRecords;
  contacts: ContactRecords;
  roster: RosterRecords;
  runs: RunRecords;
  messages: MessageRecords;
  imports: ImportRecords;
  index: IndexRecords;
  duties: DutyRecords;
  linkTries: LinkTryRecords;
  /** Capacity units consumed through these records so far. */
  units(): Units;
};

/** All records over one table. `report` hears of every stored record that a list has to leave out. */
export function dynamoRecords(options: OpenTable & { report: ReportBroken }): DynamoRecords {
  const table = openTable(options);
  return {
    clients: clientRecords(table),
    contacts: contactRecords(table, options.report),
    roster: rosterRecords(table),
    runs: runRecords(table),
    messages: messageRecords(table, options.report),
    imports: importRecords(table, options.report),
    index: indexRecords(table),
    duties: dutyRecords(table),
    linkTries: linkTryRecords(table),
    units: table.units,
  };
}
