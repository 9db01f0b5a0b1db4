import type { CivilDate } from '../civil-date.ts';
import { type Client, lastContactOn, type Tier } from '../client.ts';
import { type DayRules, tasksOf } from '../rules/index.ts';
import type { TaskKind } from '../task.ts';

/** What is asked of a book: words of a name or of a client's number, a tier, a reason due today. What is absent is any. */
export type BookSearch = { words?: string; tier?: Tier; reason?: TaskKind };

/** One client found: with the kinds of reasons due today, most urgent rule first. */
export type Found = { client: Client; reasons: TaskKind[]; lastContactOn?: CivilDate };

/**
 * The client as found by a search, or undefined when it does not match. Words match the beginning of the name or of one of its words, and any
 * part of the client's number, whatever their case and width.
 */
export function found(client: Client, { words, tier, reason }: BookSearch, day: DayRules): Found | undefined {
  if (tier !== undefined && client.bank.tier !== tier) return undefined;
  if (words !== undefined && !matches(client, plain(words))) return undefined;
  const reasons = [...new Set(tasksOf(client, day).map(({ kind }) => kind))];
  if (reason !== undefined && !reasons.includes(reason)) return undefined;
  const last = lastContactOn(client);
  return { client, reasons, ...(last !== undefined && { lastContactOn: last }) };
}

function matches({ id, bank }: Client, words: string): boolean {
  if (words === '') return true;
  const name = plain(bank.name ?? '');
  return name.startsWith(words) || name.split(' ').some((word) => word.startsWith(words)) || plain(id).includes(words);
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
