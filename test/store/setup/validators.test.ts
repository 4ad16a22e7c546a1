import type { Document } from 'mongodb';
import { Double, Int32 } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import {
  apply,
  envelope,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  raise,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  const invoiceId = await issue(desk, [600n, 400n]);
  await pay(desk, invoiceId, 300n);
  await raise(desk, invoiceId, 900n);
  await openCredit(desk, 500n);
  await apply(desk, await issue(desk, 1000n), 100n);
  const refunded = await issue(desk, 200n);
  await pay(desk, refunded, 200n);
  const wish = { amount: 50n, line: null, how: 'cash', paymentId: null, provider: null } as const;
  const words = { reason: 'Refund', noteToCustomer: '', notifyCustomer: false };
  await askRefund(desk, envelope(), { invoiceId: refunded, ...wish, ...words });
});

afterAll(async () => {
  await desk.close();
});

/** What a wrong program writes, as an update of a document that is right. */
const wrong: [string, string, Document][] = [
  ['accounts', 'a balance that is not the sum of its lots', { balance: 1n }],
  ['accounts', 'a balance below zero', { balance: -1n, lots: [] }],
  ['accounts', 'a balance of 32 bits', { balance: new Int32(0), lots: [] }],
  ['accounts', 'a balance with a fraction', { balance: new Double(0.5), lots: [] }],
  ['accounts', 'an empty lot', { balance: 0n, lots: [lotOf(0n)] }],
  ['accounts', 'a lot below zero', { balance: 0n, lots: [lotOf(-1n), lotOf(1n)] }],
  ['invoices', 'a debt that does not follow from its parts', { outstanding: 1n }],
  ['invoices', 'a debt below zero', { outstanding: -1n }],
  ['invoices', 'a payment without what it does to the debt', { paid: 301n }],
  ['invoices', 'a negative amount', { writtenOff: -1n }],
  ['invoices', 'an amount of 32 bits', { writtenOff: new Int32(0) }],
  ['invoices', 'more credited than billed', { creditedToAccount: 1001n }],
  ['invoices', 'an overpayment that is none', { overpaid: 5n }],
  ['invoices', 'a void invoice that is still owed', { voidedOn: '2026-11-23', outstanding: 5n }],
  [
    'invoices',
    'a void invoice that is not owed although its money went out',
    { voidedOn: '2026-11-23', overpaymentMoved: 900n, outstanding: 0n, overpaid: 0n },
  ],
  [
    'invoices',
    'credit on a void invoice that does not count',
    {
      voidedOn: '2026-11-23',
      overpaymentMoved: 900n,
      creditApplied: 100n,
      outstanding: 600n,
      overpaid: 0n,
    },
  ],
  ['invoices', 'a payment in flight that is not listed', { pendingPayment: true }],
  ['invoices', 'lines that do not sum to the total', { lines: [] }],
  ['invoices', 'an unknown state of the sweep', { autoApply: 'maybe' }],
  [
    'journal',
    'postings that do not sum to zero',
    { postings: [{ account: 'income', amount: 1n }] },
  ],
  [
    'journal',
    'postings of 32 bits',
    { postings: [1, -1].map((amount) => ({ account: 'income', amount: new Int32(amount) })) },
  ],
  ['journal', 'a kind of entry that does not exist', { kind: 'refund.recorded' }],
  ...['suspense', 'income\n', 'cash:', 'income:olsen'].map(
    (account): [string, string, Document] => [
      'journal',
      `the account ${JSON.stringify(account)}, which does not exist`,
      { postings: [1n, -1n].map((amount) => ({ account, amount })) },
    ],
  ),
  ['journal', 'an entry of an invoice without its number on it', { invoiceSeq: null }],
  ['journal', 'a number of 32 bits', { invoiceSeq: new Int32(1) }],
  ['journal', 'an entry with no place anywhere', { refs: {}, invoiceSeq: null, accountSeq: null }],
  ['journal', 'a number on an invoice that is not named', { refs: {}, accountSeq: 1n }],
  ['journal', 'an entry in the form of an earlier version', { schemaVersion: 1 }],
  ['invoices', 'no digest of the newest entry', { headDigest: null }],
  ['accounts', 'no digest of the newest entry', { headDigest: null }],
  ['credit_notes', 'parts that do not sum to the note', { toInvoice: 1n }],
  ['credit_notes', 'more voided than given', { voidedToInvoice: 10_000n }],
  ['credit_notes', 'a negative void', { voidedToAccount: -1n }],
  ['payments', 'a payment of nothing', { amount: 0n }],
  ['payments', 'an unknown state', { status: 'lost' }],
  ['payments', 'more gone back than was paid', { status: 'bounced', reversed: 301n }],
  ['payments', 'a bounce of which nothing went back', { status: 'bounced' }],
  ['payments', 'something gone back of a received payment', { reversed: 1n }],
  ['payments', 'a try of no number', { attempt: new Int32(0) }],
  ['refunds', 'a refund of nothing', { amount: 0n }],
  ['refunds', 'an unknown state', { state: 'lost' }],
  ['refunds', 'a try of no number', { attempt: new Int32(0) }],
  ['refunds', 'a fee below zero', { fee: -1n }],
  ['refunds', 'lines that say something else', { lines: [] }],
  ['refunds', 'a pay-out that names an invoice', { of: 'account-credit', lines: [] }],
  ['refunds', 'a refund of no payment', { paymentId: null }],
  ['refunds', 'an end of what is still to be sent', { settledOn: '2026-11-23' }],
  ['refunds', 'what is done and has no day', { state: 'done' }],
  ['counters', 'a number with a fraction', { value: 1.5 }],
];

function lotOf(remaining: bigint): Document {
  return { lotId: 'lot', remaining, createdOn: '2026-11-23' };
}

describe('the database itself', () => {
  it.each(wrong)('refuses in %s %s', async (collection, _name, change) => {
    const documents = desk.store.db.collection(collection);
    const before = await documents.find().toArray();
    expect(before.length).toBeGreaterThan(0);
    await expect(documents.updateOne({}, { $set: change })).rejects.toMatchObject({ code: 121 });
    expect(await documents.find().toArray()).toEqual(before);
  });

  it.each([
    ['payerId', 'accounts'],
    ['balance', 'accounts'],
    ['outstanding', 'invoices'],
    ['seq', 'invoices'],
    ['requestHash', 'journal'],
    ['postings', 'journal'],
    ['previous', 'journal'],
    ['previousOnAccount', 'journal'],
    ['invoiceSeq', 'journal'],
    ['accountSeq', 'journal'],
    ['headDigest', 'invoices'],
    ['headDigest', 'accounts'],
    ['lines', 'credit_notes'],
  ])('refuses a document without %s in %s', async (field, collection) => {
    const documents = desk.store.db.collection(collection);
    const unset = documents.updateOne({}, { $unset: { [field]: '' } });
    await expect(unset).rejects.toMatchObject({ code: 121 });
  });

  it('refuses a second account of one payer and currency', async () => {
    const accounts = desk.store.db.collection<{ _id: string }>('accounts');
    const account = await accounts.findOne({});
    const copy = { ...account, _id: 'another' };
    await expect(accounts.insertOne(copy)).rejects.toMatchObject({ code: 11000 });
  });

  it('refuses a second invoice with the same number', async () => {
    const invoices = desk.store.db.collection<{ _id: string }>('invoices');
    const invoice = await invoices.findOne({});
    const copy = { ...invoice, _id: invoice?._id ?? '' };
    await expect(invoices.insertOne(copy)).rejects.toMatchObject({ code: 11000 });
    // The id is made of the club and the number, so another id cannot carry the same number.
    const renamed = { ...copy, _id: 'another' };
    await expect(invoices.insertOne(renamed)).rejects.toMatchObject({ code: 121 });
  });
});
