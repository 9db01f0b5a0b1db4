import { beforeEach, describe, expect, test } from 'vitest';
import { WATCH_LOG } from '../functions/app/log-events.ts';
import type { Client } from '../functions/domain/client.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { sweepIndexContainer } from '../functions/runtime/containers/sweep-index.ts';
import { createHandler } from '../functions/sweep-index.ts';
import { aClient } from './support/clients.ts';
import { memoryRecords } from './support/memory-records.ts';
import { notedLog } from './support/noted-log.ts';

const NOW = '2026-11-22T18:30:00.000Z';
const CONTEXT = { awsRequestId: 'r', functionName: 'sweep-index' };
const config = bankConfig();

function aSweeper(rules = config.rules) {
  const records = memoryRecords();
  const noted = notedLog();
  const sweep = (body: object, config2 = { ...config, rules }, askedAt?: string) => {
    const container = sweepIndexContainer({ records, config: config2, log: noted.log, clock: () => NOW });
    const attributes = askedAt === undefined ? {} : { attributes: { SentTimestamp: String(Date.parse(askedAt)) } };
    return createHandler(container)(
      { Records: [{ messageId: 'm', body: JSON.stringify(body), ...attributes }] },
      CONTEXT,
    );
  };
  return { records, noted, sweep };
}

/** A client whom the index has for much later than the rules do. */
const hidden = (id: string): Client => ({
  ...aClient({ id, bank: { bankContactOn: '2026-01-01' } }),
  nextDueOn: '2099-01-01',
});

let sweeper: ReturnType<typeof aSweeper>;
beforeEach(() => {
  sweeper = aSweeper();
  for (const id of ['c1', 'c2', 'c3']) sweeper.records.clients.stored.items.set(id, hidden(id));
});
const dueOf = (id: string) => sweeper.records.clients.find(id)?.nextDueOn;

describe('sweeping a part of the due index', () => {
  test('mends the clients of that part alone, and remembers the rules it was done under', async () => {
    await sweeper.sweep({ part: 0, of: 2 });
    expect([dueOf('c1'), dueOf('c2'), dueOf('c3')]).toEqual(['2026-11-23', '2099-01-01', '2026-11-23']);
    expect(await sweeper.records.index.get(0)).toMatchObject({
      ...{ rules: `${config.rules}/2`, sweptOn: '2026-11-23', sweptAt: NOW },
      ...{ looked: 2, moved: 2, hidden: 2, broken: 0 },
    });
    expect(await sweeper.records.index.get(1)).toBeUndefined();
  });

  test('all parts together reach every client', async () => {
    await sweeper.sweep({ part: 0, of: 2 });
    await sweeper.sweep({ part: 1, of: 2 });
    expect([dueOf('c1'), dueOf('c2'), dueOf('c3')]).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
  });

  test('raises no alarm for whom new rules bring forward, and does for whom the same rules had hidden', async () => {
    await sweeper.sweep({ part: 0, of: 1 });
    expect(sweeper.noted.of(WATCH_LOG.clientHidden)).toEqual([]);
    sweeper.records.clients.stored.items.set('c9', hidden('c9'));
    await sweeper.sweep({ part: 0, of: 1 });
    expect(sweeper.noted.of(WATCH_LOG.clientHidden)).toMatchObject([{ level: 'error', ids: { clientId: 'c9' } }]);
    expect(dueOf('c9')).toBe('2026-11-23');
    sweeper.records.clients.stored.items.set('c8', hidden('c8'));
    await sweeper.sweep({ part: 0, of: 1 }, { ...config, rules: 'others' });
    expect(sweeper.noted.of(WATCH_LOG.clientHidden)).toHaveLength(1);
  });

  test('asked for before the part was last swept, has nothing to do', async () => {
    await sweeper.sweep({ part: 0, of: 1 });
    sweeper.records.clients.stored.items.set('c9', hidden('c9'));
    await sweeper.sweep({ part: 0, of: 1 }, config, '2026-11-22T18:15:00.000Z');
    expect(dueOf('c9')).toBe('2099-01-01');
    await sweeper.sweep({ part: 0, of: 1 }, { ...config, rules: 'others' }, '2026-11-22T18:15:00.000Z');
    expect(dueOf('c9')).toBe('2026-11-23');
  });

  test('two at once end as one', async () => {
    await Promise.all([sweeper.sweep({ part: 0, of: 1 }), sweeper.sweep({ part: 0, of: 1 })]);
    expect(dueOf('c2')).toBe('2026-11-23');
    expect((await sweeper.records.index.get(0))?.rules).toBe(`${config.rules}/1`);
  });

  test.each([{ part: 2, of: 2 }, { part: -1, of: 2 }, { part: 0 }, { part: 0, of: 5000 }])(
    'a part that does not exist is refused: %j',
    async (body) => {
      expect((await sweeper.sweep(body)).batchItemFailures).toHaveLength(1);
      expect(dueOf('c1')).toBe('2099-01-01');
    },
  );
});
