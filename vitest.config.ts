import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The packages as they are written, so that no test runs an old build of them.
  ssr: { resolve: { conditions: ['workspace-source'] } },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: ['test/support/mongo-global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
