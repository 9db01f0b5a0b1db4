import type { ClientRecord, Holding } from '../client.ts';
import { fitsTag } from '../mail/message-tag.ts';
import type { Leave, RosterEntry } from '../roster.ts';
import type { RecordKind, Values } from './record-kinds.ts';

/** One record as a row gave it. */
export type ImportedRecord =
  | { kind: 'client'; id: string; bank: Omit<ClientRecord, 'holdings'> }
  | { kind: 'holding'; id: string; clientId: string; holding: Holding }
  | { kind: RosterEntry['entry']; id: string; entry: RosterEntry };

/** A record, or why its values do not go together: the field at fault, and the reason. */
export type Built = { ok: true; record: ImportedRecord } | { ok: false; field: string; reason: string };

const built = (record: ImportedRecord): Built => ({ ok: true, record });

function client(values: Values<'client'>): Built {
  const { id, birthday, birthdayCalendar, ...bank } = values;
  const calendar = birthdayCalendar ?? 'solar';
  return built({
    kind: 'client',
    id,
    bank: { ...bank, ...(birthday && { birthday: { calendar, month: birthday.month, day: birthday.day } }) },
  });
}

function holding({ clientId, closed, ...values }: Values<'holding'>): Built {
  if (values.amount.minor < 0)
    return { ok: false, field: 'amount', reason: 'a holding cannot be worth less than nothing' };
  return built({
    kind: 'holding',
    id: values.id,
    clientId,
    holding: { ...values, ...(closed === true && { closed }) },
  });
}

type Person = { id: string; leaveFrom?: string; leaveTo?: string };

const TOO_LONG = 'too long for somebody who gets mails: 100 letters and digits fit, or 22 Chinese characters';

function person<T extends Person>(
  values: T,
): { ok: true; value: Omit<T, 'leaveFrom' | 'leaveTo'> & { leave?: Leave[] } } | (Built & { ok: false }) {
  if (!fitsTag(values.id)) return { ok: false, field: 'id', reason: TOO_LONG };
  const { leaveFrom: from, leaveTo: to, ...rest } = values;
  if (from === undefined && to === undefined) return { ok: true, value: rest };
  if (from === undefined) return { ok: false, field: 'leaveFrom', reason: 'a leave has an end but no start' };
  if (to === undefined) return { ok: false, field: 'leaveTo', reason: 'a leave has a start but no end' };
  if (to < from) return { ok: false, field: 'leaveTo', reason: 'a leave ends before it starts' };
  return { ok: true, value: { ...rest, leave: [{ from, to }] } };
}

function manager(values: Values<'manager'>): Built {
  const read = person(values);
  return read.ok ? built({ kind: 'manager', id: values.id, entry: { entry: 'manager', value: read.value } }) : read;
}

function officer(values: Values<'officer'>): Built {
  const read = person(values);
  return read.ok ? built({ kind: 'officer', id: values.id, entry: { entry: 'officer', value: read.value } }) : read;
}

const unit = (values: Values<'unit'>): Built =>
  built({ kind: 'unit', id: values.id, entry: { entry: 'unit', value: values } });

/** Puts a record together from its values, and checks those that must go together. */
export const BUILDERS: { [K in RecordKind]: (values: Values<K>) => Built } = {
  client,
  holding,
  unit,
  manager,
  officer,
};
