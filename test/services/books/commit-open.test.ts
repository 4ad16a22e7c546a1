import { expect, test } from 'vitest';
import { readSourceFiles } from '../../structure/checks/source-files.js';

test('nothing but commitOpen writes plans, so that no door to closed books is forgotten', () => {
  const writes = [...readSourceFiles()]
    .filter(([file]) => file.startsWith('src/') && !file.startsWith('src/store/'))
    .filter(([, text]) => /\bcommitPlans\(/.test(text))
    .map(([file]) => file);
  expect(writes).toEqual(['src/services/books/commit-open.ts']);
});
