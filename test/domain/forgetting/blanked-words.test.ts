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
    ['kari@club.example', 'Ask ann.kari@club.example'],
    ['kari@club.example', 'Ask kari@club.example.org'],
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
    ['Jürgen Müller', 'For Juergen Mueller'],
    ['Aase Bjoernoey', 'For Åse Bjørnøy'],
    ['kari@club.example', 'Write to Kari@Club.Example.'],
  ])('go where %s is named: %s', (name, words) => {
    expect(wordsOf(name).shared(words)).toBe(forgottenWords);
  });

  it.each(['mailto:kari@club.example', 'Mail:Kari@club.example', '退款:王小明'])(
    'go where an address or a name stands behind a colon: %s',
    (said) => {
      const words = wordsOf('kari@club.example', '王小明');
      const notice = { reason: said, comment: said, lastError: said, invoiceId: 'club:1' };
      const gone = forgottenWords;
      expect(words.sharedIn({ notice })).toEqual({
        notice: { reason: gone, comment: gone, lastError: gone, invoiceId: 'club:1' },
      });
    },
  );

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
