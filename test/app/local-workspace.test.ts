import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSlackError } from 'local-slack';
import { expect, it } from 'vitest';
import { projectFolder } from '../../src/app/project-folder.js';
import { startFault } from '../../src/app/start-fault.js';

it('is the one place that imports the local workspace, under its name', () => {
  const root = projectFolder();
  const files = ['src', 'commands', 'views', 'bench', 'samples', 'local-mongo'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  expect(files.length).toBeGreaterThan(100);
  const importing = files.filter((file) =>
    /'[^']*local-slack(\/[^']*)?';/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(importing).toEqual(['src/app/local-workspace.ts']);
});

it('tells the person at the terminal what the local workspace refuses, without an origin', () => {
  const sentence = 'There is no manifest at manifest.yml.';
  expect(startFault(new LocalSlackError(sentence), (text) => text)).toBe(sentence);
});
