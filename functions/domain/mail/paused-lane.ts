/** Refusals that mean every mail of the lane, not this one: trying again at once only makes it worse. */
const PAUSING: readonly string[] = [
  'daily-quota',
  'sending-paused',
  'not-allowed',
  'sender-refused',
  'not-trusted',
  'no-tls',
];

/**
 * Whether a `retry` with this code pauses the whole lane: the provider takes no mail today, or not from us, until an operator
 * or the next day changes that. The mails stay to be sent, and the watch puts them on the queue again until they are given up.
 */
export function pausesLane(code: string): boolean {
  return PAUSING.includes(code);
}
