import { defineConfig } from 'vitest/config';

/** The rules alone, for `npm run mutate`: they need no MongoDB, and each run draws the same cases. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    setupFiles: ['test/support/same-draws.ts'],
    testTimeout: 30_000,
  },
});
