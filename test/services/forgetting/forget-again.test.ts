import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgottenWords } from '../../../src/domain/forgetting/forgotten.js';
import { bookOrAsk } from '../../../src/services/approvals/book-or-ask.js';
import { rejectRequest } from '../../../src/services/approvals/decide.js';
import { forgetPeople } from '../../../src/services/forgetting/forget-people.js';
import { issueInvoice } from '../../../src/services/invoices/issue-invoice.js';
import { writeOff } from '../../../src/services/invoices/write-off.js';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import { recordTransfer } from '../../../src/services/payments/record-transfer.js';
import { refundOverpayment } from '../../../src/services/refunds/refund-overpayment.js';
import { settleRefund } from '../../../src/services/refunds/settle-refund.js';
import {
  allSent,
  endForgettings,
  forget,
  forgetFamily,
  oldInvoice,
  sevenYearsOn,
} from '../../support/forgotten-family.js';
import {
  admin,
  auditDifferences,
  envelope,
  invoiceNow,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  payerId,
  raise,
} from '../../support/ledger-desk.js';
import { collectionsWith } from '../../support/marked-club.js';
import { anna } from '../../support/second-person.js';

let desk: LedgerDesk;
let invoiceId: string;
const day = '2033-12-01';
const kari = 'kari olsen';

beforeAll(async () => {
  desk = await openLedgerDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
  desk.approvals = { thresholdMinor: null, singleHanded: true };
  invoiceId = await oldInvoice(desk, [3_000n, 2_000n]);
});

async function payLate(amount: bigint): Promise<void> {
  await recordTransfer(desk, envelope(), {
    ...{ payerId, parts: [{ invoiceId, amount }], provider: 'bank' },
    ...{ receivedOn: day, status: 'received', reference: 'Kari Olsen, 7 High St' },
  });
}

async function bounce(): Promise<void> {
  const payment = await desk.store.collections.payments.findOne({ invoiceId });
  const back = { paymentId: payment?._id ?? '', move: 'bounced', on: day, amount: null } as const;
  await movePayment(desk, envelope(), { ...back, reason: 'The bank of Kari Olsen' });
}

const isMarked = async () => (await invoiceNow(desk, invoiceId)).forgotten?.again;

describe('words about a payer, booked after they were forgotten', () => {
  beforeEach(async () => {
    await forgetFamily(desk);
    await endForgettings(desk);
    expect(await collectionsWith(desk, kari)).toEqual([]);
    expect(await isMarked()).toBe(false);
  });

  it('stay while whoever settles it needs them, and go once it is done and told', async () => {
    await payLate(700n);
    await allSent(desk);
    await forgetPeople(desk);
    expect(await collectionsWith(desk, kari)).toContain('payments');
    const asked = await refundOverpayment(desk, envelope(), {
      ...{ invoiceId, amount: 700n, provider: null, reason: 'To the bank of Kari Olsen' },
    });
    await forgetPeople(desk);
    expect(await collectionsWith(desk, kari)).toContain('refunds');
    const told = { state: 'done', on: day, feeMinor: 0n, reference: 'Kari Olsen' } as const;
    const refundId = asked.refunds[0]?.refundId ?? '';
    await settleRefund(desk, envelope(), { refundId, told, reason: 'Sent to Kari Olsen' });
    // The channel has not been told of it yet.
    await forgetPeople(desk);
    expect(await isMarked()).toBe(true);
    await allSent(desk);
    await forgetPeople(desk);
    expect(await collectionsWith(desk, kari)).toEqual([]);
    expect(await isMarked()).toBe(false);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('go after a debt that came back was written off, also where a process was killed', async () => {
    await bounce();
    await writeOff(desk, envelope(), { invoiceId, reason: 'Kari Olsen is gone' });
    await allSent(desk);
    const { invoices } = desk.store.collections;
    const failing = new Proxy(invoices, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name === 'updateOne') throw new Error('killed');
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const collections = { ...desk.store.collections, invoices: failing };
    await forgetPeople({ ...desk, store: { ...desk.store, collections } });
    expect(await isMarked()).toBe(true);
    expect(await auditDifferences(desk)).toEqual([]);
    await forgetPeople(desk);
    expect(await collectionsWith(desk, kari)).toEqual([]);
    expect(await isMarked()).toBe(false);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('go from what a second person was asked for and did not approve', async () => {
    await bounce();
    desk.approvals = { thresholdMinor: null, singleHanded: false };
    const form = { actor: admin, operationId: randomUUID() };
    const again = { invoiceId, reason: 'Kari Olsen is gone' };
    await bookOrAsk(desk, form, { act: () => writeOff(desk, form, again) });
    await forgetPeople(desk);
    expect(await collectionsWith(desk, kari)).toContain('requests');
    const comment = 'Kari Olsen pays after all';
    await rejectRequest(desk, anna, { requestId: form.operationId, comment });
    await allSent(desk);
    await forgetPeople(desk);
    expect(await collectionsWith(desk, kari)).not.toContain('requests');
    // What came back is still open, and so are the words of that.
    expect(await collectionsWith(desk, kari)).toEqual(['journal']);
  });
});

it('a decision that is pressed twice marks once, and is done once', async () => {
  await forget(desk, 'club:nora', 'form');
  await forget(desk, 'club:nora', 'form');
  expect((await invoiceNow(desk, invoiceId)).forgotten).toEqual({ payer: false, again: false });
});

it('of a child alone only the words on its lines go, of the living payer all others stay', async () => {
  const { credit_notes, journal } = desk.store.collections;
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  ({ invoiceId } = await issueInvoice(desk, envelope(), {
    ...{ payerId, currency: 'GBP', dueOn: '2026-12-07', autoCollect: false },
    lines: ['club:nora', payerId].map((beneficiaryId) => {
      return { beneficiaryId, description: 'Judo', amount: 3_000n };
    }),
  }));
  await pay(desk, invoiceId, 6_000n);
  desk.clock.now = sevenYearsOn;
  await forget(desk, 'club:nora');
  await endForgettings(desk);
  await raise(desk, invoiceId, 100n, { line: 1 });
  await raise(desk, invoiceId, 200n, { line: 2 });
  const typed = async () => {
    const notes = await credit_notes.find({ invoiceId }).sort({ amount: 1 }).toArray();
    return notes.map(({ reason }) => reason);
  };
  const reason = { $set: { reason: 'As Nora was ill' } };
  await credit_notes.updateMany({}, reason);
  await journal.updateMany({ kind: 'credit.raised' }, reason);
  await forgetPeople(desk);
  expect(await isMarked()).toBe(false);
  expect(await typed()).toEqual([forgottenWords, 'As Nora was ill']);
  expect(await auditDifferences(desk)).toEqual([]);
});
