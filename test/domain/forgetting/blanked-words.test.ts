import { describe, expect, it } from 'vitest';
import { blankedWords } from '../../../src/domain/forgetting/blanked-words.js';
import { forgottenName, forgottenWords } from '../../../src/domain/forgetting/forgotten.js';

function wordsOf(...names: string[]) {
  return blankedWords({ id: 'club:x', clubId: 'club', names }, []);
}

describe('words that others share', () => {
  it.each([
    ['Per Hansen', 'Jesper Hansen was ill'],
    ['Per Hansen', 'Per Hansen-Berg was ill'],
    ['Per Hansen', 'Anna-Per Hansen was ill'],
    ['Li', 'Bali, Lima and delight'],
    ['.*', 'Anything at all'],
    ['$set', 'A set of rings'],
  ])('stay where %s is only a part of other words: %s', (name, words) => {
    expect(wordsOf(name).shared(words)).toBe(words);
  });

  it.each([
    ['Per Hansen', 'per  HANSEN was ill'],
    ['Per Hansen', 'Per Hansens time'],
    ['Per Hansen', 'Per Hansen’s time'],
    ['Per Hansen', '(Per Hansen), ill'],
    ['Zoë Müller', 'Zoe\u0308 Muller was ill'],
    ['Zoë Müller', 'ZOE MULLER was ill'],
    ['王小明', '给王小明的课'],
    ['a.b (c)', 'For a.b (c) only'],
  ])('go where %s is named: %s', (name, words) => {
    expect(wordsOf(name).shared(words)).toBe(forgottenWords);
  });

  it('leave ids and codes as they are, whatever somebody is called', () => {
    const request = {
      ...{ payerId: 'club:bo', by: 'U07BO4K2XQ', kind: 'bo', operationId: 'bo', act: 'bo' },
      ...{ currency: 'BO', ids: ['bo'], at: ['club:bo', 'U07BO4K2XQ'] },
    };
    expect(wordsOf('Bo').sharedIn(request)).toEqual(request);
    const said = { names: ['Bo', 'Ann'], comment: 'Bo asked', payerName: 'Bo' };
    expect(wordsOf('Bo').sharedIn(said)).toEqual({
      ...{ names: [forgottenName, 'Ann'], comment: forgottenWords, payerName: forgottenName },
    });
  });
});
