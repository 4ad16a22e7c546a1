import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('docs/decisions/dependencies.md gives the reason of every dependency, and of no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('../package.json'));
  const rows = read('../docs/decisions/dependencies.md').match(/^\| `.*?\|/gm) ?? [];
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const listed = Object.keys({ ...dependencies, ...devDependencies });
  expect(named.sort()).toEqual(listed.sort());
});
