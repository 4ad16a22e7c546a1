import type { ShownClub } from '../../src/blocks/words.js';
import type { EntryKind } from '../../src/domain/books/entry-kinds.js';
import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import { promisedThings, type ShownPromise } from '../../src/domain/books/promise.js';
import { shownAmounts } from '../../src/domain/books/shown-facts.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { Payment, PaymentStatus } from '../../src/domain/payments/payment.js';
import type { Club, Contact } from '../../src/domain/people/club-records.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import type { ConfirmPlace } from '../../views/forms/confirm.js';
import { keepPromise } from '../../views/forms/kept-promise.js';
import type { LookAlike } from '../../views/forms/look-alike.js';
import { anInvoice } from '../support/rules.js';

export const club: Club = {
  id: 'club',
  name: 'Riverside Gymnastics',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  sweepFrom: '2026-01-01',
};

export const shown: ShownClub = { ...club, today: '2026-11-23' };

/** What people and imports can store as a name: long, wide, turned around, or meant as a trick. */
export const hostileName =
  `${'👩‍👩‍👧‍👦'.repeat(4)}مرحبا بالعالم <!channel> <@U1|x> *bold* _it_ \`code\` & ${'Wolfeschlegelsteinhausen '.repeat(10)}`.slice(
    0,
    300,
  );

/** The most that twelve digits of minor units can be. */
export const hugeAmount = 999_999_999_999n;

/** What forms say and show, at its longest. */
export const shownPromise: ShownPromise = {
  facts: {
    day: '2026-11-23',
    currency: 'GBP',
    amounts: Object.fromEntries(shownAmounts.map((name) => [name, hugeAmount])),
  },
  promised: Object.fromEntries(promisedThings.map((name) => [name, 'x'.repeat(43)])),
};
const longPromise = keepPromise(shownPromise);

/** Somebody else did the same minutes ago. */
export const aLookAlike: LookAlike = {
  asked: `club:INV-1 ${hugeAmount}`,
  number: `${'INV-1'.padEnd(40, '0')}-CN-1`,
  amount: hugeAmount,
  minutesAgo: 9,
  createdBy: 'U1',
  isOwn: false,
  requestId: null,
};

export function samplePlace(changes: Partial<ConfirmPlace> = {}): ConfirmPlace {
  return {
    operationId: '6f0a5a0e-3e1c-4ad5-9a43-0d6f9b8f2c11',
    about: 'club:INV-1',
    beneath: null,
    full: false,
    noteId: null,
    asked: null,
    shown: longPromise,
    ...changes,
  };
}

/** A contact who pays for itself, unless `changes` say otherwise. */
export function aContact(ownId: string, changes: Partial<Contact> = {}): Contact {
  return {
    id: `club:${ownId}`,
    clubId: 'club',
    ownId,
    name: 'Kari Olsen',
    email: null,
    payerId: `club:${ownId}`,
    searchWords: [],
    ...changes,
  };
}

export function anEntry(kind: EntryKind, changes: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: `${kind}:1`,
    requestHash: 'hash',
    kind,
    clubId: 'club',
    payerId: 'club:olsen',
    currency: 'GBP',
    postings: [
      { account: 'cash:stripe', amount: 10_000n },
      { account: 'receivable:club:INV-1', amount: -10_000n },
    ],
    refs: { invoiceId: 'club:INV-1', creditNoteId: 'club:INV-1-CN-1' },
    details: { toInvoice: 7_000n, toAccount: 3_000n },
    outcome: { outstanding: 0n, status: 'reconciled', balance: 3_000n, available: 3_000n },
    invoiceSeq: 1n,
    accountSeq: 1n,
    previous: null,
    previousOnAccount: null,
    actor: { kind: 'staff', id: 'UOLIVE' },
    reason: 'Class cancelled',
    reverses: null,
    occurredOn: '2026-11-20',
    recordedAt: new Date('2026-11-20T09:05:00Z'),
    schemaVersion: 2,
    ...changes,
  };
}

export function aNote(changes: Partial<CreditNote> = {}): CreditNote {
  return {
    id: 'club:INV-1-CN-1',
    number: 'INV-1-CN-1',
    clubId: 'club',
    payerId: 'club:olsen',
    invoiceId: 'club:INV-1',
    invoiceNumber: 'INV-1',
    currency: 'GBP',
    amount: 10_000n,
    toInvoice: 7_000n,
    toAccount: 3_000n,
    voidedToInvoice: 0n,
    voidedToAccount: 0n,
    lines: [],
    reason: 'Class cancelled',
    noteToCustomer: '',
    notifyCustomer: true,
    createdOn: '2026-11-20',
    createdAt: new Date('2026-11-20T09:05:00Z'),
    createdBy: { kind: 'staff', id: 'UOLIVE' },
    seq: 1n,
    ...changes,
  };
}

export function aPayment(status: PaymentStatus, changes: Partial<Payment> = {}): Payment {
  return {
    id: `club:${status}`,
    clubId: 'club',
    payerId: 'club:olsen',
    invoiceId: 'club:INV-1',
    currency: 'GBP',
    amount: 10_000n,
    provider: 'gocardless',
    status,
    attempt: 1,
    receivedOn: '2026-11-18',
    reversed: status === 'bounced' || status === 'returned' ? 10_000n : 0n,
    reversedOn: null,
    receivedEntryId: null,
    seq: 1n,
    ...changes,
  };
}

/** What the forms show of a chosen invoice; nothing stands in the way of crediting it. */
export function sampleInvoiceFacts(changes: Partial<InvoiceFacts> = {}): InvoiceFacts {
  return {
    invoice: anInvoice([10_000n]),
    payerName: 'Kari Olsen',
    mail: { kind: 'address', to: 'k…@family.example' },
    beneficiaryNames: new Map(),
    cash: [],
    creditRefusal: null,
    applyRefusal: null,
    available: 0n,
    lots: [],
    applicable: 0n,
    open: [],
    facts: shownPromise.facts,
    ...changes,
  };
}

/** A payer without family or credit. */
export function samplePayerFacts(changes: Partial<PayerFacts> = {}): PayerFacts {
  const payer = changes.payer ?? aContact('olsen');
  return { payer, family: [payer], credit: [], ...changes };
}

/** The details of an invoice on which nothing happened yet. */
export function sampleDetails(
  invoice: Invoice,
  changes: Partial<InvoiceDetails> = {},
): InvoiceDetails {
  return {
    invoice,
    payerName: 'Kari Olsen',
    payerEmail: null,
    beneficiaryNames: new Map(),
    waiting: [],
    payments: [],
    refunds: [],
    sentByDesk: new Map(),
    notes: [],
    applications: [],
    mails: [],
    history: [],
    creditable: 0n,
    creditRefusal: null,
    voidRefusal: null,
    availableCredit: 0n,
    applicable: 0n,
    moved: [],
    applyRefusal: 'There is no credit.',
    writeOffRefusal: null,
    moveRefusal: 'Nothing is overpaid.',
    cash: [],
    refundRefusal: null,
    refundOverpaymentRefusal: 'Nothing is overpaid.',
    madeCredit: null,
    ...changes,
  };
}
