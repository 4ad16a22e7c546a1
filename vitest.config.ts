import { configDefaults, defineConfig } from 'vitest/config';

const rules = 'test/domain/**/*.test.ts';

export default defineConfig({
  // The packages as they are written, so that no test runs an old build of them.
  ssr: { resolve: { conditions: ['workspace-source'] } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, rules],
          globalSetup: ['test/support/mongo-global.ts'],
        },
      },
      {
        extends: true,
        // Rules have no state and need no server, so their modules stay loaded between the files.
        test: { name: 'rules', include: [rules], isolate: false },
      },
    ],
  },
});
