import type { RefusalDetails } from '../../src/domain/refusals.js';

const invoiceNumber = 'INV-1042';
const currency = 'GBP';

/** One example of every refusal; a new one does not compile until it is here. */
export const sampleRefusals: RefusalDetails = {
  'not-allowed': { action: 'raise-credit' },
  'too-many-people': { text: 'a', limit: 2000 },
  'not-found': { what: 'invoice', id: 'INV-9999' },
  'key-reused': {
    ...{ amount: 3000n, currency, invoiceNumber },
    noteNumber: 'INV-1042-CN-1',
  },
  'outcome-open': {},
  'being-imported': {},
  'already-exists': { what: 'Payment', id: 'PAY-1', stored: '12.50', given: '13.00' },
  'refund-state': { state: 'failed', wanted: 'done' },
  'invoice-void': { invoiceNumber, outstanding: 0n, currency },
  'payment-pending': {
    invoiceNumber: 'INV-1077',
    amount: 4000n,
    currency,
    provider: 'gocardless',
    since: '2026-11-18',
    expectedBy: '2026-11-26',
  },
  'total-zero': { invoiceNumber },
  'amount-not-positive': { example: '12.50' },
  'total-below-zero': { invoiceNumber, below: 500n, currency },
  'discount-too-large': { invoiceNumber, line: 3, taxRate: '20', excess: 500n, currency },
  'unknown-line': { invoiceNumber, line: 3, lines: 2 },
  'over-line': { invoiceNumber, line: 1, maximum: 7000n, currency },
  'over-creditable': { invoiceNumber, maximum: 7000n, currency },
  'over-refundable': { invoiceNumber, maximum: 7000n, currency },
  'over-outstanding': { invoiceNumber, maximum: 7000n, currency },
  'over-balance': { maximum: 2000n, currency, expired: 500n },
  'nothing-overpaid': { invoiceNumber },
  'over-overpaid': { invoiceNumber, maximum: 500n, currency },
  'no-such-use': { invoiceNumber },
  'nothing-to-void': { number: 'INV-1042-CN-1', spentOn: ['INV-1100'], spent: 3000n, currency },
  'refund-under-way': { invoiceNumber, amount: 3000n, currency },
  'invoice-has-cash': { invoiceNumber, cash: 15800n, currency },
  'invoice-made-credit': { invoiceNumber, byNotes: 3000n, moved: 500n, currency },
  'nothing-outstanding': { invoiceNumber },
  'payment-state': { paymentId: 'PAY-1', status: 'pending', wanted: 'bounced' },
  'payment-refunded': { paymentId: 'PAY-1', refunded: 3000n, maximum: 7000n, currency },
  'over-payment': { paymentId: 'PAY-1', maximum: 15800n, currency },
  'back-before-received': { paymentId: 'P1', receivedOn: '2026-11-20' },
  'day-ahead': { day: '2026-12-01', today: '2026-11-23' },
  'nothing-unspent': { spentOn: ['INV-1100'], spent: 50000n, currency },
  'over-unspent': { maximum: 7000n, currency },
  'stale-plan': { tries: 6 },
};
