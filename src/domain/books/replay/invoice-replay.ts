import { changeInvoice, derive, type Invoice, type InvoiceLine } from '../../invoices/invoice.js';
import { numberDigits } from '../../invoices/number-digits.js';
import { numberOrder } from '../../invoices/number-order.js';
import { ownId } from '../../record-id.js';
import { type JournalEntry, ledgerAccount, postedTo } from '../journal-entry.js';
import type { LineShare } from '../line-share.js';

/** An invoice as its first entry issued it; null where the entry does not hold the facts. */
export function issuedBy(entry: JournalEntry): Invoice | null {
  const { issued } = entry.details;
  const { invoiceId } = entry.refs;
  if (issued === undefined || invoiceId === undefined) return null;
  const { clubId, payerId, currency } = entry;
  const number = ownId(clubId, invoiceId);
  const { lines, ...facts } = issued;
  return derive({
    ...{ id: invoiceId, clubId, payerId, number, numberOrder: numberOrder(number) },
    ...{ numberDigits: numberDigits(number), currency, recordedAt: entry.recordedAt },
    ...facts,
    total: postedTo(entry, ledgerAccount.receivable(invoiceId)),
    ...{ paid: 0n, creditApplied: 0n, creditedToInvoice: 0n, creditedToAccount: 0n, refunded: 0n },
    ...{ overpaymentMoved: 0n, overpaymentRefunded: 0n, writtenOff: 0n },
    lines: lines.map((line) => {
      const net = line.amount - line.discount;
      return { ...line, net, description: '', credited: 0n, refunded: 0n, taxCredited: 0n };
    }),
    beneficiaryIds: [...new Set(lines.map((line) => line.beneficiaryId))],
    ...{ voidedOn: null, pendingPayments: [], creditNoteCount: 0, seq: 1n, headDigest: null },
  });
}

type Change = Partial<Parameters<typeof changeInvoice>[1]>;

/** Each line with its share added (`sign` 1) or taken off (-1). */
function withShares(
  lines: readonly InvoiceLine[],
  shares: readonly LineShare[],
  sign: 1n | -1n,
): InvoiceLine[] {
  const byLine = new Map(shares.map((share) => [share.line, share]));
  return lines.map((line) => {
    const { amount = 0n, tax = 0n } = byLine.get(line.line) ?? {};
    return {
      ...line,
      credited: line.credited + sign * amount,
      taxCredited: line.taxCredited + sign * tax,
    };
  });
}

function credited(invoice: Invoice, entry: JournalEntry, sign: 1n | -1n): Change {
  const { toInvoice = 0n, toAccount = 0n, lines = [] } = entry.details;
  return {
    creditedToInvoice: invoice.creditedToInvoice + sign * toInvoice,
    creditedToAccount: invoice.creditedToAccount + sign * toAccount,
    lines: withShares(invoice.lines, lines, sign),
  };
}

/** What is sent back credits the lines that it is for; what failed is taken off them again. */
function refunded(invoice: Invoice, { details }: JournalEntry, sign: 1n | -1n): Change {
  const byLine = new Map(details.lines?.map((share) => [share.line, share]));
  return {
    refunded: invoice.refunded + sign * (details.refund?.amount ?? 0n),
    lines: invoice.lines.map((line) => {
      const { amount = 0n, tax = 0n } = byLine.get(line.line) ?? {};
      // On a void invoice no tax counts as credited any more.
      const taxCredited = line.taxCredited + (invoice.voidedOn === null ? sign * tax : 0n);
      return { ...line, refunded: line.refunded + sign * amount, taxCredited };
    }),
  };
}

function inFlight(invoice: Invoice, entry: JournalEntry): Change {
  const { paymentId = '' } = entry.refs;
  const { payment } = entry.details;
  const pendingPayments = invoice.pendingPayments.filter((one) => one.paymentId !== paymentId);
  if (entry.kind === 'payment.pending' && payment !== undefined) {
    const { amount, provider, receivedOn: since } = payment;
    pendingPayments.push({ paymentId, amount, provider, since });
  }
  return { pendingPayments };
}

function voided(invoice: Invoice, entry: JournalEntry): Change {
  return {
    ...{ creditApplied: 0n, creditedToInvoice: 0n, writtenOff: 0n, autoApply: 'off' },
    voidedOn: entry.occurredOn,
    lines: invoice.lines.map((line) => ({ ...line, credited: 0n, taxCredited: 0n })),
  };
}

/** @param owed what the entry posted to the invoice's receivable */
function changeBy(invoice: Invoice, entry: JournalEntry, owed: bigint): Change {
  switch (entry.kind) {
    case 'payment.pending':
    case 'payment.failed':
      return inFlight(invoice, entry);
    case 'payment.received':
      return { ...inFlight(invoice, entry), paid: invoice.paid - owed };
    case 'payment.corrected':
      return { ...inFlight(invoice, entry), paid: invoice.paid - owed };
    case 'payment.bounced':
    case 'payment.returned':
      return { paid: invoice.paid - owed };
    case 'credit.raised':
      return { ...credited(invoice, entry, 1n), creditNoteCount: invoice.creditNoteCount + 1 };
    case 'credit.voided':
      return credited(invoice, entry, -1n);
    case 'credit.applied': {
      const isSweep = entry.actor.kind === 'job' && entry.actor.id === 'sweep';
      const autoApply = isSweep ? 'done' : invoice.autoApply;
      return { creditApplied: invoice.creditApplied - owed, autoApply };
    }
    case 'credit.unapplied':
      return { creditApplied: invoice.creditApplied - owed };
    case 'invoice.written-off':
    case 'invoice.recovered':
      return { writtenOff: invoice.writtenOff - owed };
    case 'overpayment.moved':
    case 'overpayment.returned':
      return { overpaymentMoved: invoice.overpaymentMoved + owed };
    case 'overpayment.refunded':
      return { overpaymentRefunded: invoice.overpaymentRefunded + owed };
    case 'refund.asked':
      return refunded(invoice, entry, 1n);
    // The opposite of what was asked: a refund of a payment, or of an overpayment.
    case 'refund.failed':
      return entry.details.refund?.of === 'overpayment'
        ? { overpaymentRefunded: invoice.overpaymentRefunded + owed }
        : refunded(invoice, entry, -1n);
    case 'invoice.voided':
      return voided(invoice, entry);
    // The first two only say where the money is; the others change no invoice, or made it.
    case 'refund.waiting':
    case 'refund.paid':
    case 'invoice.issued':
    case 'credit.opened':
    case 'credit.withdrawn':
    case 'credit.expired':
    case 'credit.paid-out':
      return {};
    default:
      return entry.kind satisfies never;
  }
}

/** The invoice after one more entry, worked out from the entry alone and not by the rule again. */
export function invoiceAfter(invoice: Invoice, entry: JournalEntry): Invoice {
  const owed = postedTo(entry, ledgerAccount.receivable(invoice.id));
  return changeInvoice(invoice, changeBy(invoice, entry, owed));
}

/** The sweep looked at a due invoice and found nothing to use: a change without an entry. */
export function lookedAt(invoice: Invoice): Invoice {
  return changeInvoice(invoice, { autoApply: 'done' });
}
