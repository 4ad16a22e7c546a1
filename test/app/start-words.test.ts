import { expect, it } from 'vitest';
import { readStartWords } from '../../src/app/start-words.js';

it.each([
  [[], false],
  [['--empty'], true],
])('reads %j', (words, empty) => {
  expect(readStartWords(words)).toEqual({ empty });
});

it.each(['--emtpy', 'empty', '--help'])('refuses %s in a sentence', (word) => {
  expect(() => readStartWords(['--empty', word])).toThrow(/^Usage: npm start /);
});
