import type { UnchainedEntry } from '../../domain/books/journal-entry.js';
import { accountId } from '../../domain/credit/account.js';
import {
  applicationAmount,
  expiredOnReturn,
  liveApplications,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import { CreditError, refuse } from '../../domain/errors.js';
import { planVoidInvoice } from '../../domain/invoices/void-invoice.js';
import { actorId } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { findNotesOfInvoice } from '../../store/ledger/credit-note-reads.js';
import { findAccount, findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { bookEvent, type Envelope } from '../books/book-event.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from './load-invoice.js';

/** Amounts in minor units of `currency`. */
export type VoidedInvoice = {
  invoiceNumber: string;
  payerId: string;
  currency: string;
  total: bigint;
  /** Account credit that went back to the payer. */
  returned: bigint;
  /** The part of `returned` that came back expired. */
  expired: bigint;
  balance: bigint | null;
  replayed: boolean;
};

export async function loadForVoid(desk: Desk, invoiceId: string) {
  const invoice = await requireInvoice(desk, invoiceId);
  const [account, notes, entries] = await Promise.all([
    findAccount(desk.store, accountId(invoice)),
    findNotesOfInvoice(desk.store, invoiceId),
    findEntriesOfInvoice(desk.store, invoiceId),
  ]);
  return { invoice, account, notes, applications: liveApplications(entries) };
}

/**
 * Voids an invoice, once: its key is the invoice's own.
 * @throws CreditError `not-allowed`, `not-found`, `invoice-void`, `payment-pending`,
 * `invoice-has-cash`, `invoice-made-credit`, `key-reused`, `stale-plan`
 */
export async function voidInvoice(
  desk: Desk,
  envelope: Envelope,
  input: { invoiceId: string; reason: string },
): Promise<VoidedInvoice> {
  requireRight(envelope.actor, 'void-invoice');
  const { invoiceId, reason } = input;
  const invoice = await requireInvoice(desk, invoiceId);
  const booking = bookEvent(desk, {
    key: `void-invoice:${invoiceId}`,
    envelope,
    reason,
    input: { invoiceId },
    load: () => loadForVoid(desk, invoiceId),
    plan: (state, context) => planVoidInvoice(state, context),
    notices: (plan, state) => [
      {
        kind: 'invoice-voided',
        invoiceNumber: invoice.number,
        payerId: invoice.payerId,
        total: invoice.total,
        returned: state.invoice.creditApplied,
        expired: plan.entry === null ? 0n : expiredByVoid(plan.entry),
        currency: invoice.currency,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  const { entry, replayed } = await booking.catch((error: unknown) => {
    // Another form voided the invoice at the same moment, under the same key.
    if (!(error instanceof CreditError) || error.code !== 'key-reused') throw error;
    const { number: invoiceNumber, outstanding, currency } = invoice;
    return refuse('invoice-void', { invoiceNumber, outstanding, currency });
  });
  return {
    invoiceNumber: invoice.number,
    payerId: invoice.payerId,
    currency: invoice.currency,
    total: invoice.total,
    returned: applicationAmount(entry),
    expired: expiredByVoid(entry),
    balance: entry.outcome.available,
    replayed,
  };
}

/** What came back to lots whose day had passed when the invoice was voided. */
function expiredByVoid(entry: UnchainedEntry): bigint {
  return expiredOnReturn(usesOf(entry), entry.occurredOn);
}
