import type { CivilDate } from '../civil-date.ts';
import { type Care, type CareBefore, type Client, type ClientRecord, type Holding, NO_CARE } from '../client.ts';
import { sameRecord } from './same-record.ts';

/**
 * What an import brings for one client. `bank` is absent when the client's row was not among the files, `holdings` when no
 * file of holdings was; `keepHoldings` says which stored ones stay although they were not taken over this time, because
 * their row was no good.
 */
export type Incoming = {
  bank?: Omit<ClientRecord, 'holdings'>;
  holdings?: readonly Holding[];
  keepHolding: (id: string) => boolean;
  /** Stored holdings that have no row stay: the file told changes only. */
  keepOtherHoldings: boolean;
  /** The client is gone from the bank's full export, as of this date. */
  leftOn?: CivilDate;
};

/** A client after an import: a new state to store, or no change. */
export type Merged = { changed: true; client: Client } | { changed: false };

function mergedHoldings(stored: readonly Holding[], incoming: Incoming): Holding[] {
  if (incoming.holdings === undefined) return [...stored];
  const ids = new Set(incoming.holdings.map(({ id }) => id));
  const kept = stored.filter(({ id }) => !ids.has(id) && (incoming.keepOtherHoldings || incoming.keepHolding(id)));
  return [...incoming.holdings, ...kept].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function mergedCare(stored: Client | undefined, bank: ClientRecord): Care {
  if (stored === undefined) return NO_CARE;
  const { lastAction, ...care } = stored.care;
  const cleared = withoutOldDoubts(care, stored.bank, bank);
  if (lastAction === undefined) return cleared;
  const before = withoutOldDoubts(lastAction.before, stored.bank, bank);
  return { ...cleared, lastAction: { ...lastAction, before } };
}

/** A doubt was about the old phone or address: when the bank has another one, it is gone. */
function withoutOldDoubts<T extends CareBefore>(care: T, old: ClientRecord, now: ClientRecord): T {
  const kept = { ...care };
  if (now.phone !== undefined && now.phone !== old.phone) delete kept.phoneDoubt;
  if (now.address !== undefined && now.address !== old.address) delete kept.addressDoubt;
  return kept;
}

/**
 * Merges what the bank's files say into a client. The bank's part is replaced, and what Steward owns is left alone, except
 * that a new phone number or address clears the doubt about the old one, also from what an undo would bring back. A client without a row keeps the stored record; one who is
 * neither stored nor has a row cannot be made, and is told as no change.
 */
export function mergeClient(
  id: string,
  stored: Client | undefined,
  incoming: Incoming,
  by: { asOf: CivilDate; command: string },
): Merged {
  const base = incoming.bank ?? stored?.bank;
  if (base === undefined) return { changed: false };
  const bank: ClientRecord = { ...base, holdings: mergedHoldings(stored?.bank.holdings ?? [], incoming) };
  if (incoming.leftOn !== undefined) bank.leftOn ??= incoming.leftOn;
  if (stored !== undefined && sameRecord(bank, stored.bank)) return { changed: false };
  const version = (stored?.version ?? 0) + 1;
  const care = mergedCare(stored, bank);
  return { changed: true, client: { ...stored, id, version, lastCommand: by.command, asOf: by.asOf, bank, care } };
}
