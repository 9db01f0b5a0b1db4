import { defineConfig } from 'vitest/config';

/** The pages in Debian's chromium, as a manager's thumb and eyes meet them; pictures.browser.ts takes those that README shows. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    globalSetup: ['test/browser/support/require-chromium.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
