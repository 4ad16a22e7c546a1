import { entryAmount } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Promised } from '../../domain/books/promise.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { refuse } from '../../domain/errors.js';
import { type InvoiceStatus, invoiceStatuses } from '../../domain/invoices/invoice.js';
import type { Notice } from '../../domain/notice.js';
import type { PaymentPart } from '../../domain/payments/spread-payment.js';
import { planTransfer, type TransferPart } from '../../domain/payments/transfer.js';
import type { WayToPay } from '../../domain/payments/ways-to-pay.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId, recordId } from '../../domain/record-id.js';
import { findInvoices } from '../../store/ledger/ledger-reads.js';
import { findTurn, type Turn } from '../../store/ledger/turns.js';
import { bookTogether } from '../books/book-together.js';
import type { Envelope } from '../books/envelope.js';
import type { SameThing } from '../books/require-unlike.js';
import type { Desk } from '../desk.js';
import { findSamePayment } from './find-same-payment.js';

/** A sum that came at once, or is on its way. Amounts in minor units of the invoices' currency. */
export type RecordTransferInput = {
  payerId: string;
  /** At least one, each on another invoice of the payer, all in one currency. */
  parts: readonly PaymentPart[];
  provider: WayToPay;
  receivedOn: CalendarDate;
  status: 'received' | 'pending';
  reference: string;
};

/** What was booked on each invoice, and how it stood then. */
export type RecordedPart = {
  invoiceId: string;
  invoiceNumber: string;
  amount: bigint;
  outstanding: bigint;
  overpaid: bigint;
  status: InvoiceStatus;
};

export type RecordedTransfer = {
  payerId: string;
  currency: string;
  amount: bigint;
  status: 'received' | 'pending';
  parts: RecordedPart[];
  replayed: boolean;
};

async function loadParts(
  desk: Desk,
  { payerId, parts }: RecordTransferInput,
): Promise<TransferPart[]> {
  const ids = parts.map(({ invoiceId }) => invoiceId);
  const found = new Map((await findInvoices(desk.store, ids)).map((one) => [one.id, one]));
  // A form shows those of one currency, in which its amounts were typed.
  const currency = found.get(ids[0] ?? '')?.currency;
  return parts.map(({ invoiceId, amount }) => {
    const invoice = found.get(invoiceId);
    const isOfPayer = invoice?.clubId === desk.club.id && invoice.payerId === payerId;
    if (!isOfPayer || invoice.currency !== currency) {
      return refuse('not-found', { what: 'invoice', id: ownId(desk.club.id, invoiceId) });
    }
    return { invoice, amount };
  });
}

type LoadedTransfer = { parts: TransferPart[]; turn: Turn };

/**
 * What looks the same: as much of the payer on that day, also when it was typed at the same moment
 * for another invoice, or is only on its way, so that no figure says so.
 */
function sameTransfer(
  desk: Desk,
  operationId: string,
  { payerId, parts, receivedOn }: RecordTransferInput,
): SameThing {
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
  return {
    booked: async () => {
      const [invoice] = await findInvoices(desk.store, [parts[0]?.invoiceId ?? '']);
      if (invoice === undefined) return null;
      const typed = { operationId, payerId, currency: invoice.currency, amount, receivedOn };
      const createdAt = await findSamePayment(desk, typed);
      return createdAt && { number: null, createdAt, createdBy: '' };
    },
    isSame: ({ details: { payment } }) =>
      payment?.amount === amount && payment.receivedOn === receivedOn,
  };
}

function partOf(entry: JournalEntry, desk: Desk): RecordedPart {
  const invoiceId = entry.refs.invoiceId ?? '';
  const { outstanding, overpaid, status } = entry.outcome;
  return {
    invoiceId,
    invoiceNumber: ownId(desk.club.id, invoiceId),
    amount: entry.details.payment?.amount ?? entryAmount(entry),
    outstanding: outstanding ?? 0n,
    overpaid: overpaid ?? 0n,
    status: invoiceStatuses.find((known) => known === status) ?? 'outstanding',
  };
}

/**
 * Records money at the desk on one invoice of a payer or on several, all of it or nothing. What is
 * more than an invoice is owed becomes an overpayment there.
 * @throws CreditError `not-allowed`, `not-found`, `amount-not-positive`, `day-ahead`, and what
 * {@link bookTogether} throws, LooksAlike when as much of that day stands already and nobody was asked
 */
export async function recordTransfer(
  desk: Desk,
  envelope: Envelope,
  input: RecordTransferInput,
  promised?: readonly Promised[],
): Promise<RecordedTransfer> {
  const { payerId, provider, receivedOn, status, reference } = input;
  const paymentId = recordId(desk.club.id, `desk-${envelope.operationId}`);
  const { entries, replayed } = await bookTogether(desk, {
    act: 'record-payment',
    envelope,
    reason: 'Payment',
    input,
    promised,
    numbered: 'all',
    sameThing: sameTransfer(desk, envelope.operationId, input),
    load: async (): Promise<LoadedTransfer> => ({
      // Before the rest: whoever writes in between makes the plan stale.
      turn: await findTurn(desk.store, `record-payment:${payerId}`),
      parts: await loadParts(desk, input),
    }),
    documentsOf: ({ parts }) => parts.map(({ invoice }) => ({ invoice })),
    turnOf: ({ turn }) => turn,
    plan: ({ parts }, contextOf) =>
      planTransfer({ paymentId, provider, receivedOn, status, reference, parts }, contextOf),
    notices: (plans): Notice[] => {
      const told = plans.flatMap(({ entry, invoice }) =>
        entry === null || invoice === undefined ? [] : [{ entry, invoice: invoice.after }],
      );
      return [
        {
          kind: 'payment-recorded',
          payerId,
          amount: input.parts.reduce((sum, { amount }) => sum + amount, 0n),
          currency: told[0]?.invoice.currency ?? '',
          how: status,
          provider,
          reference,
          invoices: told.map(({ invoice }, index) => ({
            invoiceNumber: invoice.number,
            amount: input.parts[index]?.amount ?? 0n,
            outstanding: invoice.outstanding,
            overpaid: invoice.overpaid,
          })),
          byUserId: actorId(envelope.actor),
        },
      ];
    },
  });
  const parts = entries.map((entry) => partOf(entry, desk));
  if (!replayed) desk.wake('sweep');
  return {
    payerId,
    currency: entries[0].currency,
    amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
    status,
    parts,
    replayed,
  };
}
