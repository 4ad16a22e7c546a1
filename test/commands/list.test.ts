import { expect, it } from 'vitest';
import { helpOf } from '../../commands/command.js';
import { commands } from '../../commands/index.js';
import { actions } from '../../views/index.js';
import { projectFolder, readSourceFiles } from '../structure/checks/source-files.js';

const listed = new Set<unknown>(commands);

/** What a file exports to be a slash command; its `open` is the form. */
function isCommand(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'command' in value && 'open' in value;
}

it('opens the form of each command by a button as well', () => {
  expect(commands.map(({ open }) => open.openId).filter((id) => !(id in actions))).toEqual([]);
  expect(new Set(commands.map(({ open }) => open.openId)).size).toBe(commands.length);
});

it.each(commands)('answers $command help with what it does, and with examples of it', (command) => {
  const [first = '', ...examples] = helpOf(command).split('\n');
  expect(first).toBe(`*${command.open.title}*: ${command.does}`);
  expect(command.does).toMatch(/^[A-Z].*\.$/);
  expect(examples.every((line) => line.endsWith('.'))).toBe(true);
});

it('has every command that a file of commands/ exports', async () => {
  const files = [...readSourceFiles().keys()].filter((name) => /^commands\/[^/]+\.ts$/.test(name));
  const exported = await Promise.all(
    files.map(async (name) => {
      const module: Record<string, unknown> = await import(`${projectFolder}${name}`);
      return Object.values(module).filter(isCommand);
    }),
  );
  const forgotten = exported.flat().filter((value) => !listed.has(value));
  expect(forgotten).toEqual([]);
  expect(exported.flat()).toHaveLength(commands.length);
});
