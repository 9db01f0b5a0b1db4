import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ExpectedVersion, Read } from '../../app/ports.ts';
import { UnwritableRecord } from './errors.ts';
import type { Key } from './keys.ts';
import type { Check } from './readers/check.ts';

export type Item = Record<string, AttributeValue>;

/** What every aggregate carries: it is repeated beside the body, where conditions can see it. */
type Versioned = { version: number; lastCommand: string };

/**
 * The item of a value: its key, and the value itself as JSON text in `body`, which is the cheapest thing to read back. What
 * its reader would refuse is not written.
 */
export function itemOf<T>(key: Key, id: string, value: T, check: Check<T>): Item {
  const fault = check(value);
  if (fault !== undefined) throw new UnwritableRecord(id, pathOf(fault));
  return { pk: { S: key.pk }, sk: { S: key.sk }, body: { S: JSON.stringify(value) } };
}

/** The item of an aggregate that is written if its stored version is `expected`: it must be the version after that. */
export function versionedItemOf<T extends Versioned>(
  { key, id, value, expected }: { key: Key; id: string; value: T; expected: ExpectedVersion },
  check: Check<T>,
): Item {
  if (value.version !== expected + 1) throw new UnwritableRecord(id, 'version: not the one after the expected one');
  const item = itemOf(key, id, value, check);
  item.version = { N: String(value.version) };
  item.lastCommand = { S: value.lastCommand };
  return item;
}

/** Reads the body, and answers with the value or with what is wrong with it. The fault names a field, never its value. */
export function readBody<T>(item: Item, id: string, check: Check<T>): Read<T> {
  const body = item.body?.S;
  if (body === undefined) return { ok: false, id, problem: 'body: missing' };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { ok: false, id, problem: 'body: not JSON' };
  }
  const fault = check(value);
  return fault === undefined ? { ok: true, value: value as T } : { ok: false, id, problem: pathOf(fault) };
}

/** As `readBody`, and sees that the attributes beside the body say the same as the body. */
export function readVersioned<T extends Versioned>(item: Item, id: string, check: Check<T>): Read<T> {
  const read = readBody(item, id, check);
  if (!read.ok) return read;
  if (item.version?.N !== String(read.value.version)) return differs(id, 'version');
  if (item.lastCommand?.S !== read.value.lastCommand) return differs(id, 'lastCommand');
  return read;
}

/** The refusal of an item whose attribute and body disagree: somebody changed one of them by hand. */
export function differs(id: string, field: string): { ok: false; id: string; problem: string } {
  return { ok: false, id, problem: `${field}: the attribute and the body differ` };
}

function pathOf(fault: string): string {
  return fault.startsWith('.') ? fault.slice(1) : `body${fault}`;
}
