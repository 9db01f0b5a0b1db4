import type { Log } from '../functions/app/ports.ts';

/** The log of this computer's runs: one JSON line an event on the stream given, ids and codes only. `quiet` leaves out what went well. */
export function createLocalLog(stream: { write(line: string): unknown }, { quiet }: { quiet: boolean }): Log {
  const line =
    (level: string): Log['info'] =>
    (event, ids = {}) => {
      stream.write(`${JSON.stringify({ level, message: event, ...ids })}\n`);
    };
  return { info: quiet ? () => {} : line('INFO'), warn: quiet ? () => {} : line('WARN'), error: line('ERROR') };
}
