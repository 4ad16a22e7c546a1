import type { Plan } from '../../domain/books/plan.js';
import { refuse } from '../../domain/errors.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import { planWriteOff } from '../../domain/invoices/write-off.js';
import { partId } from '../../domain/payments/transfer.js';
import { recordId } from '../../domain/record-id.js';
import { planPayOutMade, planRefundMade } from '../../domain/refunds/made-before.js';
import { accountFor } from './payer-state.js';
import { invoiceOf, type Planning } from './planning.js';

/** The provider of what was paid out before the desk: nobody knows it any more. */
const unknownProvider = 'other';

type Gone = Extract<MoneyEvent, { kind: 'refund' | 'write-off' | 'pay-out' }>;
type RefundEvent = Extract<Gone, { kind: 'refund' }>;

/** The payment that the row names: of a transfer for several invoices, its part on this one. */
function paymentOf({ row }: RefundEvent, { state, club }: Planning): string | null {
  const { paymentId, invoiceNumber } = row;
  if (paymentId === null) return null;
  const id = recordId(club.id, paymentId);
  const history = state.history.get(recordId(club.id, invoiceNumber)) ?? [];
  const known = [id, partId(id, invoiceNumber)].find((one) =>
    history.some(({ refs }) => refs.paymentId === one),
  );
  return known ?? refuse('not-found', { what: 'payment', id: paymentId });
}

/** A row that says what was sent back or given up. @throws CreditError of the rule */
export function planGone(event: Gone, planning: Planning): Plan {
  const { state, club, context } = planning;
  switch (event.kind) {
    case 'refund': {
      const invoice = invoiceOf(state, club, event.row.invoiceNumber);
      const entries = state.history.get(invoice.id) ?? [];
      const paymentId = paymentOf(event, planning);
      const { amountMinor: amount, id } = event.row;
      const made = { amount, paymentId, id };
      return planRefundMade({ invoice, entries }, made, context);
    }
    case 'write-off': {
      const invoice = invoiceOf(state, club, event.row.invoiceNumber);
      return planWriteOff({ invoice }, context, event.row.amountMinor);
    }
    case 'pay-out': {
      const { contactId, currency, amountMinor: amount } = event.row;
      const owner = { clubId: club.id, payerId: recordId(club.id, contactId), currency };
      const account = accountFor(state, owner);
      return planPayOutMade({ account, currency }, { amount, provider: unknownProvider }, context);
    }
    default:
      return event satisfies never;
  }
}
