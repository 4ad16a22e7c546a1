import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenBy, givenByAll } from '../../../src/domain/approvals/given.js';
import { type EntryKind, entryKinds } from '../../../src/domain/books/entry-kinds.js';
import { ledgerAccount } from '../../../src/domain/books/journal-entry.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { planVoidInvoice } from '../../../src/domain/invoices/void-invoice.js';
import { planWriteOff } from '../../../src/domain/invoices/write-off.js';
import { anInvoice, eventContext } from '../../support/rules.js';

const giving = [
  'credit.raised',
  'invoice.voided',
  'invoice.written-off',
  'refund.asked',
  'overpayment.refunded',
  'overpayment.moved',
  'overpayment.returned',
  'credit.paid-out',
  'credit.withdrawn',
  'credit.opened',
];

/** Postings on every account that an entry of these kinds could have. */
function postingsOf(amount: bigint, sign: 1n | -1n) {
  return [
    { account: ledgerAccount.creditNotes, amount },
    { account: ledgerAccount.writeOffs, amount },
    { account: ledgerAccount.refundsDue, amount: -amount },
    { account: ledgerAccount.receivable('club:INV-1'), amount: -amount },
    { account: ledgerAccount.accountCredit('club:olsen'), amount: sign * amount },
  ];
}

describe('What an event gives away', () => {
  it.each(entryKinds)('%s gives its amount, or nothing at all', (kind) => {
    const sign = ['credit.withdrawn', 'overpayment.returned'].includes(kind) ? 1n : -1n;
    const entry = {
      ...{ kind, payerId: 'club:olsen', refs: { invoiceId: 'club:INV-1' } },
      postings: postingsOf(700n, sign),
    };
    const { amount, always } = givenBy(entry);
    // Of a void invoice both the debt that goes and the credit that comes back.
    const whole = kind === 'invoice.voided' ? 1_400n : 700n;
    expect(amount).toBe(giving.includes(kind) ? whole : 0n);
    expect(always).toBe(['invoice.written-off', 'credit.paid-out'].includes(kind));
    const opposite = postingsOf(-700n, sign);
    expect(givenBy({ ...entry, postings: opposite }).amount).toBe(0n);
  });

  it('of several entries is their sum, and always needs a second person where one of them does', () => {
    const of = (kind: EntryKind) => {
      const refs = { invoiceId: 'club:INV-1' };
      return { kind, payerId: 'club:olsen', refs, postings: postingsOf(700n, -1n) };
    };
    const [raised, writtenOff] = [of('credit.raised'), of('invoice.written-off')];
    expect(givenByAll([])).toEqual({ amount: 0n, always: false });
    expect(givenByAll([raised, raised])).toEqual({ amount: 1_400n, always: false });
    expect(givenByAll([raised, writtenOff])).toEqual({ amount: 1_400n, always: true });
    expect(givenByAll([writtenOff, raised])).toEqual({ amount: 1_400n, always: true });
  });

  it('is the whole credit, whatever it pays', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10_000n), fc.bigInt(1n, 10_000n), (total, part) => {
        const amount = part > total ? total : part;
        const invoice = anInvoice([total]);
        const request = { amount, line: null, noteToCustomer: '', notifyCustomer: false };
        const { entry } = planRaiseCredit({ invoice, account: null }, request, eventContext());
        expect(entry === null ? null : givenBy(entry)).toEqual({ amount, always: false });
      }),
    );
  });

  it('of a void invoice is what was not given before by a credit note', () => {
    fc.assert(
      fc.property(fc.bigInt(2n, 10_000n), fc.bigInt(1n, 9_999n), (total, part) => {
        const amount = part >= total ? total - 1n : part;
        const invoice = anInvoice([total]);
        const request = { amount, line: null, noteToCustomer: '', notifyCustomer: false };
        const raised = planRaiseCredit({ invoice, account: null }, request, eventContext());
        const after = raised.invoice?.after ?? invoice;
        const { entry } = planVoidInvoice(
          {
            ...{ invoice: after, account: null, notes: [raised.note], applications: [] },
            ...{ issuedEntryId: null, refunds: [] },
          },
          eventContext(),
        );
        expect(entry === null ? null : givenBy(entry).amount).toBe(total - amount);
        const both = [raised.entry, entry].flatMap((one) => one ?? []);
        expect(givenByAll(both).amount).toBe(total);
      }),
    );
  });

  it('of a write-off is the debt, and always needs a second person', () => {
    const { entry } = planWriteOff({ invoice: anInvoice([1n]) }, eventContext());
    expect(entry === null ? null : givenBy(entry)).toEqual({ amount: 1n, always: true });
  });
});
