import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readmeOf } from '../support/command-files.js';

const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

// `npx vitest run test/docs/readme.test.ts -u` writes the table from the list.
it('lists the commands of the code, in their words and order', async () => {
  await expect(readmeOf(text)).toMatchFileSnapshot('../../README.md');
});
