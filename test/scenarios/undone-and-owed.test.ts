import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { previewTakeBackCredit } from '../../src/services/credit/preview-take-back-credit.js';
import { previewVoidCreditNote } from '../../src/services/credit/preview-void-credit-note.js';
import { previewWithdrawOpeningCredit } from '../../src/services/credit/preview-withdraw-opening-credit.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { withdrawOpeningCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { listInvoices } from '../../src/services/invoices/invoice-list.js';
import { previewVoidInvoice } from '../../src/services/invoices/preview-void-invoice.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { previewReturnOverpayment } from '../../src/services/payments/preview-return-overpayment.js';
import { recordPayment, reversePayment } from '../../src/services/payments/record-payment.js';
import { returnOverpayment } from '../../src/services/payments/return-overpayment.js';
import {
  admin,
  apply,
  auditDifferences,
  balanceNow,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  raise,
  startAfresh,
} from '../support/ledger-desk.js';

let desk: LedgerDesk;
const reason = 'By mistake';

beforeAll(async () => {
  desk = await openLedgerDesk();
});

beforeEach(async () => {
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  await startAfresh(desk);
});

afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});

afterAll(async () => {
  await desk.close();
});

/** The account's lots, each with what is left of it. */
async function lots(): Promise<{ lotId: string; remaining: bigint }[]> {
  const account = await desk.store.collections.accounts.findOne({});
  return (account?.lots ?? []).map(({ lotId, remaining }) => ({ lotId, remaining }));
}

async function reversalTold() {
  const row = await desk.store.collections.outbox.findOne({ 'notice.kind': 'payment-reversed' });
  if (row?.notice.kind !== 'payment-reversed') throw new Error('no bounce was told');
  return row.notice;
}

/** L1: a late payment of a void invoice became credit, which was spent, and then it bounced. */
async function owedWhileVoid() {
  const invoiceId = await issue(desk, 1000n);
  await voidInvoice(desk, envelope(), { invoiceId, reason });
  const paymentId = await pay(desk, invoiceId, 1000n);
  await moveOverpayment(desk, envelope(), { invoiceId, amount: 1000n });
  const other = await issue(desk, 1000n);
  const { entryId } = await apply(desk, other, 1000n);
  await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
  return { invoiceId, other, applicationId: entryId, paymentId };
}

describe('a void invoice whose late money went back (L1)', () => {
  it('is owed, is listed as outstanding, and is still void', async () => {
    const { invoiceId } = await owedWhileVoid();
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({
      status: 'void',
      outstanding: 1000n,
      overpaid: 0n,
    });
    const filter = { status: 'outstanding' as const, text: '', page: 0, pageSize: 10 };
    const { rows, total } = await listInvoices(desk, admin, filter);
    expect([total, rows.map(({ invoice }) => invoice.id)]).toEqual([1, [invoiceId]]);
    expect(await readInvoiceFacts(desk, admin, invoiceId)).toMatchObject({
      creditRefusal: expect.stringContaining('£10.00 is owed on it'),
      applyRefusal: 'There is no account credit to use.',
    });
  });

  it('is settled by other credit, which can be taken back, and then by its own money', async () => {
    const { invoiceId, paymentId } = await owedWhileVoid();
    await openCredit(desk, 1200n);
    expect(await readInvoiceFacts(desk, admin, invoiceId)).toMatchObject({
      applyRefusal: null,
      applicable: 1000n,
    });
    const { entryId } = await apply(desk, invoiceId, 1000n);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 0n, overpaid: 0n });
    const { applications } = await invoiceDetails(desk, admin, invoiceId);
    expect(applications).toMatchObject([{ amount: 1000n }]);
    await takeBackCredit(desk, envelope(), { applicationId: entryId, reason });
    expect(await balanceNow(desk)).toBe(1200n);
    const day = { provider: 'stripe', receivedOn: '2026-11-23', amount: 1000n };
    await recordPayment(desk, envelope(), { invoiceId, paymentId, status: 'received', ...day });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ status: 'void', outstanding: 0n });
  });

  it('is written off, and late money takes that back', async () => {
    const { invoiceId } = await owedWhileVoid();
    await writeOff(desk, envelope(), { invoiceId, reason });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 0n, writtenOff: 1000n });
    await pay(desk, invoiceId, 1300n);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({
      status: 'void',
      outstanding: 0n,
      writtenOff: 0n,
      overpaid: 300n,
    });
  });

  it('is covered again when the overpayment is taken back and returned to it', async () => {
    const { invoiceId, applicationId } = await owedWhileVoid();
    await takeBackCredit(desk, envelope(), { applicationId, reason });
    const [lot] = await lots();
    const input = { lotId: lot?.lotId ?? '', amount: 1000n, reason };
    await returnOverpayment(desk, envelope(), input);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 0n, overpaid: 0n });
    expect(await balanceNow(desk)).toBe(0n);
  });

  it('takes nothing back that its void took back before', async () => {
    await openCredit(desk, 500n);
    const invoiceId = await issue(desk, 1000n);
    const { entryId: before } = await apply(desk, invoiceId, 300n);
    await voidInvoice(desk, envelope(), { invoiceId, reason });
    const paymentId = await pay(desk, invoiceId, 400n);
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 400n });
    await reversePayment(desk, envelope(), { paymentId, how: 'returned' });
    const { entryId: since } = await apply(desk, invoiceId, 400n);
    const again = takeBackCredit(desk, envelope(), { applicationId: before, reason });
    await expect(again).rejects.toMatchObject({ code: 'invoice-void' });
    await takeBackCredit(desk, envelope(), { applicationId: since, reason });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 400n });
    const { applications } = await invoiceDetails(desk, admin, invoiceId);
    expect(applications).toEqual([]);
  });
});

describe('a payment as it really arrives (L7)', () => {
  const paymentId = 'club:P1';
  let invoiceId: string;
  const tell = (status: 'pending' | 'received' | 'failed', receivedOn: string) => {
    const told = { invoiceId, paymentId, amount: 1000n, provider: 'gocardless', status };
    return recordPayment(desk, envelope(), { ...told, receivedOn });
  };

  beforeEach(async () => {
    invoiceId = await issue(desk, 1000n);
  });

  it('is taken after it was pending, failed and pending again', async () => {
    await tell('pending', '2026-11-16');
    await tell('failed', '2026-11-18');
    await tell('pending', '2026-11-19');
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ status: 'pending' });
    expect(await tell('received', '2026-11-22')).toMatchObject({
      outstanding: 0n,
      alreadySo: false,
    });
    const payment = await desk.store.collections.payments.findOne({ _id: paymentId });
    expect(payment).toMatchObject({ receivedOn: '2026-11-22', attempt: 2 });
    const entry = await desk.store.collections.journal.findOne({ kind: 'payment.received' });
    expect(entry).toMatchObject({ occurredOn: '2026-11-22' });
  });

  it('is taken again after it bounced, as often as it does', async () => {
    await tell('received', '2026-11-16');
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced', on: '2026-11-18' });
    await tell('received', '2026-11-20');
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 1000n, paid: 0n });
    await tell('received', '2026-11-23');
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 0n, paid: 1000n });
    const kinds = await desk.store.collections.journal.distinct('_id', {
      'refs.paymentId': paymentId,
    });
    expect(kinds.sort()).toEqual([
      ...['bounced:1', 'bounced:2', 'received:1', 'received:2', 'received:3'].map(
        (end) => `payment:${paymentId}:${end}`,
      ),
    ]);
  });

  it('is booked once when it is reported twice, and late messages change nothing', async () => {
    await tell('received', '2026-11-16');
    const before = await invoiceNow(desk, invoiceId);
    expect(await tell('received', '2026-11-16')).toMatchObject({ alreadySo: true });
    expect(await tell('pending', '2026-11-14')).toMatchObject({ alreadySo: true, outstanding: 0n });
    expect(await tell('failed', '2026-11-15')).toMatchObject({ alreadySo: true });
    expect(await invoiceNow(desk, invoiceId)).toEqual(before);
  });
});

describe('an opening balance that was brought along wrongly (L10)', () => {
  it('of 500.00 for 50.00 is put right, with a reason, once', async () => {
    const lotId = await openCredit(desk, 50_000n);
    expect(await previewWithdrawOpeningCredit(desk, admin, lotId)).toMatchObject({
      maximum: 50_000n,
      balanceAfter: 0n,
      refusal: null,
      expired: false,
      uses: [],
    });
    const operation = envelope();
    const input = { lotId, amount: 45_000n, reason: 'Typed as 500.00, was 50.00' };
    const answer = await withdrawOpeningCredit(desk, operation, input);
    expect(answer).toMatchObject({ balance: 5_000n, replayed: false });
    expect(await withdrawOpeningCredit(desk, operation, input)).toEqual({
      ...answer,
      replayed: true,
    });
    expect(await balanceNow(desk)).toBe(5_000n);
    const entry = await desk.store.collections.journal.findOne({ kind: 'credit.withdrawn' });
    expect(entry).toMatchObject({ reason: input.reason, reverses: lotId });
    const told = await desk.store.collections.outbox.findOne({});
    expect(told?.notice).toMatchObject({ kind: 'credit-withdrawn', amount: 45_000n });
  });

  it('of which a part is spent gives its rest, and the rest of that once it is taken back', async () => {
    const lotId = await openCredit(desk, 500n);
    const { entryId: applicationId } = await apply(desk, await issue(desk, 300n), 300n);
    expect(await previewWithdrawOpeningCredit(desk, admin, lotId)).toMatchObject({
      maximum: 200n,
      uses: [{ invoiceNumber: 'INV-1', amount: 300n }],
    });
    const tooMuch = withdrawOpeningCredit(desk, envelope(), { lotId, amount: 201n, reason });
    await expect(tooMuch).rejects.toMatchObject({
      code: 'over-unspent',
      details: { maximum: 200n },
    });
    await withdrawOpeningCredit(desk, envelope(), { lotId, amount: 200n, reason });
    expect(await previewWithdrawOpeningCredit(desk, admin, lotId)).toMatchObject({
      maximum: 0n,
      refusal: expect.stringContaining('£3.00 of it was used on INV-1'),
    });
    await takeBackCredit(desk, envelope(), { applicationId, reason });
    await withdrawOpeningCredit(desk, envelope(), { lotId, amount: 300n, reason });
    expect(await balanceNow(desk)).toBe(0n);
  });

  it('is the only origin that can be taken out so', async () => {
    const invoiceId = await issue(desk, 1000n);
    await pay(desk, invoiceId, 1500n);
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 500n });
    const { noteId } = await raise(desk, invoiceId, 100n);
    for (const { lotId } of await lots()) {
      const taking = withdrawOpeningCredit(desk, envelope(), { lotId, amount: 1n, reason });
      await expect(taking).rejects.toMatchObject({ code: 'not-found' });
    }
    const returning = returnOverpayment(desk, envelope(), { lotId: noteId, amount: 1n, reason });
    await expect(returning).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an overpayment that was moved by mistake', () => {
  it('returns to its invoice, once, and may go elsewhere from there', async () => {
    const invoiceId = await issue(desk, 1000n);
    await pay(desk, invoiceId, 1500n);
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 500n });
    const lotId = (await lots())[0]?.lotId ?? '';
    expect(await previewReturnOverpayment(desk, admin, lotId)).toMatchObject({
      maximum: 500n,
      overpaidAfter: 500n,
      outstandingAfter: 0n,
      balanceAfter: 0n,
      refusal: null,
    });
    const operation = envelope();
    const input = { lotId, amount: 500n, reason };
    const answer = await returnOverpayment(desk, operation, input);
    expect(answer).toMatchObject({ invoiceId, balance: 0n, outstanding: 0n });
    expect(await returnOverpayment(desk, operation, input)).toMatchObject({ replayed: true });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({
      overpaid: 500n,
      overpaymentMoved: 0n,
    });
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 500n });
    expect(await balanceNow(desk)).toBe(500n);
    const told = await desk.store.collections.outbox.findOne({
      'notice.kind': 'overpayment-returned',
    });
    expect(told?.notice).toMatchObject({ amount: 500n, overpaid: 500n, balance: 0n });
  });

  it('makes room for voiding the invoice, whose refusal says so', async () => {
    const invoiceId = await issue(desk, 1000n);
    const paymentId = await pay(desk, invoiceId, 1500n);
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 500n });
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    expect(await previewVoidInvoice(desk, admin, invoiceId)).toMatchObject({
      refusal: expect.stringContaining('First return the moved overpayment (£5.00)'),
    });
    const lotId = (await lots())[0]?.lotId ?? '';
    await returnOverpayment(desk, envelope(), { lotId, amount: 500n, reason });
    await voidInvoice(desk, envelope(), { invoiceId, reason });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ status: 'void', outstanding: 0n });
  });
});

describe('a maximum beside a write-off (L12)', () => {
  it('of 4000 on lines of 7000 and 3000 is named, taken, and then nothing is left', async () => {
    const invoiceId = await issue(desk, [7000n, 3000n]);
    await pay(desk, invoiceId, 4000n);
    await writeOff(desk, envelope(), { invoiceId, reason });
    const refused = raise(desk, invoiceId, 8000n, { line: 1 });
    await expect(refused).rejects.toMatchObject({
      code: 'over-line',
      details: { maximum: 4000n },
    });
    await raise(desk, invoiceId, 4000n, { line: 1 });
    const more = raise(desk, invoiceId, 1n, { line: 2 });
    await expect(more).rejects.toMatchObject({ code: 'over-creditable', details: { maximum: 0n } });
  });

  it('grows again with what is recovered', async () => {
    const invoiceId = await issue(desk, [7000n, 3000n]);
    await writeOff(desk, envelope(), { invoiceId, reason });
    await pay(desk, invoiceId, 2500n);
    const refused = raise(desk, invoiceId, 8000n, { line: 2 });
    await expect(refused).rejects.toMatchObject({ details: { maximum: 2500n } });
    expect(await raise(desk, invoiceId, 2500n, { line: 2 })).toMatchObject({ toAccount: 2500n });
  });
});

describe('credit that comes back to a lot whose day has passed (L13)', () => {
  /** A lot of 500 applied to an invoice, and then past its day. */
  async function appliedAndExpired(): Promise<{ invoiceId: string; applicationId: string }> {
    await openCredit(desk, 500n, { expiresOn: '2026-11-24' });
    const invoiceId = await issue(desk, 1000n);
    const { entryId: applicationId } = await apply(desk, invoiceId, 500n);
    return { invoiceId, applicationId };
  }

  it('is said before the invoice is voided, and after', async () => {
    const { invoiceId } = await appliedAndExpired();
    expect(await previewVoidInvoice(desk, admin, invoiceId)).toMatchObject({
      returned: 500n,
      expiresOnReturn: 0n,
      expiredLots: [],
      balanceAfter: 500n,
    });
    desk.clock.now = new Date('2026-11-25T10:00:00Z');
    expect(await previewVoidInvoice(desk, admin, invoiceId)).toMatchObject({
      returned: 500n,
      expiresOnReturn: 500n,
      balanceAfter: 0n,
      expiredLots: [{ amount: 500n, expiresOn: '2026-11-24', source: { kind: 'opening' } }],
    });
    const voided = await voidInvoice(desk, envelope(), { invoiceId, reason });
    expect(voided).toMatchObject({ returned: 500n, expired: 500n, balance: 0n });
    const told = await desk.store.collections.outbox.findOne({ 'notice.kind': 'invoice-voided' });
    expect(told?.notice).toMatchObject({ returned: 500n, expired: 500n });
  });

  it('is said before a use is taken back, and after', async () => {
    const { applicationId } = await appliedAndExpired();
    desk.clock.now = new Date('2026-11-25T10:00:00Z');
    expect(await previewTakeBackCredit(desk, admin, applicationId)).toMatchObject({
      expiresOnReturn: 500n,
      expiredLots: [{ amount: 500n }],
      balanceAfter: 0n,
    });
    const input = { applicationId, reason };
    expect(await takeBackCredit(desk, envelope(), input)).toMatchObject({
      returned: 500n,
      expired: 500n,
      balance: 0n,
    });
  });

  it('counts this lot and no other', async () => {
    await openCredit(desk, 200n, { expiresOn: '2026-11-24' });
    const paid = await issue(desk, 1000n);
    await pay(desk, paid, 1000n);
    const { noteId } = await raise(desk, paid, 300n);
    await apply(desk, await issue(desk, 500n), 500n);
    desk.clock.now = new Date('2026-11-25T10:00:00Z');
    expect(await previewVoidCreditNote(desk, admin, noteId)).toMatchObject({
      spent: 300n,
      uses: [{ amount: 300n, expiresOnReturn: 0n }],
    });
  });
});

describe('a bounce after credit was made from the money (L15)', () => {
  /** 1000 paid, 600 of it credited to the account, `spent` of that used on another invoice. */
  async function bouncedAfterCredit(spent: bigint) {
    const invoiceId = await issue(desk, 1000n);
    const paymentId = await pay(desk, invoiceId, 1000n);
    const { noteId } = await raise(desk, invoiceId, 600n);
    const other = await issue(desk, 900n);
    if (spent > 0n) await apply(desk, other, spent);
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    return { invoiceId, noteId, other };
  }

  it('says that it is spent and on what, and offers only to take it back', async () => {
    const { invoiceId, noteId } = await bouncedAfterCredit(600n);
    const told = await reversalTold();
    expect(told.credit).toMatchObject({
      made: 600n,
      unspent: 0n,
      spent: 600n,
      spentOn: [{ invoiceNumber: 'INV-2', amount: 600n }],
      ways: [{ kind: 'take-back-credit', invoiceNumber: 'INV-2', amount: 600n }],
    });
    expect((await invoiceDetails(desk, admin, invoiceId)).madeCredit).toEqual(told.credit);
    const [way] = told.credit?.ways ?? [];
    if (way?.kind !== 'take-back-credit') throw new Error('nothing can be taken back');
    await takeBackCredit(desk, envelope(), { applicationId: way.applicationId, reason });
    const { madeCredit } = await invoiceDetails(desk, admin, invoiceId);
    expect(madeCredit?.ways).toMatchObject([
      { kind: 'apply-credit', amount: 600n },
      { kind: 'void-credit-note', noteId, amount: 600n },
    ]);
    expect(await voidCreditNote(desk, envelope(), { noteId, reason })).toMatchObject({
      fromAccount: 600n,
    });
  });

  it('offers each way for just the amount that it takes when a part is spent', async () => {
    const { invoiceId } = await bouncedAfterCredit(200n);
    expect((await reversalTold()).credit?.ways).toMatchObject([
      { kind: 'apply-credit', amount: 400n },
      { kind: 'void-credit-note', amount: 400n },
      { kind: 'take-back-credit', amount: 200n },
    ]);
    await expect(apply(desk, invoiceId, 401n)).rejects.toMatchObject({
      code: 'over-balance',
      details: { maximum: 400n },
    });
    await apply(desk, invoiceId, 400n);
  });

  it('says nothing of credit where none was made', async () => {
    const invoiceId = await issue(desk, 1000n);
    const paymentId = await pay(desk, invoiceId, 1000n);
    await reversePayment(desk, envelope(), { paymentId, how: 'returned' });
    expect(await reversalTold()).toMatchObject({ how: 'returned', creditMade: 0n, credit: null });
    expect((await invoiceDetails(desk, admin, invoiceId)).madeCredit).toBeNull();
  });
});
