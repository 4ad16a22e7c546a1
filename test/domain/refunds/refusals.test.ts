import { it } from 'vitest';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { planVoidInvoice } from '../../../src/domain/invoices/void-invoice.js';
import { planCorrectPayment } from '../../../src/domain/payments/correct-payment.js';
import { planRecordPayment } from '../../../src/domain/payments/record-payment.js';
import { planAskAgain } from '../../../src/domain/refunds/ask-again.js';
import type { GivenForTime } from '../../../src/domain/refunds/given-since.js';
import type { SentElsewhere } from '../../../src/domain/refunds/payment-cash.js';
import { planRefund } from '../../../src/domain/refunds/plan-refund.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import { eventContext, inFlight, nonePending, notVoid, today } from '../../support/rules.js';
import { createStory } from '../../support/story.js';

const wish = {
  line: null,
  how: 'cash',
  noteToCustomer: '',
  notifyCustomer: false,
} as const;

/** A paid invoice of which a part is to be sent back, and one whose payment bounced. */
function situation() {
  const story = createStory();
  story.issue(1, [1_000n]);
  story.pay(1, 'P1', 'received', 1_000n);
  const id = story.sendBack(1, 300n);
  story.pay(1, 'P2', 'received', 50n);
  story.pay(1, 'P2', 'bounced', 50n);
  const { entries, account, refunds, payments } = story.books();
  const own = entries.filter(({ refs }) => refs.invoiceId === 'club:INV-1');
  const [refund, payment] = [refunds.get(id), payments.get('club:P1')];
  const asked = entries.find((entry) => entry.id === refund?.askedEntryId);
  if (!refund || !payment || !asked) throw new Error('it was asked for');
  return { invoice: story.invoice(1), account, entries: own, refund, payment, asked };
}

/** The same payments by a provider that sends them back for some time only. */
function byPaypal(entries: JournalEntry[]): JournalEntry[] {
  return entries.map((entry) => {
    const { payment } = entry.details;
    if (payment === undefined) return entry;
    return { ...entry, details: { ...entry.details, payment: { ...payment, provider: 'paypal' } } };
  });
}

const disputed: SentElsewhere[] = ['club:P1', 'club:P2'].map((paymentId) => {
  return { paymentId, why: 'disputed' };
});

const sound = { voidedOn: notVoid, pendingPayments: nonePending };

it('of several refusals of a refund the one that stands first on their page is said', () => {
  const { invoice, account, entries } = situation();
  expectRefusalsInOrder(
    ({ amount, line, paymentId, provider, elsewhere, ...changes }) =>
      planRefund(
        { invoice: { ...invoice, ...changes }, account, entries: byPaypal(entries), elsewhere },
        { ...wish, amount, line, paymentId, provider },
        () => eventContext({ today: '2027-11-23' }),
      ),
    {
      ...{ ...sound, total: 1_000n, amount: 700n as bigint },
      ...{ line: null as number | null, paymentId: null as string | null, provider: 'bank' },
      elsewhere: [] as SentElsewhere[],
    },
    {
      'invoice-void': { voidedOn: today },
      'payment-pending': { pendingPayments: [inFlight] },
      'total-zero': { total: 0n },
      'payment-disputed': { elsewhere: disputed },
      'amount-not-positive': { amount: 0n },
      'unknown-line': { line: 7 },
      'over-refundable': { amount: 701n },
      'provider-refuses': { provider: 'paypal' },
      'payment-state': { paymentId: 'club:P2' },
    },
  );
});

it('so it is when one that failed is asked for again', () => {
  const { invoice, account, entries, asked, refund } = situation();
  const givenFor = { kind: 'days' as const };
  const lines = refund.lines.map((line) => ({ ...line, givenFor }));
  const failed = { ...refund, lines, state: 'failed' as const };
  const otherWay = { ...refund, id: 'other', lines };
  const entry = { ...asked, refs: { ...asked.refs, refundId: 'other' } };
  expectRefusalsInOrder(
    ({ again, given, ...changes }) =>
      planAskAgain(
        {
          invoice: { ...invoice, ...changes },
          account,
          entries: [...entries, entry],
          asked,
          refund: again,
          given,
        },
        { provider: null },
        eventContext(),
      ),
    { ...sound, again: failed as typeof refund, given: { notes: [], refunds: [] } as GivenForTime },
    {
      'refund-state': { again: refund },
      'given-since': { given: { notes: [], refunds: [otherWay] } },
      'invoice-void': { voidedOn: today },
      'payment-pending': { pendingPayments: [inFlight] },
      'over-refundable': { again: { ...failed, amount: 701n } },
    },
  );
});

it('so it is when an invoice is voided of which something is to be sent back', () => {
  const { invoice, account, refund } = situation();
  const rest = { account, notes: [], applications: [], issuedEntryId: null };
  expectRefusalsInOrder(
    ({ refunds, ...changes }) =>
      planVoidInvoice({ invoice: { ...invoice, ...changes }, refunds, ...rest }, eventContext()),
    { ...sound, paid: 300n, creditedToAccount: 0n, refunds: [] as (typeof refund)[] },
    {
      'invoice-void': { voidedOn: today },
      'payment-pending': { pendingPayments: [inFlight] },
      'refund-under-way': { refunds: [refund] },
      'invoice-has-cash': { paid: 400n },
      'invoice-made-credit': { creditedToAccount: 300n },
    },
  );
});

it('so it is when a payment goes back, or was typed in error', () => {
  const { invoice, payment, refund } = situation();
  const told = {
    paymentId: payment.id,
    status: 'returned',
    amount: 700n as bigint | null,
  } as const;
  const none: (typeof refund)[] = [];
  expectRefusalsInOrder(
    ({ refunds, reversedOn, own }) =>
      planRecordPayment(
        { invoice, payment: own, refunds },
        { ...told, reversedOn, amount: 701n },
        eventContext(),
      ),
    { refunds: none, reversedOn: today, own: payment },
    {
      'day-ahead': { reversedOn: '2030-01-01' },
      'payment-state': { own: { ...payment, status: 'pending' } },
      'payment-refunded': { refunds: [refund] },
    },
  );
  expectRefusalsInOrder(
    ({ refunds, own }) => planCorrectPayment({ invoice, payment: own, refunds }, eventContext()),
    { refunds: none, own: payment },
    {
      'payment-state': { own: { ...payment, status: 'failed' } },
      'payment-refunded': { refunds: [refund] },
    },
  );
});
