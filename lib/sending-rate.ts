/** How send-mail keeps to the rate that SES or the relay allows. */
export type SendingRate = {
  /** How many instances send at once. */
  concurrency: number;
  /** What each of them may send in a second. */
  perInstance: number;
  /** How many mails one call takes, so that the last has not waited too long. */
  batchSize: number;
};

/** What SQS allows at the least. */
const FEWEST = 2;
const MOST = 50;
/** About what one instance manages, with a mail taking some 300 ms and ten under way. */
const ONE_MANAGES = 10;
const LARGEST_BATCH = 10;
/** How long the last mail of a batch may wait for its turn: well under what is left of the time-out after a call to SES. */
const WAIT_SECONDS = 15;

/** Shares the stage's mails per second among instances: all of them together never send faster. */
export function sendingRate(mailsPerSecond: number): SendingRate {
  const concurrency = Math.min(MOST, Math.max(FEWEST, Math.ceil(mailsPerSecond / ONE_MANAGES)));
  const perInstance = mailsPerSecond / concurrency;
  const batchSize = Math.min(LARGEST_BATCH, Math.max(1, Math.floor(perInstance * WAIT_SECONDS)));
  return { concurrency, perInstance, batchSize };
}
