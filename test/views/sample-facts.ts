import type { ShownClub } from '../../src/blocks/words.js';
import type { EntryKind, JournalEntry } from '../../src/domain/books/journal-entry.js';
import { entryKinds } from '../../src/domain/books/journal-entry.js';
import type { CreditNote } from '../../src/domain/credit/credit-note.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { Notice } from '../../src/domain/notice.js';
import type { Payment, PaymentStatus } from '../../src/domain/payments/payment.js';
import type { Club } from '../../src/domain/people/club-records.js';
import type { ConfirmPlace } from '../../views/forms/confirm.js';
import type { DetailsData } from '../../views/invoice-details/data.js';
import { anInvoice } from '../support/rules.js';

export const club: Club = {
  id: 'club',
  name: 'Riverside Gymnastics',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
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

export const place: ConfirmPlace = {
  operationId: '6f0a5a0e-3e1c-4ad5-9a43-0d6f9b8f2c11',
  about: 'club:INV-1',
  below: null,
  full: false,
  noteId: null,
};

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
    receivedOn: '2026-11-18',
    seq: 1n,
    ...changes,
  };
}

export function details(invoice: Invoice, changes: Partial<DetailsData> = {}): DetailsData {
  return {
    invoice,
    payerName: 'Kari Olsen',
    payerEmail: null,
    beneficiaryNames: new Map(),
    payments: [],
    notes: [],
    applications: [],
    history: [],
    creditable: 0n,
    creditRefusal: null,
    voidRefusal: null,
    availableCredit: 0n,
    applicable: 0n,
    ...changes,
  };
}

/** An invoice with as much of everything as a database could hold. */
export function largestDetails(): DetailsData {
  const invoice = {
    ...anInvoice(Array.from({ length: 100 }, () => hugeAmount)),
    number: 'INV-'.padEnd(64, '9'),
    paid: hugeAmount,
    creditApplied: hugeAmount,
    creditedToInvoice: hugeAmount,
    creditedToAccount: hugeAmount,
    refunded: hugeAmount,
    overpaymentMoved: hugeAmount,
    overpaymentRefunded: hugeAmount,
    writtenOff: hugeAmount,
    overpaid: hugeAmount,
    lines: anInvoice(Array.from({ length: 100 }, () => hugeAmount)).lines.map((line) => ({
      ...line,
      description: hostileName,
      credited: hugeAmount,
      refunded: hugeAmount,
      taxRate: '17.5',
      sessionsBilled: 52,
    })),
  };
  const long = { ...aNote(), amount: hugeAmount, reason: hostileName };
  const names = invoice.lines.map((line) => [line.beneficiaryId, hostileName] as const);
  return details(invoice, {
    payerName: hostileName,
    payerEmail: `${'x'.repeat(240)}@family.example`,
    beneficiaryNames: new Map(names),
    payments: Array.from({ length: 40 }, () => aPayment('bounced', { provider: hostileName })),
    notes: Array.from({ length: 30 }, (_none, index) => ({
      note: { ...long, id: `${long.id}-${index}`, number: `${invoice.number}-CN-${index}` },
      fromInvoice: hugeAmount,
      fromAccount: hugeAmount,
      spent: hugeAmount,
      standing: hugeAmount,
    })),
    applications: Array.from({ length: 30 }, (_none, index) => ({
      entry: anEntry('credit.applied', {
        id: `apply:${'x'.repeat(150)}:${index}`,
        reason: hostileName,
      }),
      amount: hugeAmount,
      expiresOnReturn: hugeAmount,
    })),
    history: Array.from({ length: 60 }, (_none, index) =>
      anEntry(entryKinds[index % entryKinds.length] ?? 'credit.raised', { reason: hostileName }),
    ),
    creditable: hugeAmount,
    applicable: hugeAmount,
    availableCredit: hugeAmount,
  });
}

const onInvoice = { invoiceNumber: 'INV-1042', payerId: 'club:olsen', currency: 'GBP' };
const by = { byUserId: 'UOLIVE' };

/** One notice of every kind; a kind without one does not compile. */
export const notices = {
  'credit-raised': {
    kind: 'credit-raised',
    ...{ ...onInvoice, ...by, noteNumber: 'INV-1042-CN-1' },
    ...{ amount: 10_000n, toInvoice: 7_000n, toAccount: 3_000n, balance: 4_250n },
    ...{ status: 'partially credited', reason: 'Class cancelled' },
  },
  'credit-applied': {
    kind: 'credit-applied',
    ...{ ...onInvoice, ...by },
    ...{ amount: 1_200n, outstanding: 0n, balance: 3_050n },
  },
  'credit-taken-back': {
    kind: 'credit-taken-back',
    ...{ ...onInvoice, ...by },
    ...{ amount: 1_200n, outstanding: 1_200n, balance: 4_250n },
  },
  'credit-note-voided': {
    kind: 'credit-note-voided',
    ...{ ...onInvoice, ...by, noteNumber: 'INV-1042-CN-1' },
    ...{ fromInvoice: 7_000n, fromAccount: 3_000n, outstanding: 7_000n },
  },
  'invoice-voided': {
    kind: 'invoice-voided',
    ...{ ...onInvoice, ...by, total: 22_800n, returned: 1_200n },
  },
  'overpayment-moved': {
    kind: 'overpayment-moved',
    ...{ ...onInvoice, ...by, amount: 500n, balance: 4_750n },
  },
  'payment-reversed': {
    kind: 'payment-reversed',
    ...onInvoice,
    how: 'bounced',
    ...{ amount: 15_800n, outstanding: 15_800n, creditMade: 3_000n },
  },
  'sweep-summary': {
    kind: 'sweep-summary',
    ...{ runId: 'run-1', looked: 212, usedOn: 14, waiting: 3, failed: 0 },
    amounts: [{ currency: 'GBP', amount: 31_840n }],
  },
  'books-differ': { kind: 'books-differ', differences: 3 },
  'late-outcome': { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' },
} satisfies Record<Notice['kind'], Notice>;
