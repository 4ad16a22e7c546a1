import { expect, it } from 'vitest';
import type { CreditNote } from '../../../src/domain/credit/credit-note.js';
import { givenByNotes } from '../../../src/domain/sessions/given-by-notes.js';

type Share = CreditNote['lines'][number];

function share(line: number, amount: bigint, changes: Partial<Share> = {}): Share {
  return { line, amount, tax: 0n, voided: 0n, voidedTax: 0n, ...changes };
}

it('is what notes gave for the time of one line, less what was voided of it', () => {
  const givenFor = {
    kind: 'sessions' as const,
    parts: [{ sessionId: 'club:s1', amount: 100n }],
  };
  const notes = [
    { lines: [share(1, 100n, { givenFor, voided: 30n }), share(2, 900n, { givenFor })] },
    { lines: [share(1, 40n), share(1, 100n, { givenFor })] },
  ];
  expect(givenByNotes(notes, 1)).toEqual([
    { standing: 70n, givenFor },
    { standing: 100n, givenFor },
  ]);
  expect(givenByNotes(notes, 2)).toEqual([{ standing: 900n, givenFor }]);
  expect(givenByNotes(notes, 3)).toEqual([]);
  expect(givenByNotes([], 1)).toEqual([]);
});
