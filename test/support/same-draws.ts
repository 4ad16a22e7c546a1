import fc from 'fast-check';

/**
 * A mutant that lives is alive in every run, so that the list in docs/mutation.md can be checked.
 * Where a property fails, that is enough: nobody reads the smallest case.
 */
fc.configureGlobal({ seed: 20260101, endOnFailure: true });
