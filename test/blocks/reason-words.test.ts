import { expect, it } from 'vitest';
import { reasonWords } from '../../src/blocks/reason-words.js';

it('never shows a bare Other, and shows what was written as it is', () => {
  expect(reasonWords('Other')).toBe('no reason written down');
  expect(reasonWords('Other: the hall was flooded')).toBe('Other: the hall was flooded');
  expect(reasonWords('Illness or injury')).toBe('Illness or injury');
  expect(reasonWords('<!here>', 20)).toBe('&lt;!here&gt;');
});
