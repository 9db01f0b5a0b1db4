import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ItemTooLarge } from './errors.ts';
import type { Item } from './item.ts';

/** DynamoDB's limit on one item, names and values together, in bytes. */
const MAX_ITEM_BYTES = 400 * 1024;

const MAX_NUMBER_BYTES = 21;

/** Refuses an item that DynamoDB would refuse, by the size DynamoDB counts (UTF-8), whatever the engine counts. */
export function refuseTooLarge(item: Item): void {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + sizeOf(value);
  if (bytes > MAX_ITEM_BYTES) throw new ItemTooLarge(`${item.pk?.S} / ${item.sk?.S}`, bytes, MAX_ITEM_BYTES);
}

function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.B !== undefined) return value.B.byteLength;
  return MAX_NUMBER_BYTES;
}
