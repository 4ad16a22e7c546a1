import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/people/actor.js';
import { checkBooks } from '../../src/services/books/check-books.js';
import type { Envelope } from '../../src/services/books/envelope.js';
import { formKey } from '../../src/services/books/form-key.js';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import { readStatement } from '../../src/services/credit/statement.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { withdrawOpeningCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { forgetPerson } from '../../src/services/forgetting/forget-person.js';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { recordPayment, reversePayment } from '../../src/services/payments/record-payment.js';
import { returnOverpayment } from '../../src/services/payments/return-overpayment.js';
import {
  apply,
  envelope,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  payerId,
  raise,
} from '../support/ledger-desk.js';

let desk: LedgerDesk;
const ids = { invoiceId: '', noteId: '', applicationId: '', paymentId: '', lotId: '', movedId: '' };

beforeAll(async () => {
  desk = await openLedgerDesk();
  ids.invoiceId = await issue(desk, 1000n);
  ids.lotId = await openCredit(desk, 100n);
  ids.applicationId = (await apply(desk, ids.invoiceId, 50n)).entryId;
  ids.paymentId = await pay(desk, ids.invoiceId, 1000n);
  ids.movedId = await moveOverpaid(desk);
  ids.noteId = (await raise(desk, ids.invoiceId, 100n)).noteId;
});

/** The lot of an overpayment that was moved. */
async function moveOverpaid(world: LedgerDesk): Promise<string> {
  const invoiceId = await issue(world, 10n);
  await pay(world, invoiceId, 15n);
  const by = envelope();
  await moveOverpayment(world, by, { invoiceId, amount: 5n });
  return formKey(by.operationId);
}

afterAll(async () => {
  await desk.close();
});

const reason = 'No reason';
const line = { beneficiaryId: 'club:nora', description: 'Judo', amount: 900n };

/**
 * Acts that move money, on things that exist. Whoever books through `bookEvent` is asked for the
 * right there (`books/book-event.test.ts`); a row here also shows that the club is looked at.
 */
const acts: [string, (world: LedgerDesk, by: Envelope) => Promise<unknown>][] = [
  [
    'raise credit',
    (world, by) =>
      raiseCredit(world, by, {
        invoiceId: ids.invoiceId,
        reason,
        amount: 1n,
        line: null,
        noteToCustomer: '',
        notifyCustomer: false,
      }),
  ],
  ['apply credit', (world, by) => applyCredit(world, by, { invoiceId: ids.invoiceId, amount: 1n })],
  [
    'take back',
    (world, by) => takeBackCredit(world, by, { applicationId: ids.applicationId, reason }),
  ],
  [
    'withdraw an opening balance',
    (world, by) => withdrawOpeningCredit(world, by, { lotId: ids.lotId, amount: 1n, reason }),
  ],
  [
    'return an overpayment',
    (world, by) => returnOverpayment(world, by, { lotId: ids.movedId, amount: 1n, reason }),
  ],
  ['void a note', (world, by) => voidCreditNote(world, by, { noteId: ids.noteId, reason })],
  ['void an invoice', (world, by) => voidInvoice(world, by, { invoiceId: ids.invoiceId, reason })],
  ['write off', (world, by) => writeOff(world, by, { invoiceId: ids.invoiceId, reason })],
  [
    'move an overpayment',
    (world, by) => moveOverpayment(world, by, { invoiceId: ids.invoiceId, amount: 1n }),
  ],
  ['forget a person', (world, by) => forgetPerson(world, by, { contactId: payerId })],
  [
    'record a payment',
    (world, by) =>
      recordPayment(world, by, {
        invoiceId: ids.invoiceId,
        paymentId: 'club:P9',
        amount: 1n,
        status: 'received',
        provider: 'stripe',
        receivedOn: '2026-11-23',
      }),
  ],
  [
    'reverse a payment',
    (world, by) => reversePayment(world, by, { paymentId: ids.paymentId, how: 'bounced' }),
  ],
  [
    'issue an invoice',
    (world, by) => {
      const bill = { payerId, currency: 'GBP', dueOn: '2026-12-07', autoCollect: false };
      return issueInvoice(world, by, { ...bill, lines: [line] });
    },
  ],
];

async function everything(): Promise<unknown[]> {
  const names = [
    'journal',
    'accounts',
    'invoices',
    'credit_notes',
    'payments',
    'outbox',
    'counters',
  ];
  return Promise.all(names.map((name) => desk.store.db.collection(name).find().toArray()));
}

describe.each(acts)('%s', (_name, act) => {
  it('is refused to people without a role, and changes nothing', async () => {
    const guest: Actor = { kind: 'staff', userId: 'UGUEST', roles: [] };
    const before = await everything();
    const attempt = act(desk, envelope(undefined, guest));
    await expect(attempt).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await everything()).toEqual(before);
  });

  it('does not find what belongs to another club, and changes nothing', async () => {
    const other = { ...desk, club: { ...desk.club, id: 'other-club' } };
    const before = await everything();
    await expect(act(other, envelope())).rejects.toMatchObject({ code: 'not-found' });
    expect(await everything()).toEqual(before);
  });
});

it('an operator may start a write-off, which waits for a second person', async () => {
  const operator: Actor = { kind: 'staff', userId: 'U1', roles: ['operator'] };
  const invoiceId = await issue(desk, 1_000n);
  const clubOfMany = { ...desk, approvals: { thresholdMinor: null, singleHanded: false } };
  const attempt = writeOff(clubOfMany, envelope(undefined, operator), { invoiceId, reason });
  await expect(attempt).rejects.toMatchObject({ name: 'SecondPersonNeeded' });
});

it('only the staff read statements and check the books', async () => {
  const guest: Actor = { kind: 'staff', userId: 'UGUEST', roles: [] };
  const reading = readStatement(desk, guest, {
    contactId: payerId,
    view: 'everything',
    currency: null,
    page: 0,
  });
  await expect(reading).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(checkBooks(desk, guest)).rejects.toMatchObject({ code: 'not-allowed' });
});

describe('an invoice', () => {
  const bill = { payerId, currency: 'GBP', dueOn: '2026-12-07', autoCollect: false };

  it.each([
    [
      'for a stranger',
      { ...bill, lines: [{ ...line, beneficiaryId: 'club:stranger' }] },
      'not-found',
    ],
    ['to a child, who does not pay', { ...bill, payerId: 'club:nora', lines: [line] }, 'not-found'],
    [
      'for a stranger over nothing',
      { ...bill, lines: [{ ...line, beneficiaryId: 'club:stranger', amount: 0n }] },
      'not-found',
    ],
    ['over nothing', { ...bill, lines: [{ ...line, amount: 0n }] }, 'amount-not-positive'],
    [
      'with a negative line',
      { ...bill, lines: [line, { ...line, amount: -1n }] },
      'amount-not-positive',
    ],
    ['without lines', { ...bill, lines: [] }, 'amount-not-positive'],
  ])('%s is refused', async (_name, input, code) => {
    await expect(issueInvoice(desk, envelope(), input)).rejects.toMatchObject({ code });
  });

  it('is issued on the day it is in the club, not in Greenwich', async () => {
    desk.clock.now = new Date('2026-06-30T23:30:00Z');
    const { invoiceId } = await issueInvoice(desk, envelope(), { ...bill, lines: [line] });
    const stored = await desk.store.collections.invoices.findOne({ _id: invoiceId });
    expect(stored?.issuedOn).toBe('2026-07-01');
    const entry = await desk.store.collections.journal.findOne({ 'refs.invoiceId': invoiceId });
    expect(entry?.occurredOn).toBe('2026-07-01');
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
  });

  it('wakes the sweep when it is for auto-collect, once', async () => {
    const before = desk.woken.sweep;
    const by = envelope();
    await issueInvoice(desk, by, { ...bill, autoCollect: true, lines: [line] });
    await issueInvoice(desk, by, { ...bill, autoCollect: true, lines: [line] });
    await issueInvoice(desk, envelope(), { ...bill, lines: [line] });
    expect(desk.woken.sweep).toBe(before + 1);
  });
});
