import { type CivilDate, isCivilDate } from '../civil-date.ts';

const DONE_KEY = /^drop\/([^/]+)\/([^/]+)\/_DONE$/;
const CONTROL = /\p{Cc}/u;
const LONGEST_NAME = 255;

const isPart = (text: string | undefined): text is string =>
  text !== undefined && text !== '.' && text !== '..' && !CONTROL.test(text);

/**
 * The feed and batch that a key says are delivered whole: `drop/<feed>/<batch>/_DONE`. Undefined for every other key, and for
 * feeds and batches called `.` or `..` or with unprintable characters.
 */
export function dropOfKey(key: string): { feed: string; batch: string } | undefined {
  const [, feed, batch] = DONE_KEY.exec(key) ?? [];
  return isPart(feed) && isPart(batch) ? { feed, batch } : undefined;
}

/** Whether a delivered name can be a file's in one directory: no path, no `.` or `..`, nothing unprintable, at most 255 bytes. */
export function isFileName(name: string): boolean {
  return name !== '' && !name.includes('/') && isPart(name) && new TextEncoder().encode(name).length <= LONGEST_NAME;
}

/** The date a batch is called by, if it is one: `2026-11-20` or `20261120`. */
export function dateOfBatch(batch: string): CivilDate | undefined {
  const date = batch.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isCivilDate(date) ? date : undefined;
}

/** What a log may carry of a name that others chose: nothing unless it is plain. */
export function plainName(name: string): string | undefined {
  return /^[A-Za-z0-9._-]{1,100}$/.test(name) ? name : undefined;
}
