import { describe, expect, it } from 'vitest';
import { consequencesOf } from '../../../src/domain/books/consequences.js';
import { asOne, entriesOf, entryFor, type Plan, together } from '../../../src/domain/books/plan.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { planSettling } from '../../../src/domain/credit/settle-invoices.js';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import { planPayOut } from '../../../src/domain/refunds/pay-out.js';
import { anAccount, anInvoice, eventContext, owner, today } from '../../support/rules.js';

const words = { line: null, noteToCustomer: '', notifyCustomer: false };

function raised(invoice: Invoice, key: string) {
  const { invoice: change, ...plan } = planRaiseCredit(
    { invoice, account: null },
    { amount: 100n, ...words },
    eventContext({ key }),
  );
  if (change === undefined) throw new Error('nothing was raised');
  return { ...plan, invoice: change };
}

const idsOf = (plan: Plan) => entriesOf(plan).map(({ id }) => id);
const nothing: Plan = { entry: null, creditNotes: [] };

describe('the entries of a plan', () => {
  it('are what precedes the main one, then that', () => {
    const first = raised(anInvoice([1_000n]), 'a');
    expect(idsOf(nothing)).toEqual([]);
    expect(idsOf(first)).toEqual(['a']);
    const entry = first.entry;
    if (entry === null) throw new Error('nothing was booked');
    expect(idsOf({ ...first, preceding: [{ ...entry, id: 'before' }] })).toEqual(['before', 'a']);
  });
});

describe('two events that are booked together', () => {
  const invoice = anInvoice([1_000n]);
  const first = raised(invoice, 'a');
  const second = raised(first.invoice.after, 'b');

  it('go from how the first finds the invoice to how the second leaves it', () => {
    const both = together(first, second);
    expect(idsOf(both)).toEqual(['a', 'b']);
    expect(both.invoice).toEqual({ before: invoice, after: second.invoice.after });
    const third = together(first, { ...second, preceding: entriesOf(first) });
    expect(idsOf(third)).toEqual(['a', 'a', 'b']);
  });

  it('leave it as the first did where the second changes none', () => {
    expect(together(first, nothing).invoice).toEqual(first.invoice);
    expect(idsOf(together(first, nothing))).toEqual(['a']);
  });
});

describe('several plans as one', () => {
  it('go from the first state to the last, and the last entry is the main one', () => {
    const account = anAccount({ lotId: 'l', amount: 50n });
    const first = raised(anInvoice([1_000n]), 'a');
    const second = raised(first.invoice.after, 'b');
    const payOut = planPayOut(
      { account, currency: 'GBP' },
      { amount: 20n, provider: 'bank', again: null },
      eventContext({ key: 'c' }),
    );
    const one = asOne<NonNullable<Plan['entry']>>([first, second, payOut]);
    expect(one.entry?.id).toBe('c');
    expect(one.preceding?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(one.invoice).toEqual({
      before: first.invoice.before,
      after: second.invoice.after,
    });
    expect(one.account).toEqual(payOut.account);
    expect(one.creditNotes).toHaveLength(2);
    expect(one.refunds).toEqual(payOut.refunds);
  });

  it('keep the other invoices on which new credit is used apart from their own', () => {
    const first = raised(anInvoice([1_000n], { paid: 1_000n }), 'a');
    const other = anInvoice([500n], { id: 'club:INV-2' });
    const [use] = planSettling(
      {
        open: [{ invoice: other, room: 500n }],
        account: first.account?.after ?? anAccount(),
        lotId: first.note.id,
      },
      () => eventContext({ key: 'a:2' }),
    );
    const one = asOne([first, ...(use === undefined ? [] : [use])]);
    expect(one.invoice).toEqual(first.invoice);
    expect(one.settled).toEqual([use?.invoice]);
    expect(consequencesOf(one, today).settled).toMatchObject([{ invoiceNumber: 'INV-2' }]);
  });

  it('are one change of a refund that several move', () => {
    const account = anAccount({ lotId: 'l', amount: 50n });
    const request = { amount: 20n, provider: 'bank', again: null };
    const asked = planPayOut({ account, currency: 'GBP' }, request, eventContext());
    const [change] = asked.refunds;
    const done = { ...change.after, state: 'done' as const };
    const other = { ...change.after, id: 'other' };
    const one = asOne([
      asked,
      { ...nothing, refunds: [{ before: change.after, after: done }] },
      { ...nothing, refunds: [{ before: null, after: other }] },
    ]);
    expect(one.refunds).toEqual([
      { before: null, after: done },
      { before: null, after: other },
    ]);
  });

  it('of which there are none change nothing', () => {
    expect(asOne([])).toEqual({ entry: null, preceding: [], creditNotes: [], refunds: [] });
  });
});

describe('an entry', () => {
  const draft = { kind: 'credit.opened' as const, postings: [], refs: {} };

  it('names a second person, and where a note is spent, only where there are such', () => {
    const plain = entryFor(eventContext(), draft, { owner });
    expect(Object.keys(plain)).not.toContain('approvedBy');
    expect(Object.keys(plain.outcome)).toEqual(['outstanding', 'status', 'balance', 'available']);
    const approvedBy = { kind: 'staff' as const, id: 'U2' };
    const spentOn = ['INV-8'];
    const full = entryFor(eventContext({ approvedBy }), { ...draft, spentOn }, { owner });
    expect(full.approvedBy).toEqual(approvedBy);
    expect(full.outcome.spentOn).toEqual(spentOn);
  });

  it('says how invoice and account stand after it, overpaid only where that is so', () => {
    const invoice = anInvoice([1_000n], { paid: 1_200n });
    const account = anAccount(
      { lotId: 'a', amount: 70n },
      { lotId: 'past', amount: 5n, expiresOn: '2026-11-22' },
    );
    const entry = entryFor(eventContext(), draft, { invoice, account, owner });
    expect(entry).toMatchObject({ invoiceSeq: invoice.seq, accountSeq: 2n, reverses: null });
    expect(entry.outcome).toEqual({
      ...{ outstanding: 0n, overpaid: 200n, status: 'reconciled overpaid' },
      ...{ balance: 75n, available: 70n },
    });
    const paid = anInvoice([1_000n], { paid: 1_000n });
    expect(entryFor(eventContext(), draft, { invoice: paid, owner }).outcome).toEqual({
      ...{ outstanding: 0n, status: 'reconciled', balance: null, available: null },
    });
  });

  it('is of the moment at which it happened, or was written down', () => {
    const recordedAt = new Date('2026-12-01T00:00:00Z');
    const now = new Date('2026-11-23T10:00:00Z');
    expect(entryFor(eventContext({ now }), draft, { owner }).recordedAt).toBe(now);
    expect(entryFor(eventContext({ recordedAt }), draft, { owner }).recordedAt).toBe(recordedAt);
    const request = { amount: 5n, createdOn: '2026-10-01', expiresOn: null };
    const plan = planOpenCredit({ account: null, owner }, request, eventContext({ recordedAt }));
    expect(plan.entry?.recordedAt).toBe(recordedAt);
  });
});
