import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it('lists every command of the code, in its words and order', () => {
  const rows = readme.split('\n').filter((line) => line.startsWith('| `/'));
  expect(rows).toEqual(
    commands.map(({ command, usage, does }) => {
      return `| \`${[command, usage].join(' ').trim()}\` | ${does} |`;
    }),
  );
});
