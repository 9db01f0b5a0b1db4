import { isCivilDate } from '../civil-date.ts';
import type { LedgerAnchor } from './anchor.ts';

/** An anchor from its stored text; or what is wrong with the text. */
export function readAnchor(text: string): { ok: true; value: LedgerAnchor } | { ok: false; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not JSON' };
  }
  return isAnchor(value) ? { ok: true, value } : { ok: false, problem: 'not an anchor of the ledger' };
}

function isAnchor(value: unknown): value is LedgerAnchor {
  if (typeof value !== 'object' || value === null) return false;
  const { date, previous, heads } = value as Partial<Record<keyof LedgerAnchor, unknown>>;
  if (!isCivilDate(date) || typeof previous !== 'string') return false;
  if (typeof heads !== 'object' || heads === null || Array.isArray(heads)) return false;
  return Object.values(heads).every((head: unknown) => {
    const { seq, hash } = (head ?? {}) as { seq?: unknown; hash?: unknown };
    return Number.isInteger(seq) && typeof hash === 'string';
  });
}
