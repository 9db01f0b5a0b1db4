import type { Care, Client, Contact, HandledMaturity } from './client.ts';

/**
 * What a recorded contact (联系记录) changes on the client. The latest one in which the client was reached is the last contact: it sets
 * or clears the follow-up and ends a postponement. The latest attempt by phone or text tells whether the number works: not reaching the client
 * is no contact, and raises the doubt. Maturities dealt with are marked as handled. The outcome does not depend on the order in
 * which contacts are recorded, and recording one again changes nothing.
 */
export function careAfter(care: Care, contact: Contact): Care {
  const handled = withHandled(care.handled, contact.handled ?? []);
  return { ...afterPhone(afterTalk(care, contact), contact), handled };
}

/** The client after a contact; undefined when recording it changes nothing, as when it was recorded before. */
export function recordContact(client: Client, contact: Contact): Client | undefined {
  const care = careAfter(client.care, contact);
  if (inOrder(care) === inOrder(client.care)) return undefined;
  return { ...client, version: client.version + 1, lastCommand: contact.commandId, care };
}

function afterTalk(care: Care, { outcome, on, at, channel, note, followUpOn }: Contact): Care {
  const last = care.lastContact;
  const newer = last === undefined || on > last.on || (on === last.on && at > (last.at ?? ''));
  if (outcome !== 'reached' || !newer) return care;
  const { followUp: _, postponed: __, ...rest } = care;
  const about = note === undefined ? {} : { note };
  return {
    ...rest,
    lastContact: { on, at, channel, ...about },
    ...(followUpOn !== undefined && { followUp: { on: followUpOn, ...about } }),
  };
}

function afterPhone(care: Care, { outcome, channel, on, at }: Contact): Care {
  const byPhone = channel === 'phone' || channel === 'sms';
  if (!byPhone || at <= (care.phoneTriedAt ?? '')) return care;
  const { phoneDoubt: _, ...rest } = care;
  return { ...rest, phoneTriedAt: at, ...(outcome !== 'reached' && { phoneDoubt: { since: on, outcome } }) };
}

function withHandled(before: readonly HandledMaturity[], now: readonly HandledMaturity[]): HandledMaturity[] {
  const known = new Map([...before, ...now].map((one) => [`${one.maturesOn} ${one.holdingId}`, one]));
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const inOrder = (care: Care): string => JSON.stringify(Object.entries(care).sort(([a], [b]) => (a < b ? -1 : 1)));
