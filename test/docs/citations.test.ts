import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  projectFolder,
  readProjectFile,
  readSourceFiles,
} from '../structure/checks/source-files.js';

const pages = ['docs', 'docs/decisions']
  .flatMap((folder) => readdirSync(`${projectFolder}${folder}`).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith('.md'))
  .concat('README.md', 'test/README.md');

const places = 'src|commands|views|local-mongo|packages|samples|bench|test|docs';
const path = new RegExp(`(?:${places})/[\\w./-]+`, 'gu');

/** The files and folders that a page names in code style; `<stem>` and `*` stand for many. */
function pathsNamed(page: string): string[] {
  return [...page.matchAll(/`([^`\n]+)`/gu)]
    .map(([, code = '']) => code)
    .filter((code) => !/[<*]/u.test(code))
    .flatMap((code) => code.match(path) ?? []);
}

/** The names of the rules in `docs/domain.md`, in the order of their numbers. */
function rulesOf(page: string): string[] {
  return [...page.matchAll(/^(\d+)\. \*\*(.+?)\*\*/gmu)].map(([, number, name = ''], place) => {
    expect(Number(number), name).toBe(place + 1);
    return name;
  });
}

/** What comments cite of `docs/domain.md`: `rule 3`, or a name in quotes. */
function citationsIn(text: string): string[] {
  return [...text.matchAll(/`docs\/domain\.md`, ((?:rule \d+)?\s?(?:"[^"]+")?)/gu)].map(
    ([, citation = '']) => citation.trim(),
  );
}

describe('the docs', () => {
  test.each(pages)('%s names only files that are there', (name) => {
    const gone = pathsNamed(readProjectFile(name)).filter(
      (named) => !existsSync(`${projectFolder}${named}`),
    );
    expect(gone).toEqual([]);
  });
});

describe('a comment', () => {
  const files = readSourceFiles();

  test('cites only pages that are in the repository', () => {
    const gone = [...files].flatMap(([file, text]) =>
      (text.match(/docs\/[\w./-]+\.md/gu) ?? [])
        .filter((page) => !existsSync(`${projectFolder}${page}`))
        .map((page) => `${file}: ${page}`),
    );
    expect(gone).toEqual([]);
  });

  test('cites only rules that docs/domain.md has', () => {
    const names = rulesOf(readProjectFile('docs/domain.md'));
    expect(names.length).toBeGreaterThan(10);
    const cited = [...files.values()].flatMap(citationsIn);
    expect(cited.length).toBeGreaterThan(0);
    const known = names.flatMap((name, place) => {
      const number = `rule ${place + 1}`;
      return [number, `"${name}"`, `${number} "${name}"`];
    });
    expect(cited.filter((citation) => !known.includes(citation))).toEqual([]);
  });
});

test('a path and a citation are found as people write them', () => {
  expect(pathsNamed('See `src/main.ts`, `views/<stem>/ids.ts` and `npm run test/x`.')).toEqual([
    'src/main.ts',
    'test/x',
  ]);
  expect(citationsIn('(`docs/domain.md`, rule 3 "Automatic use")')).toEqual([
    'rule 3 "Automatic use"',
  ]);
  expect(citationsIn('(`docs/domain.md`, "Expiry"), `docs/domain.md`, rule 9.')).toEqual([
    '"Expiry"',
    'rule 9',
  ]);
});
