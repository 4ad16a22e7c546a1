import { describe, expect, it } from 'vitest';
import { forgottenWords } from '../../../src/domain/forgetting/forgotten.js';
import { leaverOf } from '../../../src/domain/forgetting/leaver.js';

const kept = ['Class cancelled'];
const nobody = { ids: new Set<string>(), names: new Set<string>() };

function leaver(names: string[], namesakes = nobody) {
  const familyIds = new Set(['club:nora', 'club:kari']);
  return leaverOf({ id: 'club:nora', clubId: 'club', names }, { kept, familyIds, namesakes });
}

/** What is left of words in a document that is about some contacts. */
function left(words: string, about: string[], of: ReturnType<typeof leaver>): string {
  return of.wordsAbout(about).shared(words);
}

describe('words that name somebody', () => {
  it.each([
    ['of their family', ['club:kari']],
    ['of others', ['club:berit']],
    ['of nobody in particular', []],
  ])('%s go by full name or address', (_whose, about) => {
    const nora = leaver(['Nora Olsen', 'nora@example.com']);
    expect(left('For NORA  Ólsen', about, nora)).toBe(forgottenWords);
    expect(left('Ask nora@example.com', about, nora)).toBe(forgottenWords);
    expect(left('Ask nora', about, nora)).toBe('Ask nora');
    expect(left('Class cancelled', about, leaver(['Class cancelled']))).toBe('Class cancelled');
  });

  it('by a name of one word go in their family alone, but where names are written in one', () => {
    const mark = leaver(['Mark']);
    expect(left('Mark the hall', ['club:kari'], mark)).toBe(forgottenWords);
    expect(left('Mark the hall', ['club:berit'], mark)).toBe('Mark the hall');
    expect(left('Mark the hall', [], mark)).toBe('Mark the hall');
    expect(mark.names).toEqual([]);
    expect(left('给王小明的课', ['club:berit'], leaver(['王小明']))).toBe(forgottenWords);
  });

  it('mean whoever else is called so, where they are about that one', () => {
    const names = new Set(['nora olsen']);
    const other = { ids: new Set(['club:nora2', 'club:kari']), names };
    const nora = leaver(['Nora Olsen', 'Nora Before'], other);
    expect(left('For Nora Olsen', ['club:nora2'], nora)).toBe('For Nora Olsen');
    expect(left('For Nora Before', ['club:nora2'], nora)).toBe(forgottenWords);
    expect(left('For Nora Olsen', ['club:berit'], nora)).toBe(forgottenWords);
    // A parent of the same name keeps what is said of them.
    expect(left('For Nora Olsen', ['club:kari', 'club:nora'], nora)).toBe('For Nora Olsen');
  });
});
