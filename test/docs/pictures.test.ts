import { readdirSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pictureNames } from '../../pictures/scenes.js';
import { projectFolder, readProjectFile } from '../structure/checks/source-files.js';

const folder = `${projectFolder}docs/pictures`;

test('npm run docs:pictures takes every picture that is there, and a page shows each', () => {
  const files = pictureNames.map((name) => `${name}.png`).sort();
  expect(readdirSync(folder).sort()).toEqual(files);
  const shown = [...readProjectFile('README.md').matchAll(/\(docs\/pictures\/([\w.-]+)\)/g)];
  expect(shown.map(([, file]) => file).sort()).toEqual(files);
});

test('pictures are small, since everybody fetches all that ever were', () => {
  for (const name of pictureNames) {
    expect(statSync(`${folder}/${name}.png`).size, name).toBeLessThan(60_000);
  }
});
