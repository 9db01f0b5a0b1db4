import type { Instant } from '../civil-date.ts';
import type { Care, CareBefore, Client } from '../client.ts';

const KEPT = 8;
const KEPT_UNDONE = 5;

/** Whether the command was carried out before, undone or not: then it changes nothing. Known of the newest few. */
export function isDone({ commands = [], undone = [] }: Care, commandId: string): boolean {
  return commands.includes(commandId) || undone.includes(commandId);
}

/** The newest command that was carried out and not undone; undefined when none is known. */
export function newestStanding({ commands = [], undone = [] }: Care): string | undefined {
  return commands.find((one) => !undone.includes(one));
}

/** The client with what a command made of the care, and with what was before, for an undo. */
export function carriedOut(
  client: Client,
  after: Care,
  { commandId, person, at }: { commandId: string; person: string; at: Instant },
): Client {
  const lastAction = { commandId, person, at, before: careBefore(client.care) };
  const commands = [commandId, ...(client.care.commands ?? [])].slice(0, KEPT);
  return { ...client, version: client.version + 1, lastCommand: commandId, care: { ...after, lastAction, commands } };
}

/** The client with the care there was before a command, and the command known as undone. */
export function takenBack(client: Client, commandId: string, before: CareBefore): Client {
  const { commands = [], undone = [] } = client.care;
  const care = { ...before, commands, undone: [commandId, ...undone].slice(0, KEPT_UNDONE) };
  return { ...client, version: client.version + 1, lastCommand: undoCommand(commandId), care };
}

/** The id of the command that undoes another: the same however often it arrives. */
export function undoCommand(commandId: string): string {
  return `${commandId}.undo`;
}

function careBefore({ lastAction: _, commands: __, undone: ___, ...before }: Care): CareBefore {
  return before;
}
