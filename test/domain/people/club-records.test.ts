import { describe, expect, it } from 'vitest';
import { searchWords } from '../../../src/domain/people/club-records.js';

describe('the words of a search', () => {
  it.each([
    [['Zoë Ødegård-Smith'], ['zoe', 'ødegard', 'smith']],
    [
      ['Mia Olsen', 'C-104'],
      ['mia', 'olsen', 'c', '104'],
    ],
    [['ＭＩＡ ﬁ'], ['mia', 'fi']],
    [['नमस्ते 李'], ['नमसत', '李']],
    [
      ['Team 7', 'team'],
      ['team', '7'],
    ],
    [['–', ' '], []],
    [[], []],
  ])('of %j are %j', (texts, expected) => {
    expect(searchWords(...texts)).toEqual(expected);
  });

  it('are no more than fifty, the first ones', () => {
    const words = Array.from({ length: 51 }, (_none, index) => `w${index}`);
    expect(searchWords(words.join(' '))).toEqual(words.slice(0, 50));
  });
});
