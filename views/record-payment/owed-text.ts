import { counted, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { OpenInvoices } from '../../src/services/payments/open-invoices.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';

/** Of one invoice that was named; money for it is taken whatever is owed on it. */
function onlyText(
  { number, outstanding, writtenOff, currency, voidedOn }: Invoice,
  { money }: Words,
): string {
  const left =
    outstanding > 0n
      ? `${money(outstanding, currency)} is left to pay on it`
      : 'nothing is owed on it';
  const state = voidedOn === null ? '' : 'it is void, and ';
  const given =
    writtenOff > 0n
      ? `; ${money(writtenOff, currency)} was written off, and a payment takes that back first`
      : '';
  return `*This payment is for ${safe(number)} alone:* ${state}${left}${given}. For several invoices, choose the payer with /record-payment.`;
}

/** How the payer stands, said before anything is typed; empty while none is chosen. */
export function owedText(
  form: {
    payer: PayerFacts | null;
    open: OpenInvoices | null;
    hidden: number;
    only: string | null;
  },
  words: Words,
): string {
  const { payer, open, hidden, only } = form;
  if (payer === null) return '';
  const name = safe(payer.payer.name);
  if (open === null) {
    return `*${name} owes nothing now.* Money that came all the same is recorded from the details of the invoice that it is for: it becomes an overpayment there.`;
  }
  const { invoices, currency } = open;
  const [first] = invoices;
  if (only !== null && first !== undefined) return onlyText(first, words);
  const sum = invoices.reduce((total, { outstanding }) => total + outstanding, 0n);
  const shown = hidden === 0 ? '' : ` on the oldest ${invoices.length}, which are shown here`;
  return `*${name} has ${counted(invoices.length + hidden, 'open invoice')}*, ${words.money(sum, currency)} left to pay${shown}.`;
}
