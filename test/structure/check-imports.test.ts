import { describe, expect, test } from 'vitest';
import { forbiddenImports } from './checks/check-imports.js';
import { findCircles } from './checks/circles.js';
import { readImportTable } from './checks/import-table.js';
import { readProjectFile } from './checks/source-files.js';

const rules = readImportTable(readProjectFile('docs/architecture.md'));

const others = {
  'src/domain/errors.ts': 'export class CreditError extends Error {}',
  'src/services/credit/raise-credit.ts': 'export type Raised = { id: string };',
  'src/store/collections.ts': 'export const names = 1;',
  'views/forms/confirm.ts': 'export const confirm = 1;',
  'views/statement/handlers.ts': 'export const actions = {};',
};

/** What the checker says about one made-up file among the others. */
function sentencesFor(name: string, text: string): string[] {
  return forbiddenImports(new Map(Object.entries({ ...others, [name]: text })), rules)
    .filter(({ file }) => file === name)
    .map(({ sentence }) => sentence);
}

const service = '../../src/services/credit/raise-credit.js';

describe('a form', () => {
  const modal = 'views/raise-credit/modal.ts';

  test.each([
    `import type { Raised } from '${service}';`,
    `export type { Raised } from '${service}';`,
    `export type Shown = { raised: import('${service}').Raised };`,
    `export type Raise = typeof import('${service}').raiseCredit;`,
    `import { z } from 'zod';`,
    `import type { ModalView } from '@slack/types';`,
    `import { confirm } from '../forms/confirm.js';`,
    `// import { raiseCredit } from '${service}';\nexport const text = "import '${service}'";`,
  ])('may: %s', (text) => {
    expect(sentencesFor(modal, text)).toEqual([]);
  });

  test.each([
    `import { raiseCredit } from '${service}';`,
    `import { type Raised } from '${service}';`,
    `import type { Raised } from '${service}';\nimport { raiseCredit } from '${service}';`,
    `import '${service}';`,
    `export * from '${service}';`,
    `export { raiseCredit } from '${service}';`,
    `export const raise = async () => (await import('${service}')).raiseCredit;`,
    `export const raise = async () => import(\`${service}\`);`,
  ])('may not: %s', (text) => {
    expect(sentencesFor(modal, text)).toEqual([
      `${modal} imports src/services/credit/raise-credit.ts: only its types may be imported here. ` +
        'A builder or reader is pure; only `handlers.ts` calls a use case.',
    ]);
  });

  test.each([
    ['node:fs', `import { readFileSync } from 'node:fs';`],
    ['@slack/bolt', `import { App } from '@slack/bolt';`],
    ['views/statement/handlers.ts', `import { actions } from '../statement/handlers.js';`],
    ['src/store/collections.ts', `import type { Names } from '../../src/store/collections.js';`],
  ])('may not import %s', (target, text) => {
    const [sentence, ...more] = sentencesFor(modal, text);
    expect(sentence).toMatch(`${modal} imports ${target}: `);
    expect(more).toEqual([]);
  });
});

describe('handlers', () => {
  const handlers = 'views/raise-credit/handlers.ts';

  test('may call a use case', () => {
    expect(sentencesFor(handlers, `import { raiseCredit } from '${service}';`)).toEqual([]);
  });

  test('may not import other handlers or the store', () => {
    expect(sentencesFor(handlers, `import { actions } from '../statement/handlers.js';`)).toEqual([
      expect.stringMatching(`^${handlers} imports views/statement/handlers.ts: `),
    ]);
    expect(sentencesFor(handlers, `import '../../src/store/collections.js';`)).toEqual([
      expect.stringMatching(`^${handlers} imports src/store/collections.ts: `),
    ]);
  });
});

describe('what handlers share', () => {
  test('knows no single form', () => {
    const text = `import { modal } from '../raise-credit/modal.js';`;
    expect(sentencesFor('views/flow/open-form.ts', text)).toHaveLength(1);
    expect(sentencesFor('views/forms/confirm.ts', text)).toHaveLength(1);
  });
});

describe('rules', () => {
  test.each(['node:fs', 'node:crypto', 'zod', 'mongodb'])('may not import %s', (name) => {
    expect(sentencesFor('src/domain/credit/rule.ts', `import '${name}';`)).toEqual([
      expect.stringMatching(`^src/domain/credit/rule.ts imports ${name}: Rules have no I/O`),
    ]);
  });

  test('may import each other', () => {
    expect(sentencesFor('src/domain/credit/rule.ts', `import '../errors.js';`)).toEqual([]);
  });
});

describe('a new place', () => {
  test.each(['lib/money.ts', 'src/reports/list.ts', 'packages/other/main.ts'])(
    'is refused until it has a row: %s',
    (name) => {
      expect(sentencesFor(name, 'export const one = 1;')).toEqual([
        `${name} is in a place that the import table does not know`,
      ]);
    },
  );

  test('cannot be imported either, not even by what makes every part', () => {
    expect(sentencesFor('src/app/desk.ts', `import '../reports/list.js';`)).toEqual([
      'src/app/desk.ts imports src/reports/list.js: the import table does not know that place',
    ]);
    expect(sentencesFor('src/app/desk.ts', `import '../support/mongo.js';`)).toHaveLength(1);
  });
});

test('an import of a computed name is refused, because nobody can check it', () => {
  expect(() =>
    sentencesFor('src/app/desk.ts', 'export const load = (x: string) => import(x);'),
  ).toThrow('src/app/desk.ts imports a computed name');
});

test('a row without a reason and a row that stands twice are refused', () => {
  const page = (rows: string) => `## Who may import whom\n\n${rows}\n\n## Next\n`;
  expect(() => readImportTable(page('| `src/domain` | itself | | |'))).toThrow('four cells');
  expect(() => readImportTable(page('| `a` | | | Why. |\n| `a` | | | Why. |'))).toThrow('two rows');
  expect(() => readImportTable('# Architecture')).toThrow('no section');
});

test('a circle is found through any number of files, and what only leads to it is not one', () => {
  const graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['d'])],
    ['d', new Set(['b'])],
    ['e', new Set(['e'])],
    ['f', new Set<string>()],
  ]);
  expect(findCircles(graph)).toEqual([['b', 'c', 'd'], ['e']]);
});
