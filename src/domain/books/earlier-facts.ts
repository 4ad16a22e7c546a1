import { noonOf } from '../calendar-date.js';
import type { Account } from '../credit/account.js';
import type { CreditNote } from '../credit/credit-note.js';
import { voidedShares, voidLines } from '../credit/void-credit-note.js';
import type { AutoApply, Invoice } from '../invoices/invoice.js';
import { issuedFacts } from '../invoices/issue-invoice.js';
import type { Payment } from '../payments/payment.js';
import { paymentFacts } from '../payments/plan-payment-move.js';
import {
  type EntryDetails,
  type JournalEntry,
  journalSchemaVersion,
  type LotDays,
} from './journal-entry.js';
import type { LineShare } from './line-share.js';

/** An entry without its place in the chain. */
export type EarlierEntry = Omit<JournalEntry, 'invoiceSeq' | 'previous' | 'previousOnAccount'>;

/** What is stored beside the entries of one payer, and taken on trust for what they do not say. */
export type TrustedDocuments = {
  invoices: readonly Invoice[];
  accounts: readonly Pick<Account, 'lots'>[];
  notes: readonly CreditNote[];
  payments: readonly Payment[];
};

/** The days of every lot: what is unspent stands in an account, what was spent in an entry. */
function lotDays(entries: readonly EarlierEntry[], documents: TrustedDocuments) {
  const lots = [
    ...entries.flatMap((entry) => entry.details.uses ?? []),
    ...documents.accounts.flatMap((account) => account.lots),
  ];
  return new Map<string, LotDays>(
    lots.map(({ lotId, createdOn, expiresOn }) => [lotId, { createdOn, expiresOn }]),
  );
}

/** The notes as they were raised, to be voided once more step by step. */
function unvoided(notes: readonly CreditNote[]): Map<string, CreditNote> {
  return new Map(
    notes.map((note) => {
      const lines = note.lines.map((line) => ({ ...line, voided: 0n, voidedTax: 0n }));
      return [note.id, { ...note, voidedToInvoice: 0n, voidedToAccount: 0n, lines }];
    }),
  );
}

function autoApplyAtIssue(
  invoice: Pick<Invoice, 'id' | 'autoCollect' | 'autoApply'>,
  entries: readonly EarlierEntry[],
): AutoApply {
  if (!invoice.autoCollect) return 'off';
  // Where the sweep found nothing to use no entry says so: the invoice is taken as done.
  const isSwept = entries.some(
    ({ kind, actor, refs }) =>
      kind === 'credit.applied' && actor.id === 'sweep' && refs.invoiceId === invoice.id,
  );
  return isSwept || invoice.autoApply !== 'done' ? 'due' : 'done';
}

/**
 * What entries of version 1 do not say, taken from the documents as they are: how invoices were
 * billed, the days of lots, how a void lies on the lines, and what a payment is.
 * @param entries of one payer in the order in which they were booked
 */
export function withEarlierFacts(
  entries: readonly EarlierEntry[],
  documents: TrustedDocuments,
): EarlierEntry[] {
  const lots = lotDays(entries, documents);
  const invoices = new Map(documents.invoices.map((invoice) => [invoice.id, invoice]));
  const payments = new Map(documents.payments.map((payment) => [payment.id, payment]));
  const notes = unvoided(documents.notes);

  const voided = (id: string, parts: { fromInvoice: bigint; fromAccount: bigint }): LineShare[] => {
    const before = notes.get(id);
    if (before === undefined) return [];
    const after = voidLines(before, parts);
    notes.set(id, after);
    return voidedShares(before, after);
  };

  const factsOf = ({ id, kind, refs, details, occurredOn }: EarlierEntry): EntryDetails => {
    const { toInvoice = 0n, toAccount = 0n } = details;
    const { creditNoteId = '' } = refs;
    const invoice = invoices.get(refs.invoiceId ?? '');
    const payment = payments.get(refs.paymentId ?? '');
    const days = (lotId: string) => lots.get(lotId) ?? { createdOn: occurredOn, expiresOn: null };
    switch (kind) {
      case 'invoice.issued': {
        if (invoice === undefined) return {};
        return {
          issued: issuedFacts({ ...invoice, autoApply: autoApplyAtIssue(invoice, entries) }),
        };
      }
      case 'payment.received':
      case 'payment.bounced':
      case 'payment.returned':
        return payment === undefined ? {} : { payment: paymentFacts(payment) };
      case 'credit.opened':
      case 'overpayment.moved':
        return { lot: days(id) };
      case 'credit.raised': {
        const { notifyCustomer = false } = notes.get(creditNoteId) ?? {};
        return { notifyCustomer, ...(toAccount === 0n ? {} : { lot: days(creditNoteId) }) };
      }
      case 'credit.voided':
        return { lines: voided(creditNoteId, { fromInvoice: toInvoice, fromAccount: toAccount }) };
      case 'invoice.voided':
        return {
          notes: (details.notes ?? []).map(({ creditNoteId: noteId, amount }) => {
            const lines = voided(noteId, { fromInvoice: amount, fromAccount: 0n });
            return { creditNoteId: noteId, amount, lines };
          }),
        };
      default:
        return {};
    }
  };
  return entries.map((entry) => {
    return { ...entry, details: { ...entry.details, ...factsOf(entry), fromVersion: 1 } };
  });
}

/**
 * Entries for payments that are on their way or failed: version 1 did not book those. They are
 * booked after everything else, on the day of the payment.
 */
export function missingPaymentEntries(
  documents: Pick<TrustedDocuments, 'invoices' | 'payments'>,
): EarlierEntry[] {
  const invoices = new Map(documents.invoices.map((invoice) => [invoice.id, invoice]));
  return documents.payments.flatMap((payment): EarlierEntry[] => {
    const { id, clubId, payerId, currency, invoiceId, status, attempt, receivedOn } = payment;
    const invoice = invoices.get(invoiceId);
    if (invoice === undefined || (status !== 'pending' && status !== 'failed')) return [];
    return [
      {
        ...{ id: `payment:${id}:${status}:${attempt}`, requestHash: '', kind: `payment.${status}` },
        ...{ clubId, payerId, currency, postings: [], refs: { invoiceId, paymentId: id } },
        details: { payment: paymentFacts(payment), fromVersion: 1 },
        outcome: {
          ...{ outstanding: invoice.outstanding, status: invoice.status },
          ...{ balance: null, available: null },
        },
        accountSeq: null,
        actor: { kind: 'command-line', id: 'command-line' },
        ...{ reason: 'Payment', reverses: null, occurredOn: receivedOn },
        recordedAt: noonOf(receivedOn),
        schemaVersion: journalSchemaVersion,
      },
    ];
  });
}
