import type { QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { UnitCounter } from './capacity.ts';
import type { Item } from './item.ts';

type Page = Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey' | 'ConsumedCapacity'>;

/** Follows a query or a scan from page to page. A page may be empty and yet not be the last. */
export async function* paged(
  count: UnitCounter,
  read: (from: Item | undefined) => Promise<Page>,
): AsyncGenerator<Item[]> {
  let from: Item | undefined;
  do {
    const page = await read(from);
    count.read(page.ConsumedCapacity);
    yield page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}
