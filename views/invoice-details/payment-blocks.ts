import type { Button, KnownBlock } from '@slack/types';
import { actions, button, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { isCorrectable, movesOf } from '../../src/domain/payments/desk-moves.js';
import type { Payment, PaymentStatus } from '../../src/domain/payments/payment.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { correctPaymentIds } from '../correct-payment/ids.js';
import { movePaymentIds, moveWords } from '../move-payment/ids.js';
import { refundIds } from '../refund/ids.js';
import { refundOffer } from './refund-offer.js';

const paymentWords: Record<PaymentStatus, string> = {
  pending: 'on its way since',
  received: 'received',
  failed: 'failed',
  bounced: 'received and bounced',
  returned: 'received and sent back to the payer',
  corrected: 'typed in error and taken back',
};

/** A payment, what can be said of it now, and whether it can be sent back. */
export function paymentBlocks(
  payment: Payment,
  data: InvoiceDetails,
  club: ShownClub,
): KnownBlock[] {
  const { title, why } = refundOffer(payment, data, club);
  const text = [paymentText(payment, club), ...why].join('\n');
  const refund = title === null ? [] : [refundButtonOf(title, payment, club)];
  return [section(text), ...actions([...buttonsOf(payment, data.invoice, club), ...refund])];
}

function refundButtonOf(text: string, { id: value, amount, currency }: Payment, club: ShownClub) {
  const spoken = `${text}: payment of ${wordsFor(club).money(amount, currency)}`;
  return button({ text, actionId: refundIds.open, value, spoken });
}

function paymentText(payment: Payment, club: ShownClub): string {
  const { money, date } = wordsFor(club);
  const { amount, currency, provider, status, receivedOn, reference } = payment;
  const found = reference === undefined ? '' : `  ·  reference ${safe(reference, 100)}`;
  const day = status === 'pending' || status === 'received' ? ` ${date(receivedOn)}` : '';
  const from = day === '' ? `  ·  of ${date(receivedOn)}` : '';
  return `*${money(amount, currency)}*  ·  ${paymentWords[status]}${day}${from}  ·  ${safe(providerRule(provider).name)}${found}`;
}

function buttonsOf(payment: Payment, invoice: Invoice, club: ShownClub): Button[] {
  const { id: value, amount, currency } = payment;
  const named = `payment of ${wordsFor(club).money(amount, currency)}`;
  const moves = movesOf(payment, invoice).map((move) => {
    const spoken = `${moveWords[move]}: ${named}`;
    return button({ text: moveWords[move], actionId: movePaymentIds[move].open, value, spoken });
  });
  const spoken = `Typed in error: ${named}`;
  const correct = { text: 'Typed in error', actionId: correctPaymentIds.open, value, spoken };
  return isCorrectable(payment) ? [...moves, button(correct)] : moves;
}
