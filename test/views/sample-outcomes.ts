import type { AppliedCredit } from '../../src/services/credit/apply-credit.js';
import type { TakeBackPreview } from '../../src/services/credit/preview-take-back-credit.js';
import type { VoidNotePreview } from '../../src/services/credit/preview-void-credit-note.js';
import type { RaisedCredit } from '../../src/services/credit/raise-credit.js';
import type { TakenBack } from '../../src/services/credit/take-back-credit.js';
import type { VoidedNote } from '../../src/services/credit/void-credit-note.js';
import type { IssuedInvoice } from '../../src/services/invoices/issue-invoice.js';
import type { VoidInvoicePreview } from '../../src/services/invoices/preview-void-invoice.js';
import type { VoidedInvoice } from '../../src/services/invoices/void-invoice.js';
import type { MovedOverpayment } from '../../src/services/payments/move-overpayment.js';
import { anInvoice } from '../support/rules.js';
import { aNote, anEntry, shownPromise } from './sample-facts.js';

/*
 * What the services answer, complete and of their own types: before a booking (a preview), and
 * after it.
 */

const booked = { payerId: 'club:olsen', currency: 'GBP', replayed: false };
const onInvoice = { ...booked, invoiceId: 'club:INV-1' };

export function sampleRaised(changes: Partial<RaisedCredit> = {}): RaisedCredit {
  return {
    ...onInvoice,
    noteId: 'club:INV-1-CN-1',
    noteNumber: 'INV-1-CN-1',
    toInvoice: 7_000n,
    toAccount: 3_000n,
    outstanding: 0n,
    overpaid: 0n,
    status: 'credited',
    settled: [],
    balance: 3_000n,
    creditUntil: null,
    ...changes,
  };
}

export function sampleApplied(changes: Partial<AppliedCredit> = {}): AppliedCredit {
  return {
    ...onInvoice,
    entryId: 'apply:1',
    amount: 1_200n,
    outstanding: 0n,
    status: 'reconciled',
    balance: 3_050n,
    ...changes,
  };
}

export function sampleIssued(changes: Partial<IssuedInvoice> = {}): IssuedInvoice {
  return { ...onInvoice, invoiceNumber: 'INV-1', total: 22_800n, autoCollect: true, ...changes };
}

export function sampleVoidNotePreview(changes: Partial<VoidNotePreview> = {}): VoidNotePreview {
  return {
    note: aNote(),
    payerName: 'Priya Patel',
    mail: { kind: 'address', to: 'p…@family.example' },
    fromInvoice: 7_000n,
    fromAccount: 2_000n,
    spent: 1_000n,
    paidOut: 0n,
    expired: 0n,
    uses: [sampleUse()],
    outstandingAfter: 7_000n,
    overpaidAfter: 0n,
    creditableAfter: 21_800n,
    balanceAfter: 2_250n,
    refusal: null,
    shown: shownPromise,
    ...changes,
  };
}

type Use = VoidNotePreview['uses'][number];

/** Where a part of the note's credit was spent. */
export function sampleUse(changes: Partial<Use> = {}): Use {
  return {
    applicationId: 'apply:1',
    invoiceNumber: 'INV-1060',
    amount: 1_000n,
    expiresOnReturn: 0n,
    ...changes,
  };
}

export function sampleVoidedNote(changes: Partial<VoidedNote> = {}): VoidedNote {
  return {
    ...onInvoice,
    noteNumber: 'INV-1-CN-1',
    fromInvoice: 7_000n,
    fromAccount: 2_000n,
    outstanding: 7_000n,
    overpaid: 0n,
    balance: 2_250n,
    spentOn: ['INV-1060'],
    paidOut: 0n,
    ...changes,
  };
}

export function sampleTakeBackPreview(changes: Partial<TakeBackPreview> = {}): TakeBackPreview {
  return {
    entry: anEntry('credit.applied'),
    invoiceNumber: 'INV-1060',
    payerName: 'Priya Patel',
    amount: 1_200n,
    expiresOnReturn: 0n,
    expiredLots: [],
    outstandingAfter: 1_200n,
    overpaidAfter: 0n,
    balanceAfter: 4_250n,
    refusal: null,
    shown: shownPromise,
    ...changes,
  };
}

export function sampleTakenBack(changes: Partial<TakenBack> = {}): TakenBack {
  return {
    ...booked,
    invoiceId: 'club:INV-1060',
    invoiceNumber: 'INV-1060',
    returned: 1_200n,
    expired: 0n,
    outstanding: 1_200n,
    overpaid: 0n,
    balance: 4_250n,
    ...changes,
  };
}

export function sampleVoidInvoicePreview(
  changes: Partial<VoidInvoicePreview> = {},
): VoidInvoicePreview {
  return {
    invoice: anInvoice([22_800n], { creditApplied: 1_200n, creditedToInvoice: 7_000n }),
    payerName: 'Priya Patel',
    noteNumbers: ['INV-1-CN-1'],
    returned: 1_200n,
    expiresOnReturn: 0n,
    expiredLots: [],
    balanceAfter: 1_200n,
    outstandingAfter: 0n,
    refusal: null,
    secondPerson: null,
    shown: shownPromise,
    ...changes,
  };
}

export function sampleVoidedInvoice(changes: Partial<VoidedInvoice> = {}): VoidedInvoice {
  return {
    ...booked,
    invoiceNumber: 'INV-1',
    total: 22_800n,
    returned: 1_200n,
    expired: 0n,
    outstanding: 0n,
    balance: 1_200n,
    ...changes,
  };
}

export function sampleMoved(changes: Partial<MovedOverpayment> = {}): MovedOverpayment {
  return { ...onInvoice, amount: 2_000n, balance: 2_000n, ...changes };
}
