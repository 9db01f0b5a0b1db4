import { defineConfig } from 'vitest/config';

// Without isolation, modules are loaded once per worker and not once per file: a third of the time. Tests keep no state in modules.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, isolate: false } });
