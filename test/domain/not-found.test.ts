import { expect, it } from 'vitest';
import { notFoundSentence } from '../../src/domain/not-found.js';

const ownKey = '042d8986-4ce3-4fd8-a862-724bb3269a70';

it.each([
  [
    { what: 'invoice', id: 'INV-7' },
    'There is no invoice INV-7. Check the spelling, or look it up with /invoices.',
  ],
  [
    { what: 'session', id: 'S-9' },
    'There is no session S-9. Check the spelling, or look it up with /cancel-session.',
  ],
  [
    { what: 'product', id: 'GYM' },
    'There is no product GYM. Check the spelling, or look it up with /remove-contact.',
  ],
] as const)('names what people can have misspelt, and where to look', (missing, sentence) => {
  expect(notFoundSentence(missing)).toBe(sentence);
});

it('says of a review that it is thrown away after a day', () => {
  expect(notFoundSentence({ what: 'job', id: ownKey })).toBe(
    'This review is not kept any more: one that nobody sends is thrown away after a day. Open the form again, and look at it anew.',
  );
});

it.each(['refund', 'credit', 'message', 'payment', 'job', 'request'] as const)(
  'shows no id of a %s that the desk made for itself',
  (what) => {
    for (const id of [ownKey, `open:${ownKey}`, `desk-${ownKey}`, `${ownKey}:club:asha`]) {
      const sentence = notFoundSentence({ what, id });
      expect(sentence).not.toContain(ownKey);
      expect(sentence).not.toContain('spelling');
    }
  },
);
