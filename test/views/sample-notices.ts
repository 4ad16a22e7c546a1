import type { Notice } from '../../src/domain/notice.js';
import { anEntry } from './sample-facts.js';

const onInvoice = { invoiceNumber: 'INV-1042', payerId: 'club:olsen', currency: 'GBP' };
const byOlive = { ...onInvoice, byUserId: 'UOLIVE' };

/** One notice of every kind; a kind without one does not compile. */
export const notices = {
  'credit-raised': {
    ...byOlive,
    kind: 'credit-raised',
    noteNumber: 'INV-1042-CN-1',
    amount: 10_000n,
    toInvoice: 7_000n,
    toAccount: 3_000n,
    balance: 4_250n,
    status: 'partially credited',
    reason: 'Class cancelled',
  },
  'credit-applied': {
    ...byOlive,
    kind: 'credit-applied',
    amount: 1_200n,
    outstanding: 0n,
    balance: 3_050n,
  },
  'credit-taken-back': {
    ...byOlive,
    kind: 'credit-taken-back',
    amount: 1_200n,
    expired: 200n,
    outstanding: 1_200n,
    balance: 4_050n,
  },
  'credit-note-voided': {
    ...byOlive,
    kind: 'credit-note-voided',
    noteNumber: 'INV-1042-CN-1',
    fromInvoice: 7_000n,
    fromAccount: 3_000n,
    outstanding: 7_000n,
  },
  'invoice-voided': {
    ...byOlive,
    kind: 'invoice-voided',
    total: 22_800n,
    returned: 1_200n,
    expired: 200n,
  },
  'overpayment-moved': { ...byOlive, kind: 'overpayment-moved', amount: 500n, balance: 4_750n },
  'overpayment-returned': {
    ...byOlive,
    kind: 'overpayment-returned',
    amount: 500n,
    outstanding: 0n,
    overpaid: 500n,
    balance: 4_250n,
  },
  'credit-withdrawn': {
    kind: 'credit-withdrawn',
    payerId: 'club:olsen',
    currency: 'GBP',
    byUserId: 'UOLIVE',
    amount: 45_000n,
    balance: 5_000n,
    reason: 'Typed as 500.00, was 50.00',
  },
  'payment-reversed': {
    ...onInvoice,
    kind: 'payment-reversed',
    how: 'bounced',
    amount: 15_800n,
    outstanding: 15_800n,
    creditMade: 3_000n,
    credit: {
      made: 3_000n,
      unspent: 1_800n,
      expired: 0n,
      spent: 1_200n,
      spentOn: [{ invoiceNumber: 'INV-1100', amount: 1_200n }],
      ways: [
        { kind: 'apply-credit', amount: 1_800n },
        {
          kind: 'void-credit-note',
          noteId: 'club:INV-1042-CN-1',
          noteNumber: 'INV-1042-CN-1',
          amount: 1_800n,
          owedAgain: 7_000n,
        },
        { kind: 'return-overpayment', lotId: 'move:1', amount: 500n },
        {
          kind: 'take-back-credit',
          applicationId: 'apply:1',
          invoiceNumber: 'INV-1100',
          amount: 1_200n,
          expiresOnReturn: 200n,
        },
      ],
    },
  },
  'sweep-summary': {
    kind: 'sweep-summary',
    runId: 'run-1',
    looked: 212,
    usedOn: 14,
    waiting: 3,
    failed: 0,
    amounts: [{ currency: 'GBP', amount: 31_840n }],
  },
  'books-differ': { kind: 'books-differ', differences: 3 },
  'sweep-failed': { kind: 'sweep-failed', invoiceNumber: 'INV-1042', payerId: 'club:olsen' },
  'outcome-settled': {
    kind: 'outcome-settled',
    isBooked: true,
    entries: [anEntry('credit.raised')],
    sentAt: new Date('2026-11-23T10:02:00Z'),
  },
  'late-outcome': { kind: 'late-outcome', title: 'Your credit', text: 'It was booked.' },
} satisfies Record<Notice['kind'], Notice>;
