/** The provider, or our own pace, was only busy: moments later there may be room. */
const BUSY: readonly string[] = ['throttled', 'too-many-at-once'];

/**
 * Whether a `retry` with this code is worth another try at once. Everything else lasts (a network, a relay, a refusal), and
 * the queue would use up its deliveries on it; such mails wait for the watch, which brings them again every quarter of an
 * hour until they are given up.
 */
export function retriesAtOnce(code: string): boolean {
  return BUSY.includes(code);
}
