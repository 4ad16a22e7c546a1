import { askRefund } from '../../src/services/refunds/ask-refund.js';
import { envelope, type LedgerDesk } from './ledger-desk.js';

/** Asks for a part of what was paid on an invoice, by its own provider, and gives the refund's id. */
export async function askPart(
  desk: LedgerDesk,
  invoiceId: string,
  amount: bigint,
): Promise<string> {
  const asked = await askRefund(desk, envelope(), {
    ...{ invoiceId, amount, line: null, how: 'cash', paymentId: null, provider: null },
    ...{ reason: 'Class cancelled', noteToCustomer: '', notifyCustomer: false },
  });
  const [refund] = asked.refunds;
  if (refund === undefined) throw new Error('nothing is sent back');
  return refund.refundId;
}
