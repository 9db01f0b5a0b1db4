import type { Log } from '../../functions/app/ports.ts';

/** A log whose lines a test reads. */
export function notedLog() {
  const lines: { level: string; event: string; ids: Record<string, unknown> }[] = [];
  const at =
    (level: string): Log['info'] =>
    (event, ids = {}) =>
      void lines.push({ level, event, ids });
  return {
    lines,
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    of: (event: string) => lines.filter((line) => line.event === event),
  };
}
