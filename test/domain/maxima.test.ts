import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOne, type Plan } from '../../src/domain/books/plan.js';
import { planApplyCredit } from '../../src/domain/credit/apply-credit.js';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { planWithdrawOpeningCredit } from '../../src/domain/credit/withdraw-opening-credit.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { planIssueInvoice } from '../../src/domain/invoices/issue-invoice.js';
import { planWriteOff } from '../../src/domain/invoices/write-off.js';
import { planMoveOverpayment } from '../../src/domain/payments/move-overpayment.js';
import { planReturnOverpayment } from '../../src/domain/payments/return-overpayment.js';
import { planPayOut } from '../../src/domain/refunds/pay-out.js';
import { planRefund, planRefundOverpayment } from '../../src/domain/refunds/plan-refund.js';
import { book, bookTogether, emptyBooks, type MemoryBooks } from '../support/memory-books.js';
import { type Act, anAct, planAct } from '../support/random-acts.js';
import {
  anAccount,
  anInvoice,
  eventContext,
  firstIssue,
  owner,
  paymentPlan,
  refusalOf,
} from '../support/rules.js';

/** Books a run of acts; what is refused is left out. */
function booksAfter(lines: readonly (readonly bigint[])[], acts: readonly Act[]): MemoryBooks {
  let books = lines.reduce<MemoryBooks>((before, amounts, index) => {
    const id = `club:INV-${index + 1}`;
    const { number, issuedOn, dueOn, autoCollect, lines: full } = anInvoice(amounts, { id });
    const request = { ...owner, id, number, issuedOn, dueOn, autoCollect, lines: full };
    return book(
      before,
      planIssueInvoice(firstIssue, request, eventContext({ key: `issue:${id}` })),
    );
  }, emptyBooks());
  for (const act of acts) {
    try {
      books = bookTogether(books, planAct(books, act));
    } catch (error) {
      if (!(error instanceof CreditError)) throw error;
    }
  }
  return books;
}

/** How much is far too much for anything that stands in these books. */
const farTooMuch = 10n ** 15n;

/**
 * Asks for far too much and learns the maximum; that amount is taken, and one more is refused
 * with the same maximum. A refusal that names no maximum blames something else.
 */
function expectTrueMaximum(what: string, attempt: (amount: bigint) => Plan): bigint | null {
  const refusal = refusalOf(() => attempt(farTooMuch));
  const { maximum } = refusal;
  if (typeof maximum !== 'bigint') return null;
  if (maximum > 0n) expect(() => attempt(maximum), `${what}: ${maximum}`).not.toThrow();
  const above = refusalOf(() => attempt(maximum + 1n));
  expect([what, above.code, above['maximum']]).toEqual([what, refusal.code, maximum]);
  return maximum;
}

function raising(invoice: Invoice, books: MemoryBooks, line: number | null) {
  return (amount: bigint) => {
    const request = { amount, line, noteToCustomer: '', notifyCustomer: false };
    return planRaiseCredit({ invoice, account: books.account }, request, eventContext());
  };
}

function sendings(invoice: Invoice, books: MemoryBooks): [string, (amount: bigint) => Plan][] {
  const entries = books.entries.filter(({ refs }) => refs.invoiceId === invoice.id);
  const state = { invoice, account: books.account, entries };
  const note = { noteToCustomer: '', notifyCustomer: false };
  const all = { line: null, paymentId: null, provider: null, ...note };
  const { key } = eventContext();
  const contextOf = (number: number) => eventContext({ key: `${key}:${number}` });
  return [
    [
      'refund',
      (amount) => asOne(planRefund(state, { ...all, amount, how: 'proposed' }, contextOf)),
    ],
    ['cash', (amount) => asOne(planRefund(state, { ...all, amount, how: 'cash' }, contextOf))],
    [
      'overpaid',
      (amount) => asOne(planRefundOverpayment(state, { amount, provider: null }, contextOf)),
    ],
    [
      'pay out',
      (amount) => {
        const asked = { amount, provider: 'bank', again: null };
        return planPayOut({ account: books.account, currency: 'GBP' }, asked, eventContext());
      },
    ],
  ];
}

/** Every amount that a person can be told as the most, on every invoice and lot of the books. */
function expectTrueMaxima(books: MemoryBooks, met: Map<string, number>): void {
  const { account, entries } = books;
  const count = (what: string, maximum: bigint | null) => {
    if (maximum !== null && maximum > 0n) met.set(what, (met.get(what) ?? 0) + 1);
  };
  for (const invoice of books.invoices.values()) {
    count('raise', expectTrueMaximum('raise', raising(invoice, books, null)));
    for (const { line } of invoice.lines) {
      count('line', expectTrueMaximum(`line ${line}`, raising(invoice, books, line)));
    }
    const state = { invoice, account };
    const applying = (amount: bigint) => planApplyCredit(state, { amount }, eventContext());
    count('apply', expectTrueMaximum('apply', applying));
    for (const [what, sending] of sendings(invoice, books)) {
      count(what, expectTrueMaximum(what, sending));
    }
    const moving = (amount: bigint) => planMoveOverpayment(state, { amount }, eventContext());
    count('move', expectTrueMaximum('move', moving));
    if (invoice.outstanding > 0n && !invoice.pendingPayment) {
      count(
        'write off',
        planWriteOff({ invoice }, eventContext()).entry?.postings[0]?.amount ?? 0n,
      );
    }
  }
  for (const opened of entries) {
    const invoice = books.invoices.get(opened.refs.invoiceId ?? '');
    const state = { account, opened, uses: [] };
    if (opened.kind === 'credit.opened') {
      const take = (amount: bigint) => planWithdrawOpeningCredit(state, { amount }, eventContext());
      count('withdraw', expectTrueMaximum('withdraw', take));
    } else if (opened.kind === 'overpayment.moved' && invoice !== undefined) {
      const back = (amount: bigint) =>
        planReturnOverpayment({ ...state, invoice }, { amount }, eventContext());
      count('return', expectTrueMaximum('return', back));
    }
  }
  for (const payment of books.payments.values()) {
    const invoice = books.invoices.get(payment.invoiceId);
    if (payment.status !== 'received' || invoice === undefined) continue;
    count(
      'bounce',
      expectTrueMaximum('bounce', (amount) => {
        const told = { paymentId: payment.id, status: 'bounced' as const, amount };
        const day = { reversedOn: '2026-11-23' };
        return paymentPlan({ invoice, payment }, { ...told, ...day });
      }),
    );
  }
}

const someLines = fc.array(fc.bigInt({ min: 1n, max: 100_000n }), { minLength: 1, maxLength: 4 });

describe('the maximum that a refusal names', () => {
  it('is accepted when it is typed, and one more is refused with the same maximum', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.array(someLines, { minLength: 1, maxLength: 3 }),
        fc.array(anAct, { minLength: 10, maxLength: 40, size: 'max' }),
        (lines, acts) => expectTrueMaxima(booksAfter(lines, acts), met),
      ),
      { numRuns: 300 },
    );
    expect([...met.keys()].sort()).toEqual(
      [
        ...['apply', 'bounce', 'line', 'move', 'raise', 'return', 'withdraw', 'write off'],
        ...['cash', 'overpaid', 'pay out', 'refund'],
      ].sort(),
    );
  });

  it.each([
    ['L12: 4000 paid, 6000 written off', { paid: 4000n, writtenOff: 6000n }, 1, 4000n],
    ['the other line of it', { paid: 4000n, writtenOff: 6000n }, 2, 3000n],
    ['the whole of it', { paid: 4000n, writtenOff: 6000n }, null, 4000n],
    ['1000 paid, the rest written off', { paid: 1000n, writtenOff: 9000n }, 2, 1000n],
    ['5000 refunded, 5000 written off', { refunded: 5000n, writtenOff: 5000n }, 1, 0n],
    ['a recovery of 1000', { paid: 5000n, writtenOff: 5000n }, 1, 5000n],
  ])('on lines of 7000 and 3000 is right with %s', (_name, changes, line, expected) => {
    const invoice = anInvoice([7000n, 3000n], changes);
    const raise = raising(invoice, { ...emptyBooks(), account: anAccount() }, line);
    expect(refusalOf(() => raise(8000n))).toMatchObject({ maximum: expected });
    expect(expectTrueMaximum('raise', raise)).toBe(expected);
  });
});
