import { safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { LookAlike, LookAlikeWords } from '../forms/look-alike.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { applyCreditButton } from './ids.js';

export function lookAlikeWords(
  { amount }: LookAlike,
  { invoice }: InvoiceFacts,
  { money }: Words,
): LookAlikeWords {
  const sum = money(amount, invoice.currency);
  return {
    did: `used ${sum} of account credit on ${safe(invoice.number)}`,
    sent: `sent a use of ${sum} on ${safe(invoice.number)}`,
    question: `Use another ${sum} on it?`,
    button: applyCreditButton,
    see: { text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoice.id },
  };
}
