import { safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { LookAlike, LookAlikeWords } from '../forms/look-alike.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { raiseCreditButton } from './ids.js';

export function lookAlikeWords(
  { amount }: LookAlike,
  { invoice }: InvoiceFacts,
  { money }: Words,
): LookAlikeWords {
  const sum = money(amount, invoice.currency);
  const number = safe(invoice.number);
  return {
    did: `raised ${sum} on ${number}`,
    sent: `sent ${sum} for ${number}`,
    asked: `asked for ${sum} on ${number}`,
    question: `Raise another ${sum}?`,
    button: raiseCreditButton,
    see: { text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoice.id },
  };
}
