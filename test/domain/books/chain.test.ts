import { describe, expect, it } from 'vitest';
import { chained, chainedInTurn } from '../../../src/domain/books/chain.js';
import { entryText } from '../../../src/domain/books/entry-text.js';
import { planAutomaticUse } from '../../../src/domain/credit/apply-credit.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { anAccount, anInvoice, eventContext, owner, paymentPlan } from '../../support/rules.js';
import { createStory } from '../../support/story.js';

/** The text itself as its digest, so that a test can read what is chained. */
const itself = (text: string) => text;

describe('a plan that is chained', () => {
  it('follows the newest entry of its invoice, and becomes the newest of all it changes', () => {
    const invoice = { ...anInvoice([1000n], { paid: 1000n }), headDigest: 'issued' };
    const account = { ...anAccount({ lotId: 'a', amount: 5n }), headDigest: 'opened' };
    const request = { amount: 300n, line: null, noteToCustomer: '', notifyCustomer: false };
    const plan = chained(planRaiseCredit({ invoice, account }, request, eventContext()), itself);
    if (plan.entry === null) throw new Error('nothing was booked');
    expect(plan.entry).toMatchObject({ previous: 'issued', previousOnAccount: 'opened' });
    expect(plan.entry).toMatchObject({
      invoiceSeq: invoice.seq + 1n,
      accountSeq: account.seq + 1n,
    });
    expect(plan.invoice?.after.headDigest).toBe(entryText(plan.entry));
    expect(plan.account?.after.headDigest).toBe(entryText(plan.entry));
    expect(plan.invoice?.before).toBe(invoice);
  });

  it('follows the newest entry of its account where it names no invoice', () => {
    const account = { ...anAccount({ lotId: 'a', amount: 5n }), headDigest: 'used' };
    const request = { amount: 5n, createdOn: '2026-10-01', expiresOn: null };
    const plan = chained(planOpenCredit({ account, owner }, request, eventContext()), itself);
    expect(plan.entry).toMatchObject({ previous: 'used', invoiceSeq: null, accountSeq: 2n });
    const first = chained(
      planOpenCredit({ account: null, owner }, request, eventContext()),
      itself,
    );
    expect(first.entry).toMatchObject({ previous: null, invoiceSeq: null, accountSeq: 1n });
  });

  it('puts what precedes an entry between it and the newest one before', () => {
    const invoice = { ...anInvoice([1000n], { writtenOff: 1000n }), headDigest: 'written off' };
    const request = { paymentId: 'P', amount: 400n, provider: 'stripe', receivedOn: '2026-11-20' };
    const state = { invoice, payment: null };
    const plan = chained(paymentPlan(state, { ...request, status: 'received' }), itself);
    const [recovery] = plan.preceding ?? [];
    if (recovery === undefined || plan.entry === null) throw new Error('nothing was recovered');
    const onAccount = { previousOnAccount: null };
    expect(recovery).toMatchObject({ previous: 'written off', invoiceSeq: 3n, ...onAccount });
    const next = { previous: entryText(recovery), invoiceSeq: 4n, ...onAccount };
    expect(plan.entry).toMatchObject(next);
    expect(plan.invoice?.after).toMatchObject({ seq: 4n, headDigest: entryText(plan.entry) });
  });

  it('leaves the newest entry as it is where nothing is booked', () => {
    const invoice = { ...anInvoice([1000n]), headDigest: 'issued' };
    // The sweep's look at an invoice, for which there is no credit.
    const plan = planAutomaticUse({ invoice, account: null }, eventContext());
    if (plan === null) throw new Error('the sweep did not look');
    expect(chained(plan, itself)).toEqual(plan);
    expect(chained(plan, itself).invoice?.after.headDigest).toBe('issued');
  });

  it('has to change what its entry is about', () => {
    const invoice = anInvoice([1000n]);
    const request = { paymentId: 'P', amount: 5n, provider: 'stripe', receivedOn: '2026-11-20' };
    const { invoice: change, ...plan } = paymentPlan(
      { invoice, payment: null },
      { ...request, status: 'received' },
      eventContext(),
    );
    expect(() => chained(plan, itself)).toThrow('changes nothing that it could be chained to');
    const other = anInvoice([1000n], { id: 'club:INV-2' });
    const wrong = { ...plan, invoice: { before: invoice, after: other } };
    expect(() => chained(wrong, itself)).toThrow('changes nothing that it could be chained to');
    if (plan.entry === null) throw new Error('nothing was booked');
    const ofNothing = { entry: { ...plan.entry, refs: {} }, creditNotes: [] };
    expect(() => chained(ofNothing, itself)).toThrow('changes nothing that it could be chained to');
    expect(change?.after.id).toBe(invoice.id);
  });
});

describe('plans of one act', () => {
  const request = { line: null, noteToCustomer: '', notifyCustomer: false };

  it('are chained one after another, each from what the one before leaves', () => {
    const invoice = { ...anInvoice([1000n], { paid: 1000n }), headDigest: 'issued' };
    const account = { ...anAccount({ lotId: 'a', amount: 5n }), headDigest: 'opened' };
    const first = planRaiseCredit(
      { invoice, account },
      { ...request, amount: 300n },
      eventContext(),
    );
    const left = {
      invoice: first.invoice?.after ?? invoice,
      account: first.account?.after ?? null,
    };
    const second = planRaiseCredit(left, { ...request, amount: 200n }, eventContext());
    const [one, other] = chainedInTurn([first, second], itself);
    if (!one?.entry || !other?.entry) throw new Error('two were booked');
    expect(one.entry).toMatchObject({ previous: 'issued', previousOnAccount: 'opened' });
    const digest = entryText(one.entry);
    expect(other.entry).toMatchObject({ previous: digest, previousOnAccount: digest });
    expect(other.invoice?.before).toEqual(one.invoice?.after);
    expect(other.account?.before).toEqual(one.account?.after);
    expect(other.invoice?.after.headDigest).toBe(entryText(other.entry));
    expect(other.account?.after.headDigest).toBe(entryText(other.entry));
  });

  it('of different documents are chained by themselves', () => {
    const [one, other] = [anInvoice([1000n]), anInvoice([1000n], { id: 'club:INV-2' })];
    const plans = [one, other].map((invoice) =>
      planRaiseCredit(
        { invoice: { ...invoice, headDigest: invoice.id }, account: null },
        { ...request, amount: 300n },
        eventContext(),
      ),
    );
    const chain = chainedInTurn(plans, itself);
    expect(chain.map(({ entry }) => entry?.previous)).toEqual([one.id, other.id]);
    expect(chain.map(({ account }) => account)).toEqual([undefined, undefined]);
  });

  it('on the account alone follow one another there, and change no invoice', () => {
    const credit = { amount: 5n, createdOn: '2026-10-01', expiresOn: null };
    const first = planOpenCredit({ account: null, owner }, credit, eventContext());
    const account = first.account?.after ?? null;
    const second = planOpenCredit({ account, owner }, credit, eventContext());
    const [one, other] = chainedInTurn([first, second], itself);
    if (!one?.entry || !other?.entry) throw new Error('two were booked');
    expect(other.entry.previous).toBe(entryText(one.entry));
    expect(Object.keys(other)).not.toContain('invoice');
  });
});

it('what precedes an entry of the account, on the invoice alone, has no place on the account', () => {
  const story = createStory();
  story.issue(1, [500n]);
  story.pay(1, 'P1', 'received', 800n);
  const moved = story.move(1, 300n);
  story.pay(1, 'P1', 'bounced', 800n);
  story.writeOff(1);
  story.moveBack(1, moved, 200n);
  const plan = story.plans.at(-1);
  const [recovery] = plan?.preceding ?? [];
  if (recovery === undefined) throw new Error('nothing was recovered');
  expect(recovery).toMatchObject({ kind: 'invoice.recovered', previousOnAccount: null });
  expect(plan?.entry).toMatchObject({
    kind: 'overpayment.returned',
    previousOnAccount: story.plans.find(({ entry }) => entry?.id === moved)?.account?.after
      .headDigest,
  });
});
