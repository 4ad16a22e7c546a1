import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = (path: string) => new URL(`../${path}`, import.meta.url);
const read = (path: string) => readFileSync(folder(path), 'utf8');

/** Of Credit Desk and of every package in this repository: a library, its version. */
function pinnedVersions(): [name: string, version: unknown][] {
  const packages = readdirSync(folder('packages')).map((name) => `packages/${name}/package.json`);
  expect(packages.length).toBeGreaterThan(0);
  return ['package.json', ...packages].flatMap((path) => {
    const { dependencies, devDependencies } = JSON.parse(read(path));
    return Object.entries({ ...dependencies, ...devDependencies });
  });
}

test('docs/decisions/dependencies.md gives the reason of every dependency, and of no other', () => {
  const rows = read('docs/decisions/dependencies.md').match(/^\| `.*?\|/gm) ?? [];
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  const listed = new Set(pinnedVersions().map(([name]) => name));
  expect(named.sort()).toEqual([...listed].sort());
});

test('every dependency has one exact version, the same in all packages', () => {
  const versions = new Map<string, unknown>();
  for (const [name, version] of pinnedVersions()) {
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    expect([name, versions.get(name) ?? version]).toEqual([name, version]);
    versions.set(name, version);
  }
});
