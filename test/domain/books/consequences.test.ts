import { describe, expect, it } from 'vitest';
import { consequencesOf } from '../../../src/domain/books/consequences.js';
import type { Plan } from '../../../src/domain/books/plan.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import type { Refund } from '../../../src/domain/refunds/refund.js';
import { anAccount, anInvoice, eventContext, today } from '../../support/rules.js';
import { createStory } from '../../support/story.js';

function of(plan: Partial<Plan>) {
  return consequencesOf({ entry: null, creditNotes: [], ...plan }, today);
}

function aRefund(changes: Partial<Refund> = {}): Refund {
  const story = createStory();
  story.issue(1, [1_000n]);
  story.pay(1, 'P1', 'received', 1_000n);
  return { ...story.refund(story.sendBack(1, 300n)), ...changes };
}

describe('what a plan does', () => {
  it('is nothing of what it leaves alone', () => {
    expect(of({})).toEqual({
      ...{ toInvoice: 0n, toAccount: 0n, outstanding: null, overpaid: null, available: null },
      ...{ lots: [], creditUntil: null, notes: [], settled: [], sentBack: 0n, refunds: [] },
    });
  });

  it('is what the debt falls by, and how the invoice stands then', () => {
    const [before, after] = [anInvoice([1_000n]), anInvoice([1_000n], { paid: 1_300n })];
    expect(of({ invoice: { before, after } })).toMatchObject({
      ...{ toInvoice: 1_300n, outstanding: 0n, overpaid: 300n, toAccount: 0n },
    });
    expect(of({ invoice: { before: after, after: before } }).toInvoice).toBe(-1_300n);
    expect(of({ invoice: { before: null, after: before } })).toMatchObject({
      ...{ toInvoice: -1_000n, outstanding: 1_000n },
    });
  });

  it('is what each lot gets or gives, in the order of their names', () => {
    const past = { lotId: 'z', expiresOn: '2026-11-22' };
    const before = anAccount({ ...past, amount: 100n }, { lotId: 'm', amount: 50n });
    const same = { lotId: 'same', amount: 7n };
    const after = anAccount({ ...past, amount: 30n }, { lotId: 'a', amount: 20n });
    expect(of({ account: { before, after } })).toMatchObject({
      ...{ toAccount: -100n, available: 20n },
      lots: [
        { lotId: 'a', amount: 20n, expired: false },
        { lotId: 'm', amount: -50n, expired: false },
        { lotId: 'z', amount: -70n, expired: true },
      ],
    });
    const fresh = { before: null, after: anAccount(same) };
    expect(of({ account: fresh })).toMatchObject({ toAccount: 7n, lots: [{ lotId: 'same' }] });
    expect(of({ account: { before: anAccount(same), after: anAccount(same) } }).lots).toEqual([]);
  });

  it('names the notes of which a part no longer stands, and none that is new', () => {
    const invoice = anInvoice([1_000n], { paid: 800n });
    const request = { amount: 500n, line: null, noteToCustomer: '', notifyCustomer: false };
    const { note } = planRaiseCredit({ invoice, account: null }, request, eventContext());
    const voided = { ...note, voidedToInvoice: 200n, voidedToAccount: 100n };
    const creditNotes = [
      { before: null, after: note },
      { before: note, after: voided },
    ];
    expect(of({ creditNotes }).notes).toEqual([{ number: 'INV-1-CN-1', amount: 300n }]);
  });

  it('is what goes back from each payment and by whom, less what no longer does', () => {
    const asked = aRefund();
    const failed: Refund = { ...asked, state: 'failed' };
    const other = aRefund({ id: 'other', provider: 'bank', paymentId: null, amount: 50n });
    const refunds = [
      { before: asked, after: failed },
      { before: null, after: other },
      { before: asked, after: { ...asked, state: 'done' as const } },
    ];
    expect(of({ refunds })).toMatchObject({
      sentBack: -250n,
      refunds: [
        { paymentId: 'club:P1', provider: 'stripe', amount: -300n },
        { paymentId: null, provider: 'bank', amount: 50n },
        { paymentId: 'club:P1', provider: 'stripe', amount: 0n },
      ],
    });
    expect(of({ refunds: [{ before: failed, after: asked }] }).sentBack).toBe(300n);
  });
});
