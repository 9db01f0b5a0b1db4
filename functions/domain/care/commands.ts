import type { Care, CareBefore, Client, Command } from '../client.ts';

const KEPT = 8;
const KEPT_UNDONE = 5;

/** A command that was carried out before, by whom and when, undone since or not; undefined where it is not known. Known of the newest few. */
export function commandOf({ commands = [] }: Care, commandId: string): Command | undefined {
  return commands.find((one) => one.commandId === commandId);
}

/** Whether the command was carried out before, undone or not: then it changes nothing. Known of the newest few. */
export function isDone(care: Care, commandId: string): boolean {
  return commandOf(care, commandId) !== undefined || isUndone(care, commandId);
}

/** The newest command that was carried out and not undone; undefined when none is known. */
export function newestStanding(care: Care): string | undefined {
  return care.commands?.find(({ commandId }) => !isUndone(care, commandId))?.commandId;
}

/**
 * What was recorded after `seen`, the newest command that stood when somebody looked: the newest such command that still stands. Undefined when
 * there is none: what was undone since is no reason to look again. A `seen` that is no longer known is older than all that are.
 */
export function recordedAfter(care: Care, seen: string): Command | undefined {
  const { commands = [] } = care;
  const known = commands.findIndex(({ commandId }) => commandId === seen);
  const newer = known < 0 ? commands : commands.slice(0, known);
  return newer.find(({ commandId }) => !isUndone(care, commandId));
}

/** The client with what a command made of the care, and with what was before, for an undo. */
export function carriedOut(client: Client, after: Care, { commandId, person, at }: Command): Client {
  const command = { commandId, person, at };
  const lastAction = { ...command, before: careBefore(client.care) };
  const commands = [command, ...(client.care.commands ?? [])].slice(0, KEPT);
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

const isUndone = ({ undone = [] }: Care, commandId: string): boolean => undone.includes(commandId);

function careBefore({ lastAction: _, commands: __, undone: ___, ...before }: Care): CareBefore {
  return before;
}
