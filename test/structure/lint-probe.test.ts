import { describe, expect, test } from 'vitest';
import { forgetAwaits } from './checks/forget-awaits.js';
import { lintProbe } from './checks/lint.js';
import { readSourceFiles } from './checks/source-files.js';
import { untypedAcks } from './checks/untyped-ack.js';

const files = new Map(
  [...readSourceFiles()].filter(([name]) => /^(?:commands|views)\//.test(name)),
);
const floating = 'lint/nursery/noFloatingPromises';

const correct = `import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import type { Surroundings } from '../flow/surroundings.js';

async function press(_surroundings: Surroundings, { ack }: Pressed): Promise<void> {
  await ack();
}

async function submit(_surroundings: Surroundings, submitted: Submitted): Promise<void> {
  await submitted.ack({ response_action: 'clear' });
}

export const actions = { press };
export const submissions = { submit };
`;

describe('the linter', () => {
  test('finds an ack that a handler does not wait for, and nothing where it does', () => {
    const forgotten = correct.replaceAll('await ', '');
    const found = lintProbe(
      new Map([
        ['views/correct/handlers.ts', correct],
        ['views/forgotten/handlers.ts', forgotten],
      ]),
    );
    const file = 'views/forgotten/handlers.ts';
    const rule = floating;
    expect(found).toEqual([
      { file, line: 5, rule },
      { file, line: 9, rule },
    ]);
  });

  test('would find every await that is forgotten in a command or a view of ours', () => {
    const probes = new Map<string, string>();
    const expected: string[] = [];
    for (const [name, text] of files) {
      const forgotten = forgetAwaits({ name, text });
      if (forgotten.lines.length > 0) probes.set(name, forgotten.text);
      expected.push(...forgotten.lines.map((line) => `${name}:${line}`));
    }
    const found = lintProbe(probes).filter(({ rule }) => rule === floating);
    expect(new Set(found.map(({ file, line }) => `${file}:${line}`))).toEqual(new Set(expected));
    expect(expected.length).toBeGreaterThan(40);
  });
});

describe('where the linter is blind', () => {
  test('no function of ours takes an ack: its parameter has a type of its own', () => {
    expect(untypedAcks(files)).toEqual([]);
  });

  test.each([
    'const press: ActionHandler = async (_surroundings, { ack }) => ack();',
    'const press: ActionHandler = async (_surroundings, pressed) => { pressed.ack(); };',
    'const press: ActionHandler = async (_, pressed) => { const { ack } = pressed; ack(); };',
    'function open(): ActionHandler { return async (_surroundings, { ack: say }) => say(); }',
    'const actions: Actions = { async open(_surroundings, { ack }) { ack(); } };',
  ])('such a function is found: %s', (text) => {
    expect(untypedAcks(new Map([['views/probe/handlers.ts', text]]))).toEqual([
      'views/probe/handlers.ts:1 takes an ack without naming its type',
    ]);
  });

  test.each([
    'const press = async (_surroundings: Surroundings, { ack }: Pressed) => { await ack(); };',
    'app.action(id, (args) => press(surroundings, args));',
    'async function press(pressed: Pressed) { await pressed.ack(); }',
  ])('this is none: %s', (text) => {
    expect(untypedAcks(new Map([['views/probe/handlers.ts', text]]))).toEqual([]);
  });
});
