import { planWriteOff } from '../../domain/invoices/write-off.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from './load-invoice.js';

/**
 * Gives up the rest of a debt. For approvers only; no form offers it yet.
 * @throws CreditError `not-allowed`, `not-found`, `invoice-void`, `payment-pending`,
 * `nothing-outstanding`, and what {@link bookEvent} throws
 */
export async function writeOff(
  desk: Desk,
  envelope: Envelope,
  input: { invoiceId: string; reason: string },
): Promise<{ outstanding: bigint; status: string; replayed: boolean }> {
  const { invoiceId, reason } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'write-off',
    envelope,
    reason,
    input: { invoiceId },
    load: async () => ({ invoice: await requireInvoice(desk, invoiceId) }),
    plan: (state, context) => planWriteOff(state, context),
    notices: () => [],
  });
  const { outstanding, status } = entry.outcome;
  return { outstanding: outstanding ?? 0n, status: status ?? '', replayed };
}
