import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { aloneFiles, aloneFolders } from '../support/alone-files.js';
import { projectFolder } from './checks/source-files.js';

const texts = new Map(
  ['test', 'packages/local-slack/test']
    .flatMap((folder) =>
      readdirSync(`${projectFolder}${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${folder}/${name}`),
    )
    .map((name) => [name, readFileSync(`${projectFolder}${name}`, 'utf8')]),
);

const isAlone = (name: string) =>
  aloneFiles.includes(name) || aloneFolders.some((folder) => name.startsWith(`${folder}/`));

/** By itself, when it is loaded, and not in a function that a test file calls. */
const registersHooks = (text: string) => /^(?:before|after)(?:All|Each)\(/m.test(text);

function importsOf(name: string): string[] {
  const written = [...(texts.get(name) ?? '').matchAll(/from '(\.[^']+)\.js'/g)];
  return written.map(([, path = '']) => `${posix.join(posix.dirname(name), path)}.ts`);
}

test('what stays loaded between test files registers no hook, which only the first would have', () => {
  const shared = [...texts.keys()].filter((name) => name.endsWith('.test.ts') && !isAlone(name));
  const reached = new Set<string>();
  const reach = (name: string) => {
    if (reached.has(name) || !texts.has(name)) return;
    reached.add(name);
    for (const imported of importsOf(name)) reach(imported);
  };
  for (const name of shared) reach(name);
  const withHooks = [...texts].filter(([name, text]) => {
    return !name.endsWith('.test.ts') && registersHooks(text);
  });
  expect(withHooks.map(([name]) => name)).toContain('test/cli/run-command.ts');
  expect(withHooks.filter(([name]) => reached.has(name)).map(([name]) => name)).toEqual([]);
  expect(reached.size).toBeGreaterThan(400);
});
