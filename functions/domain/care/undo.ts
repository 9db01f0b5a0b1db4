import { addSeconds, type Instant } from '../civil-date.ts';
import type { Client } from '../client.ts';
import { UNDO_SECONDS, type UndoBy, type UndoRefusal } from './client-action.ts';
import { takenBack } from './commands.ts';

/** The client after an undo, or why it is refused. */
export type Undone = { ok: true; client: Client } | ({ ok: false } & UndoRefusal);

/**
 * Takes back the last action: only whoever did it, within ten minutes, and only while nothing was recorded after it. What Steward
 * knows of the client is as before; what the bank's export brought since stays.
 */
export function undo(client: Client, commandId: string, { person, at }: Pick<UndoBy, 'person' | 'at'>): Undone {
  const { lastAction, undone = [] } = client.care;
  if (undone.includes(commandId)) return { ok: false, reason: 'already-undone' };
  if (lastAction?.commandId !== commandId) return { ok: false, reason: 'changed-since' };
  if (lastAction.person !== person) return { ok: false, reason: 'not-yours' };
  if (at >= addSeconds(lastAction.at, UNDO_SECONDS)) return { ok: false, reason: 'too-late' };
  return { ok: true, client: takenBack(client, commandId, lastAction.before) };
}

/** Until when the person can undo the command; undefined when they cannot, whatever the time. */
export function undoableUntil(client: Client, commandId: string, person: string): Instant | undefined {
  const { lastAction } = client.care;
  if (lastAction?.commandId !== commandId || lastAction.person !== person) return undefined;
  return addSeconds(lastAction.at, UNDO_SECONDS);
}
