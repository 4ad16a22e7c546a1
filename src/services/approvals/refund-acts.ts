import type { ActInput } from '../../domain/approvals/request.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { askRefund } from '../refunds/ask-refund.js';
import { askRefundAgain } from '../refunds/ask-refund-again.js';
import { payOut } from '../refunds/pay-out.js';
import { refundOverpayment } from '../refunds/refund-overpayment.js';
import { inputReader } from './act-input.js';

/** Left out for yes. */
function notifies(input: ActInput): boolean {
  return input['notifyWhenSent'] !== false;
}

function runAgain(desk: Desk, envelope: Envelope, input: ActInput): Promise<unknown> {
  const { text, textOrNull } = inputReader(input);
  return askRefundAgain(desk, envelope, {
    ...{ refundId: text('refundId'), provider: textOrNull('provider'), reason: text('reason') },
    notifyWhenSent: notifies(input),
  });
}

/** A refund, one of an overpayment, or one that failed and is asked for again. */
export function runRefund(desk: Desk, envelope: Envelope, input: ActInput): Promise<unknown> {
  if (input['again'] === true) return runAgain(desk, envelope, input);
  const { text, textOrNull, amount, flag, numberOrNull } = inputReader(input);
  const common = {
    invoiceId: text('invoiceId'),
    amount: amount('amount'),
    provider: textOrNull('provider'),
    reason: text('reason'),
    notifyWhenSent: notifies(input),
  };
  if (input['of'] === 'overpayment') return refundOverpayment(desk, envelope, common);
  return askRefund(desk, envelope, {
    ...common,
    line: numberOrNull('line'),
    how: text('how') === 'cash' ? 'cash' : 'proposed',
    paymentId: textOrNull('paymentId'),
    noteToCustomer: text('noteToCustomer'),
    notifyCustomer: flag('notifyCustomer'),
  });
}

/** A pay-out, or one that failed and is asked for again. */
export function runPayOut(desk: Desk, envelope: Envelope, input: ActInput): Promise<unknown> {
  if (input['again'] === true) return runAgain(desk, envelope, input);
  const { text, amount } = inputReader(input);
  return payOut(desk, envelope, {
    payerId: text('payerId'),
    currency: text('currency'),
    amount: amount('amount'),
    provider: text('provider'),
    reason: text('reason'),
  });
}
