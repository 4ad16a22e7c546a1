import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What makes whole books reaches every rule and takes long: where its own test fails, none need run. */
const wholeBooks = [
  ...['check-entry', 'check-invoice', 'statement-order', 'entry-text', 'settle-refund'],
  ...['booking-order', 'check-books', 'maxima', 'check-chain', 'rules-together'],
];

/** The rules' own tests first, since a mutant's run ends at the first test that fails. */
class OwnTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const lateness = ({ moduleId }: TestSpecification) =>
      wholeBooks.findIndex((stem) => moduleId.endsWith(`/${stem}.test.ts`));
    return files.toSorted((one, other) => lateness(one) - lateness(other));
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
