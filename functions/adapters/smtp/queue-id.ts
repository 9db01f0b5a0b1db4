const QUEUE_IDS = [
  /queued as[: ]+["'<]?([\w.@:+=/-]+)/i,
  /\bInternalId=(\d+)/,
  /\bid=([\w.-]+)/i,
  /^250 2\.\d\.\d (\w{10,}) Message accepted/i,
  /^250 Ok:? ([0-9a-f]+(?:-[0-9a-f]+)+)$/i,
];

/** The name under which a relay's log knows a mail, as the reply that accepted it tells; undefined when it tells none. */
export function queueIdOf(reply: string): string | undefined {
  for (const pattern of QUEUE_IDS) {
    const id = pattern.exec(reply)?.[1];
    if (id !== undefined) return id.slice(0, 128);
  }
  return undefined;
}
