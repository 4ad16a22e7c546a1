import type { Words } from '../../src/blocks/words.js';
import type { Refundable } from '../../src/services/refunds/read-refundable.js';
import type { LookAlike, LookAlikeWords } from '../forms/look-alike.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { refundButton } from './ids.js';

export function lookAlikeWords(
  { amount }: LookAlike,
  { invoice }: Refundable,
  { money }: Words,
): LookAlikeWords {
  const sum = money(amount, invoice.currency);
  return {
    did: `asked for a refund of ${sum}`,
    sent: `asked for a refund of ${sum}`,
    question: `Ask for another ${sum}?`,
    button: refundButton,
    see: { text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoice.id },
  };
}
