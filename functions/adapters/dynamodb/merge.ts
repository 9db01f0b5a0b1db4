/**
 * What several sources yield, as it comes, in no order between sources. Each source works on its next value while the
 * consumer handles one. The first failure of a source is thrown.
 */
export async function* merge<T>(sources: readonly AsyncIterator<T, unknown>[]): AsyncGenerator<T> {
  type Step = { source: AsyncIterator<T, unknown>; result: IteratorResult<T, unknown> };
  const pending = new Map<AsyncIterator<T, unknown>, Promise<Step>>();
  const advance = (source: AsyncIterator<T, unknown>) => {
    const step = source.next().then((result) => ({ source, result }));
    // A consumer that stops early, or is busy, must not turn a failure into an unhandled rejection.
    step.catch(() => undefined);
    pending.set(source, step);
  };
  for (const source of sources) advance(source);
  while (pending.size > 0) {
    const { source, result } = await Promise.race(pending.values());
    if (result.done) {
      pending.delete(source);
    } else {
      advance(source);
      yield result.value;
    }
  }
}
