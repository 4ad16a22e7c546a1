import { configDefaults, defineConfig } from 'vitest/config';
import { aloneFiles } from './test/support/alone-files.js';
import { makeRunFolder } from './test/support/run-folder.js';

const rules = 'test/domain/**/*.test.ts';
// For whatever a test writes to `tmpdir()`, in this process and in those of the tests.
process.env.TMPDIR = makeRunFolder();

export default defineConfig({
  // The packages as they are written, so that no test runs an old build of them.
  ssr: { resolve: { conditions: ['workspace-source'] } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A state that is waited for comes late on a busy machine; where it comes, nothing waits longer.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    // One more than the processors of a small machine, since much of the time is waiting.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: aloneFiles,
          // What starts several processes takes seconds for each, beside two other files.
          testTimeout: 120_000,
          globalSetup: ['test/support/mongo-global.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, rules, ...aloneFiles],
          globalSetup: ['test/support/mongo-global.ts'],
          // No module keeps anything between two files: loading them anew took a second for each.
          isolate: false,
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
