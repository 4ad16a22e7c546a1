import { safe } from '../../src/blocks/text.js';
import type { ShownClub, Words } from '../../src/blocks/words.js';
import { recordId } from '../../src/domain/record-id.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import type { LookAlike, LookAlikeWords } from '../forms/look-alike.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { issueInvoiceButton } from './ids.js';

export function lookAlikeWords(
  { number, amount }: LookAlike,
  form: { club: ShownClub; currency: string; payer: PayerFacts | null },
  { money }: Words,
): LookAlikeWords {
  const { club, currency, payer } = form;
  const sum = money(amount, currency);
  const who = safe(payer?.payer.name ?? 'this payer');
  const seen = { text: 'See invoice', actionId: invoiceDetailsIds.open };
  return {
    did: `issued an invoice of ${sum} to ${who}`,
    sent: `sent an invoice of ${sum} to ${who}`,
    question: `Issue another invoice of ${sum}?`,
    button: issueInvoiceButton,
    see: number === null ? null : { ...seen, value: recordId(club.id, number) },
  };
}
