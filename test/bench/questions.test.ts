import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { questions } from '../../bench/questions.js';

const folder = new URL('../../bench/', import.meta.url);
const noQuestions = ['main', 'questions', 'targets', 'before'];

function filesWith(part: string): string[] {
  return readdirSync(new URL(`./${part}`, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${part}${name.slice(0, -'.ts'.length)}`)
    .filter((name) => !noQuestions.includes(name));
}

describe('the questions of the bench', () => {
  it('are one file each, named after it, and nothing else is there', () => {
    const names = questions.map(({ name }) => name).sort();
    expect(names).toEqual([...filesWith(''), ...filesWith('scale/')].sort());
  });

  it.each(questions.map(({ name, asks }) => ({ name, asks })))(
    '$name is asked in the first line of its file',
    ({ name, asks }) => {
      const [first] = readFileSync(new URL(`./${name}.ts`, folder), 'utf8').split('\n');
      expect(first).toBe(`// ${asks}`);
    },
  );
});
