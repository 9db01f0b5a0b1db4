import { startArguments } from '../../../local/arguments/start.ts';
import { start } from '../../../local/start.ts';
import { aTerminal } from '../../support/local-bank.ts';

/** A running `npm start`: where its inbox is, what it told, and how to stop it. */
export type Running = { inbox: string; told: string; stop(): Promise<void> };

/** Does what `npm start -- …` does, up to where it serves the inbox until it is stopped. */
export async function npmStart(...words: string[]): Promise<Running> {
  const read = startArguments(words, '2026-11-23');
  if (!read.ok || read.value.command === 'help') throw new Error(read.ok ? 'help was asked for' : read.line);
  const terminal = aTerminal();
  const serving = Promise.withResolvers<void>();
  const stopping = Promise.withResolvers<void>();
  const ended = start(read.value, terminal, () => {
    serving.resolve();
    return stopping.promise;
  });
  const early = ended.then((code) => Promise.reject(new Error(`it ended with ${code}: ${terminal.told.err}`)));
  await Promise.race([serving.promise, early]);
  early.catch(() => undefined);
  const [, inbox] = /Inbox +(http:\S+)/.exec(terminal.told.out) ?? [];
  if (inbox === undefined) throw new Error(`it tells no inbox: ${terminal.told.out}`);
  return {
    inbox,
    told: terminal.told.out,
    stop: async () => {
      stopping.resolve();
      await ended;
    },
  };
}
