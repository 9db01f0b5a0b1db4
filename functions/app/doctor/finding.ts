/** How much a finding matters: `problem` somebody will not get their mail, or has not; `warning` it may come to that. */
export type Level = 'ok' | 'warning' | 'problem';

/** One thing the doctor looked at: what it is about, what was found, and what to do about it. Ids and counts only. */
export type Finding = { level: Level; about: string; found: string; mend?: string };

/** Nothing is wrong with it. */
export const ok = (about: string, found: string): Finding => ({ level: 'ok', about, found });

/** Nothing has gone wrong yet. */
export const warning = (about: string, found: string, mend: string): Finding => ({
  level: 'warning',
  about,
  found,
  mend,
});

/** Somebody is without their mail because of it, or will be. */
export const problem = (about: string, found: string, mend: string): Finding => ({
  level: 'problem',
  about,
  found,
  mend,
});

const NAMED = 10;

/** The first ten ids, and how many more there are. */
export function someOf(ids: readonly string[]): string {
  const more = ids.length - NAMED;
  return ids.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more.toLocaleString('en')} more` : '');
}

/** `1 mail`, `600 mails`, `1,200 mails`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
