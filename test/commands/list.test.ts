import { expect, it } from 'vitest';
import { helpOf } from '../../commands/command.js';
import { commands } from '../../commands/index.js';
import { actions } from '../../views/index.js';

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
