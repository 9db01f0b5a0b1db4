import type { CivilDate, Instant } from '../civil-date.ts';
import type { Care, Client, Contact, HandledMaturity } from '../client.ts';

/**
 * What a recorded contact (联系记录) changes on the client. The latest one in which the client was reached is the last contact: it sets
 * or clears the follow-up. An attempt since then that did not reach the client is no contact; the date it sets for another try is the
 * follow-up, and the latest such date stands. A postponement ends by any contact made after it was decided that reached the client, or set
 * a day for another try before its end. The latest attempt by phone or text, or that met a wrong number, tells whether the number works: not
 * reaching the client raises the doubt. Maturities dealt with are marked as handled. The outcome does not depend on the order in which
 * contacts are recorded, and recording one again changes nothing.
 */
export function careAfter(care: Care, contact: Contact): Care {
  const handled = withHandled(care.handled, contact.handled ?? []);
  return { ...afterPhone(afterTalk(afterPostponement(care, contact), contact), contact), handled };
}

/**
 * The client after a contact that came from no page; undefined when recording it changes nothing, as when it was recorded before.
 * What was done from a page before it can no longer be undone.
 */
export function recordContact(client: Client, contact: Contact): Client | undefined {
  const care = careAfter(client.care, contact);
  if (isSame(care, client.care)) return undefined;
  const { lastAction: _, ...rest } = care;
  return { ...client, version: client.version + 1, lastCommand: contact.commandId, care: rest };
}

function afterTalk(care: Care, contact: Contact): Care {
  const { outcome, on, at, channel, note } = contact;
  if (!isLater(contact, care.lastContact)) return care;
  const about = note === undefined ? {} : { note };
  if (outcome !== 'reached') return afterTry(care, contact);
  const { followUp, ...rest } = care;
  const next = isLater(contact, followUp?.tried) ? promised(contact) : followUp;
  return { ...rest, lastContact: { on, at, channel, ...about }, ...(next && { followUp: next }) };
}

/** An attempt after the last contact: its date replaces what was promised then, and an earlier attempt's. */
function afterTry(care: Care, contact: Contact): Care {
  const { on, at } = contact;
  const next = promised(contact);
  if (next === undefined || !isLater(contact, care.followUp?.tried)) return care;
  return { ...care, followUp: { ...next, tried: { on, at } } };
}

/** A contact ends the postponement whether or not a later one is known already: in whatever order they are noted, it was ended then. */
function afterPostponement(care: Care, contact: Contact): Care {
  const { postponed, ...rest } = care;
  if (postponed === undefined || !isLater(contact, postponed.decided)) return care;
  const { outcome, followUpOn } = contact;
  const ends = outcome === 'reached' || (followUpOn !== undefined && followUpOn < postponed.until);
  return ends ? rest : care;
}

function promised({ followUpOn, note }: Contact): Care['followUp'] {
  return followUpOn === undefined ? undefined : { on: followUpOn, ...(note !== undefined && { note }) };
}

/** Whether a contact was made after another: by its day, which may be noted later, then by the instant. */
function isLater({ on, at }: Contact, than: { on: CivilDate; at?: Instant } | undefined): boolean {
  return than === undefined || on > than.on || (on === than.on && at > (than.at ?? ''));
}

function afterPhone(care: Care, { outcome, channel, on, at }: Contact): Care {
  const tells = channel === 'phone' || channel === 'sms' || outcome === 'wrong-number';
  if (!tells || at <= (care.phoneTriedAt ?? '')) return care;
  const { phoneDoubt: _, ...rest } = care;
  return { ...rest, phoneTriedAt: at, ...(outcome !== 'reached' && { phoneDoubt: { since: on, outcome } }) };
}

function withHandled(before: readonly HandledMaturity[], now: readonly HandledMaturity[]): HandledMaturity[] {
  const known = new Map([...before, ...now].map((one) => [`${one.maturesOn} ${one.holdingId}`, one]));
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Whether two cares say the same, in whatever order their fields stand. */
export function isSame(one: Care, other: Care): boolean {
  return inOrder(one) === inOrder(other);
}

const inOrder = (care: Care): string => JSON.stringify(Object.entries(care).sort(([a], [b]) => (a < b ? -1 : 1)));
