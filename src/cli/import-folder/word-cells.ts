import type { CellReader } from './cell.js';

/** A word without its case, and with one blank for each blank, dash and underscore. */
function plainWord(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}

/** What other programs call those who bring money. */
const providers: Readonly<Record<string, string>> = {
  'bank transfer': 'bank',
  'bank payment': 'bank',
  'direct transfer': 'bank',
  transfer: 'bank',
  bacs: 'bank',
  'faster payment': 'bank',
  'standing order': 'bank',
  'credit card': 'card',
  'debit card': 'card',
  'card payment': 'card',
  'credit debit card': 'card',
  'go cardless': 'gocardless',
  'pay pal': 'paypal',
  check: 'cheque',
};

/**
 * Who brought the money; it names an account of the ledger, so it is one plain word: `Bank
 * Transfer` is `bank`, `Direct Debit` is `direct-debit`.
 */
export const readProvider: CellReader<string> = (text) => {
  const plain = plainWord(text);
  const word = providers[plain] ?? plain.replaceAll(' ', '-');
  if (/^[a-z0-9][a-z0-9.-]{0,31}$/.test(word)) return { value: word };
  return {
    reason: 'A provider is up to 32 letters A to Z, digits and points, like card or bank transfer.',
  };
};

/** One of a few words, in any case; `others` are words of other programs for them. */
export function readWord<Word extends string>(
  words: readonly Word[],
  others: Readonly<Record<string, Word>> = {},
): CellReader<Word> {
  return (text) => {
    const plain = plainWord(text);
    const found = words.find((word) => word === plain) ?? others[plain];
    if (found !== undefined) return { value: found };
    return { reason: `Only these words are known here: ${words.join(', ')}.` };
  };
}

export const readYesNo: CellReader<boolean> = (text) => {
  const answer = text.toLowerCase();
  if (answer === 'yes' || answer === 'true') return { value: true };
  if (answer === 'no' || answer === 'false') return { value: false };
  return { reason: 'Write yes or no.' };
};
