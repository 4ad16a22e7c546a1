import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forbiddenImports } from './checks/check-imports.js';
import { findCircles } from './checks/circles.js';
import { readImportTable, ruleFor } from './checks/import-table.js';
import { readImports } from './checks/read-imports.js';
import { projectFolder, readProjectFile, readSourceFiles } from './checks/source-files.js';

const files = readSourceFiles();
const rules = readImportTable(readProjectFile('docs/architecture.md'));

describe('every import', () => {
  test('is one that the table in docs/architecture.md allows', () => {
    expect(forbiddenImports(files, rules).map(({ sentence }) => sentence)).toEqual([]);
  });

  test('leads away from the file: no circle, of types neither', () => {
    const graph = new Map(
      [...files.keys()].map((file) => [
        file,
        new Set(readImports(file, files).map(({ target }) => target)),
      ]),
    );
    expect(findCircles(graph)).toEqual([]);
  });
});

describe('the import table', () => {
  test('has a row for every folder, and a file for every row', () => {
    const used = new Set([...files.keys()].map((file) => ruleFor(file, rules)));
    expect(rules.filter((rule) => !used.has(rule)).map((rule) => rule.files)).toEqual([]);
    expect(rules.length).toBeGreaterThan(15);
  });

  test('goes from the bottom up: a row names only rows above it, and packages that we have', () => {
    const packages = packagesWeHave();
    const wrong = rules.flatMap((rule, place) => {
      const above = new Set(rules.slice(0, place).map(({ files: name }) => name));
      return [...rule.mayImport, ...rule.typesOnly]
        .filter((name) => !['itself', 'everything'].includes(name) && !name.startsWith('node:'))
        .filter((name) => !above.has(name) && !packages.has(name))
        .map((name) => `${rule.files} may import ${name}`);
    });
    expect(wrong).toEqual([]);
  });
});

function packagesWeHave(): ReadonlySet<string> {
  const packages = readdirSync(`${projectFolder}packages`).map((name) => `packages/${name}/`);
  const names = ['', ...packages].flatMap((folder) => {
    const { dependencies, devDependencies } = JSON.parse(readProjectFile(`${folder}package.json`));
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  return new Set(names);
}
