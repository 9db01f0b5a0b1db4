import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge } from '../../../functions/adapters/dynamodb/merge.ts';
import { collect } from '../../support/collect.ts';

async function* sourceOf<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield value;
}

test('Everything every source gives comes out once, and each source keeps its own order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 6 }), { maxLength: 5 }), async (lengths) => {
      const sources = lengths.map((length, s) => Array.from({ length }, (_, i) => `${s}:${i}`));
      const out = await collect(merge(sources.map(sourceOf)));
      for (const [s, source] of sources.entries()) expect(out.filter((one) => one.startsWith(`${s}:`))).toEqual(source);
      expect(out).toHaveLength(sources.flat().length);
    }),
  );
});

test('The failure of one source is thrown to the consumer', async () => {
  // biome-ignore lint/correctness/useYield: it fails before it has anything to give
  const failing = async function* (): AsyncGenerator<number> {
    throw new Error('segment lost');
  };
  await expect(collect(merge([sourceOf([1, 2]), failing()]))).rejects.toThrow('segment lost');
});
