import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { objectOf } from '../server/json.js';
import { packageFolder } from '../server/package-folder.js';

const root = packageFolder();
const described = objectOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const atRunTime = Object.keys(objectOf(described.dependencies));
const forDevelopment = Object.keys(objectOf(described.devDependencies));

type Import = { file: string; from: string; isType: boolean };

function sourcesIn(folder: string): { file: string; text: string }[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

function importsIn(folder: string): Import[] {
  return sourcesIn(folder).flatMap(({ file, text }) => {
    const found = text.matchAll(/^(?:im|ex)port (type )?[^;']*?from '([^']+)';$/gm);
    return [...found].map(([, type, from = '']) => ({ file, from, isType: type !== undefined }));
  });
}

/** `preact` of `preact/hooks`, `@slack/bolt` of `@slack/bolt`. */
function libraryOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

const isRelative = ({ from }: Import) => from.startsWith('.');

it('imports nothing from outside the package', () => {
  const imports = ['server', 'page', 'test'].flatMap(importsIn).filter(isRelative);
  expect(imports.length).toBeGreaterThan(100);
  const outside = imports.filter(({ file, from }) =>
    relative(root, resolve(dirname(file), from)).startsWith('..'),
  );
  expect(outside).toEqual([]);
});

it.each([
  ['server', ({ isType }: Import) => (isType ? [...atRunTime, ...forDevelopment] : atRunTime)],
  ['page', ({ isType }: Import) => (isType ? [...atRunTime, ...forDevelopment] : atRunTime)],
  ['test', () => [...atRunTime, ...forDevelopment]],
])('names in its own package.json the libraries that %s/ imports', (folder, allowed) => {
  const libraries = importsIn(folder).filter((each) => !isRelative(each) && !isBuiltin(each.from));
  expect(libraries.length).toBeGreaterThan(5);
  const unnamed = libraries.filter((each) => !allowed(each).includes(libraryOf(each.from)));
  expect(unnamed).toEqual([]);
});

it.each(['server', 'page'])('has no file of more than 200 lines in %s/', (folder) => {
  const long = sourcesIn(folder).filter(({ text }) => text.split('\n').length > 200);
  expect(long.map(({ file }) => file)).toEqual([]);
});
