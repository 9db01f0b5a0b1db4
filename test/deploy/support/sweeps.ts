import type { IndexPart } from '../../../functions/app/ports.ts';
import type { Calendar } from '../../../functions/domain/calendar/calendar.ts';
import type { Client } from '../../../functions/domain/client.ts';
import type { Policy } from '../../../functions/domain/policy.ts';
import { indexedFrom, reindexed } from '../../../functions/domain/rules/index.ts';
import { INDEX_PARTS } from '../../../functions/domain/rules/index-parts.ts';
import { records } from './records.ts';
import { fire } from './schedules.ts';
import { until } from './until.ts';

/** Lets the watch look, and waits until every part of the due index has been swept under other rules than `before`. */
export async function sweptByWatch(before?: string): Promise<IndexPart[]> {
  await fire('watch', new Date().toISOString());
  return until('that every part of the due index is swept', async () => {
    const parts = await Promise.all(Array.from({ length: INDEX_PARTS }, (_, part) => records.index.get(part)));
    const swept = parts.filter((part) => part !== undefined && part.rules !== before);
    return swept.length === INDEX_PARTS ? (swept as IndexPart[]) : undefined;
  });
}

/** The clients whose place in the due index is not the one these rules give them. */
export function misplaced(
  clients: readonly Client[],
  rules: { policy: Policy; calendar: Calendar },
  parts: IndexPart[],
) {
  const days = [...new Set(parts.map(({ sweptOn }) => sweptOn))];
  return clients.filter((client) => {
    const right = days
      .flatMap((day) => [day, indexedFrom(client.asOf, day)])
      .map((from) => reindexed(client, rules.policy, rules.calendar, from).nextDueOn);
    return !right.includes(client.nextDueOn);
  });
}
