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
} from '../../../functions/app/ports.ts';

/** Every kind of record, of one implementation. */
export type Records = {
  clients: ClientRecords;
  contacts: ContactRecords;
  roster: RosterRecords;
  runs: RunRecords;
  messages: MessageRecords;
  imports: ImportRecords;
  index: IndexRecords;
  duties: DutyRecords;
  linkTries: LinkTryRecords;
};
