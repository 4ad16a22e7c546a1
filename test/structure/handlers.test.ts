import { describe, expect, test } from 'vitest';
import type { FormHandlers } from '../../views/flow/surroundings.js';
import * as registered from '../../views/index.js';
import { readImports } from './checks/read-imports.js';
import { projectFolder, readSourceFiles, type SourceFiles } from './checks/source-files.js';

const files = readSourceFiles();
const handlerFiles = [...files.keys()].filter((name) => /^views\/[^/]+\/handlers\.ts$/.test(name));

/** The `handlers.ts` files that `views/index.ts` does not import. */
function forgottenHandlers(project: SourceFiles): string[] {
  const imported = new Set(
    readImports('views/index.ts', project)
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ target }) => target),
  );
  return [...project.keys()].filter(
    (name) => /^views\/[^/]+\/handlers\.ts$/.test(name) && !imported.has(name),
  );
}

describe('views/index.ts', () => {
  test('imports the handlers of every form', () => {
    expect(forgottenHandlers(files)).toEqual([]);
    expect(handlerFiles.length).toBeGreaterThan(10);
  });

  test.each(handlerFiles)('registers all that %s exports', async (name) => {
    const form: FormHandlers = await import(`${projectFolder}${name}`);
    expect(registered.submissions).toMatchObject(form.submissions);
    expect(registered.actions).toMatchObject(form.actions);
    expect(registered.searches).toMatchObject(form.searches);
    expect(registered.screens).toMatchObject(form.screens ?? {});
    const all = [form.submissions, form.actions, form.searches, form.screens ?? {}];
    expect(all.flatMap((list) => Object.keys(list))).not.toEqual([]);
  });

  test('registers nothing else', async () => {
    const forms: FormHandlers[] = await Promise.all(
      handlerFiles.map((name) => import(`${projectFolder}${name}`)),
    );
    const idsOf = (list: 'submissions' | 'actions' | 'searches') =>
      forms.flatMap((form) => Object.keys(form[list])).sort();
    expect(Object.keys(registered.submissions).sort()).toEqual(idsOf('submissions'));
    expect(Object.keys(registered.actions).sort()).toEqual(idsOf('actions'));
    expect(Object.keys(registered.searches).sort()).toEqual(idsOf('searches'));
  });
});

test('a form that is forgotten is named, also if only its types are imported', () => {
  const project = new Map([
    ['views/statement/handlers.ts', ''],
    ['views/refund/handlers.ts', ''],
    ['views/raise-credit/handlers.ts', ''],
    [
      'views/index.ts',
      `import * as raiseCredit from './raise-credit/handlers.js';
       import type { Refund } from './refund/handlers.js';`,
    ],
  ]);
  expect(forgottenHandlers(project)).toEqual([
    'views/statement/handlers.ts',
    'views/refund/handlers.ts',
  ]);
});
