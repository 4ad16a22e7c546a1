import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole books reach every rule and take seconds: where a rule's own test fails, they need not run. */
const wholeBooks = /\/(?:rules-together|maxima|check-chain|check-books)\.test\.ts$/;

/** The rules' own tests first, since a mutant's run ends at the first test that fails. */
class OwnTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const late = (file: TestSpecification) => Number(wholeBooks.test(file.moduleId));
    return files.toSorted((one, other) => late(one) - late(other));
  }
}

/** The rules alone, for `npm run mutate`: they need no MongoDB, and each run draws the same cases. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    setupFiles: ['test/support/same-draws.ts'],
    sequence: { sequencer: OwnTestsFirst },
    // Modules stay loaded from one file to the next, which halves the time of a mutant.
    isolate: false,
    testTimeout: 30_000,
  },
});
