import { ledgerAccount, postedTo, type UnchainedEntry } from '../../domain/books/journal-entry.js';
import type { Promised } from '../../domain/books/promise.js';
import { accountId } from '../../domain/credit/account.js';
import { expiredOf } from '../../domain/credit/expire-credit.js';
import { isMadeFrom, paidOutOf } from '../../domain/credit/paid-out.js';
import {
  applicationAmount,
  expiredOnReturn,
  liveApplications,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { issuedEntryIdOf, planVoidInvoice } from '../../domain/invoices/void-invoice.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { findNotesOfInvoice } from '../../store/ledger/credit-note-reads.js';
import { findAccount, findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findLotHistory } from '../../store/ledger/lot-uses.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
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
  /** What is owed on it all the same: what went out of it and no payment covers any more. */
  outstanding: bigint;
  balance: bigint | null;
  replayed: boolean;
};

export async function loadForVoid(desk: Desk, invoiceId: string) {
  const invoice = await requireInvoice(desk, invoiceId);
  const [account, notes, entries, refunds] = await Promise.all([
    findAccount(desk.store, accountId(invoice)),
    findNotesOfInvoice(desk.store, invoiceId),
    findEntriesOfInvoice(desk.store, invoiceId),
    findRefundsOfInvoice(desk.store, invoiceId),
  ]);
  const gone = await goneOfInvoice(desk, invoice);
  const issuedEntryId = issuedEntryIdOf(entries);
  const applications = liveApplications(entries);
  return { invoice, account, notes, applications, issuedEntryId, refunds, ...gone };
}

/** What of account credit made from it is cash, or has expired; no read where none was made. */
async function goneOfInvoice(desk: Desk, invoice: Invoice) {
  const { id, clubId, payerId, currency } = invoice;
  if (invoice.creditedToAccount + invoice.overpaymentMoved === 0n)
    return { paidOut: 0n, expired: 0n };
  const owner = { clubId, payerId, currency, madeFrom: [id] };
  const history = await findLotHistory(desk.store, owner);
  const isOwn = isMadeFrom(id);
  return { paidOut: paidOutOf(history, isOwn), expired: expiredOf(history, isOwn) };
}

/**
 * Voids an invoice, once.
 * @throws CreditError `not-allowed`, `not-found`, `invoice-void`, `payment-pending`,
 * `refund-under-way`, `invoice-has-cash`, `invoice-made-credit`, and what {@link bookEvent} throws
 */
export async function voidInvoice(
  desk: Desk,
  envelope: Envelope,
  input: { invoiceId: string; reason: string },
  promised?: Promised,
): Promise<VoidedInvoice> {
  const { invoiceId, reason } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'void-invoice',
    envelope,
    promised,
    reason,
    input: { invoiceId },
    load: () => loadForVoid(desk, invoiceId),
    plan: (state, context) => planVoidInvoice(state, context),
    notices: (plan, { invoice }) => [
      {
        kind: 'invoice-voided',
        invoiceNumber: invoice.number,
        payerId: invoice.payerId,
        total: invoice.total,
        returned: invoice.creditApplied,
        expired: plan.entry === null ? 0n : expiredByVoid(plan.entry),
        outstanding: plan.invoice?.after.outstanding ?? 0n,
        currency: invoice.currency,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  return {
    invoiceNumber: ownId(desk.club.id, entry.refs.invoiceId ?? ''),
    payerId: entry.payerId,
    currency: entry.currency,
    total: postedTo(entry, ledgerAccount.income),
    returned: applicationAmount(entry),
    expired: expiredByVoid(entry),
    outstanding: entry.outcome.outstanding ?? 0n,
    balance: entry.outcome.available,
    replayed,
  };
}

/** What came back to lots whose day had passed when the invoice was voided. */
function expiredByVoid(entry: UnchainedEntry): bigint {
  return expiredOnReturn(usesOf(entry), entry.occurredOn);
}
