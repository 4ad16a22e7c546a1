import { z } from 'zod';
import { type ToldStatus, toldStatuses } from '../../../domain/payments/payment.js';
import { optional, required } from '../cell.js';
import { readDate } from '../date-cells.js';
import { readAmountText } from '../number-cells.js';
import { readId, readInvoiceNumber } from '../text-cells.js';
import { readProvider, readWord } from '../word-cells.js';

const statusWords = toldStatuses.join(', ');

/** What other programs call the states of a payment, where they mean the same. */
const otherStatuses: Readonly<Record<string, ToldStatus>> = {
  paid: 'received',
  'paid out': 'received',
  'payment received': 'received',
  confirmed: 'received',
  completed: 'received',
  complete: 'received',
  cleared: 'received',
  settled: 'received',
  success: 'received',
  successful: 'received',
  succeeded: 'received',
  processing: 'pending',
  'in progress': 'pending',
  submitted: 'pending',
  'pending submission': 'pending',
  declined: 'failed',
  rejected: 'failed',
  unsuccessful: 'failed',
  'charged back': 'bounced',
  chargeback: 'bounced',
  'late failure': 'bounced',
  dishonoured: 'bounced',
};

/** Why the day on which a payment went back does not go with its status, or null. */
function reversalFault(status: ToldStatus, receivedOn: string, reversedOn: string | null) {
  const goesBack = status === 'bounced' || status === 'returned';
  if (goesBack && reversedOn === null) {
    return `A ${status} payment needs the day on which it went back; fill it in.`;
  }
  if (!goesBack && reversedOn !== null) {
    return `A ${status} payment did not go back; clear the cell or change its status to bounced or returned.`;
  }
  return reversedOn !== null && reversedOn < receivedOn
    ? `It went back before it was received on ${receivedOn}; correct one of the dates.`
    : null;
}

export const paymentSchema = z
  .object({
    id: required(readId, 'an id'),
    invoice_number: required(readInvoiceNumber, 'an invoice number'),
    amount: required(readAmountText, 'an amount like 12.50'),
    provider: required(readProvider, 'a provider like card, gocardless or cash'),
    received_on: required(readDate, 'a date like 2026-09-03'),
    status: required(readWord(toldStatuses, otherStatuses), `one of ${statusWords}`),
    reversed_on: optional(readDate),
  })
  .transform((row, context) => {
    const { status, received_on: receivedOn, reversed_on: reversedOn } = row;
    const message = reversalFault(status, receivedOn, reversedOn);
    if (message !== null) context.addIssue({ code: 'custom', path: ['reversed_on'], message });
    return {
      id: row.id,
      invoiceNumber: row.invoice_number,
      amountText: row.amount,
      provider: row.provider,
      receivedOn,
      status,
      reversedOn,
    };
  });
