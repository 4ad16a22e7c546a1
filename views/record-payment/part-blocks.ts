import type { KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { actions, button, section } from '../../src/blocks/layout.js';
import { counted, listed, safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { recordPaymentIds as ids, partBlockOf } from './ids.js';
import { type Overpayment, overpayments, type ShownSpread } from './spread-over.js';

function partInput(invoice: Invoice, spread: ShownSpread, { money, date }: Words): KnownBlock {
  const { id, number, currency, outstanding, writtenOff, dueOn, pendingPayment } = invoice;
  const part = spread.parts.find(({ invoiceId }) => invoiceId === id);
  const given = writtenOff > 0n ? `, ${money(writtenOff, currency)} written off` : '';
  const waits = pendingPayment ? ' Another payment is on its way on it.' : '';
  return input({
    id: partBlockOf(id, spread.round),
    label: number,
    optional: true,
    hint: `Due ${date(dueOn)}, ${money(outstanding, currency)} left to pay${given}.${waits}`,
    element: {
      type: 'plain_text_input',
      action_id: ids.part,
      max_length: 40,
      ...(part === undefined ? {} : { initial_value: formatPlainAmount(part.amount, currency) }),
    },
  });
}

/** What is more than is owed, and what can be done with it; empty when there is none. */
export function overpaidWords(over: readonly Overpayment[], { money }: Words): string {
  if (over.length === 0) return '';
  const each = over.map(({ invoice: { number, currency }, amount }) => {
    return `${money(amount, currency)} on ${safe(number)}`;
  });
  return `*More than is owed: ${listed(each)}.* It becomes an overpayment there, which can be moved to account credit.`;
}

function hiddenWords(hidden: number): string {
  if (hidden === 0) return '';
  const are = hidden === 1 ? 'is' : 'are';
  return ` ${counted(hidden, 'newer invoice')} of this payer ${are} not shown; record a payment of their own for them.`;
}

/** The invoices that the amount pays, the oldest first, each with an amount to change. */
export function partBlocks(
  invoices: readonly Invoice[],
  { spread, hidden }: { spread: ShownSpread; hidden: number },
  words: Words,
): KnownBlock[] {
  const over = overpaidWords(overpayments(invoices, spread.parts), words);
  return [
    section(
      `*What this payment pays*, the oldest first. Change an amount where you want to.${hiddenWords(hidden)}`,
    ),
    ...invoices.map((invoice) => partInput(invoice, spread, words)),
    ...(over === '' ? [] : [section(over)]),
    ...actions([button({ text: 'Spread the amount again', actionId: ids.spread })], ids.spread),
  ];
}
