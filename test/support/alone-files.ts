/** Whose tests start processes or browsers; what they share cleans up by hooks of its own. */
export const aloneFolders = [
  ...['test/process', 'test/chaos', 'test/local-mongo', 'test/cli', 'test/browser'],
  'packages/local-slack/test/page',
];

/** Each of these has modules of its own, and begins before the others, since it takes long. */
export const aloneFiles = [
  ...aloneFolders.map((folder) => `${folder}/**/*.test.ts`),
  'test/services/approvals/primary-steps-down.test.ts',
  'test/services/books/lagging-majority.test.ts',
  'test/store/setup/server-check.test.ts',
  'test/web/account/in-a-browser.test.ts',
];
