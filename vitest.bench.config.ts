import { defineConfig } from 'vitest/config';

/** Benchmarks only. Each compares two ways within one run; figures of different runs or machines are not compared. */
export default defineConfig({
  test: { include: [], benchmark: { enabled: true, include: ['test/bench/**/*.bench.ts'] }, testTimeout: 120_000 },
});
