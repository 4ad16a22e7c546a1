import { beforeEach, describe, expect, it } from 'vitest';
import { SecondPersonNeeded } from '../../../src/domain/approvals/second-person-needed.js';
import { askSecondPerson } from '../../../src/services/approvals/ask.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../../src/services/invoices/write-off.js';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { askRefundAgain } from '../../../src/services/refunds/ask-refund-again.js';
import { refundNotDone } from '../../../src/services/refunds/refund-not-done.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { by, doors } from '../../support/giving-doors.js';
import { balanceNow, issue, pay, payerId, raise, startAfresh } from '../../support/ledger-desk.js';
import {
  approve,
  askedRaise,
  ben,
  olive,
  stoppedBy,
  withThreshold,
} from '../../support/second-person.js';

const desk = await deskForFile({ audited: true });
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  await desk.store.collections.contacts.updateOne({ _id: payerId }, { $set: { email: null } });
});

/** Cash of one payment, by bank transfer. */
function cashOf(invoiceId: string, paymentId: string, amount: bigint) {
  const wish = { amount, line: null, how: 'cash', paymentId, provider: 'bank' } as const;
  return { invoiceId, ...wish, reason: 'Left', noteToCustomer: '', notifyCustomer: false };
}

/** Everything that is in the books, to see that nothing was added. */
async function booked() {
  const { journal, credit_notes } = desk.store.collections;
  return [await journal.countDocuments(), await credit_notes.countDocuments()];
}

describe('Case 11: one person alone gives 12000 where a second one approves from 10000', () => {
  it.each(Object.entries(doors))(
    'by %s: nothing is booked',
    async (_door, { prepare, open, always }) => {
      const id = await prepare(desk);
      const before = await booked();
      const needed = await stoppedBy(open(desk, by(olive), id));
      const why = always === true ? 'always' : 'threshold';
      expect(needed.need).toMatchObject({ why, amount: 12_000n, alone: 0n });
      expect(await booked()).toEqual(before);
    },
  );

  it.each(Object.entries(doors))(
    'by %s on the command line: nothing is booked',
    async (_door, { prepare, open }) => {
      const id = await prepare(desk);
      const before = await booked();
      await expect(open(desk, by({ kind: 'command-line' }), id)).rejects.toBeInstanceOf(
        SecondPersonNeeded,
      );
      expect(await booked()).toEqual(before);
    },
  );

  it.each(Object.entries(doors))(
    'in two halves, the second by %s: the second is stopped',
    async (_door, { prepare, open }) => {
      const id = await prepare(desk);
      const first = await issue(desk, 5_000n);
      await raise(desk, first, 5_000n, { actor: olive });
      const needed = await stoppedBy(open(desk, by(olive), id));
      expect(needed.need).toMatchObject({ alone: 5_000n });
    },
  );

  it('by credit on invoices that are voided afterwards: what was given still counts', async () => {
    const give = async () => {
      const invoiceId = await issue(desk, 4_500n);
      await raise(desk, invoiceId, 4_500n, { actor: olive });
      await voidInvoice(desk, by(olive), { invoiceId, reason: 'Wrong family' });
    };
    await give();
    await give();
    const needed = await stoppedBy(give());
    expect(needed.need).toMatchObject({ why: 'threshold', alone: 9_000n });
  });

  it('by credit that is taken back on its own before the invoice is voided: it counts once', async () => {
    const invoiceId = await issue(desk, 4_500n);
    const { noteId } = await raise(desk, invoiceId, 4_500n, { actor: olive });
    await voidCreditNote(desk, by(olive), { noteId, reason: 'Wrong' });
    await voidInvoice(desk, by(olive), { invoiceId, reason: 'Wrong family' });
    const other = await issue(desk, 12_000n);
    const needed = await stoppedBy(raise(desk, other, 5_500n, { actor: olive }));
    expect(needed.need).toMatchObject({ alone: 4_500n });
  });

  it('by returning an overpayment as if it stayed owed: that is refused at the desk', async () => {
    const invoiceId = await issue(desk, 1_000n);
    await pay(desk, invoiceId, 100_000n, { paymentId: 'club:too-much' });
    const told = { paymentId: 'club:too-much', move: 'returned', on: '2026-11-23' } as const;
    const returned = movePayment(desk, by(olive), { ...told, amount: 99_000n, reason: 'Twice' });
    await expect(returned).rejects.toMatchObject({ code: 'returned-overpaid' });
  });

  it('before the club had a threshold that day: what was given then counts as well', async () => {
    withThreshold(desk, null);
    const give = async (amount: bigint, actor = olive) => {
      desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
      return raise(desk, await issue(desk, amount), amount, { actor });
    };
    await give(4_000n);
    const { noteId } = await give(3_000n);
    await give(9_000n, ben);
    await voidCreditNote(desk, by(olive), { noteId, reason: 'Wrong' });
    withThreshold(desk);
    // Of 9,000 before, 4,000 were Olive's and stand.
    await give(1_000n);
    const needed = await stoppedBy(give(5_000n));
    expect(needed.need).toMatchObject({ why: 'threshold', alone: 5_000n, amount: 5_000n });
    await give(4_999n);
    expect((await stoppedBy(give(1n))).need).toMatchObject({ alone: 9_999n });
  });

  it('a day and longer before there was a threshold, or with a second person: that counts no more', async () => {
    withThreshold(desk, null);
    await raise(desk, await issue(desk, 9_000n), 9_000n, { actor: olive });
    withThreshold(desk);
    desk.clock.now = new Date('2026-11-24T10:00:00Z');
    const asked = await askedRaise(desk, await issue(desk, 12_000n), 12_000n);
    await approve(desk, asked.id);
    desk.clock.now = new Date('2026-11-24T11:00:00Z');
    await raise(desk, await issue(desk, 9_999n), 9_999n, { actor: olive });
  });

  it('from two forms at once: one of them is stopped', async () => {
    for (let round = 0; round < 4; round += 1) {
      await startAfresh(desk);
      const ids = [await issue(desk, 6_000n), await issue(desk, 6_000n)];
      const settled = await Promise.allSettled(
        ids.map((id) => raise(desk, id, 6_000n, { actor: olive })),
      );
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [stopped] = settled.filter(({ status }) => status === 'rejected');
      expect(stopped).toMatchObject({ reason: expect.any(SecondPersonNeeded) });
    }
  });

  it('from two processes at once: one of them is stopped', async () => {
    const { deskOn } = await import('../../support/ledger-desk.js');
    for (let round = 0; round < 4; round += 1) {
      await startAfresh(desk);
      const other = deskOn(desk.store, desk.uri);
      withThreshold(other);
      const ids = [await issue(desk, 6_000n), await issue(desk, 6_000n)];
      const [one = '', two = ''] = ids;
      const settled = await Promise.allSettled([
        raise(desk, one, 6_000n, { actor: olive }),
        raise(other, two, 6_000n, { actor: olive }),
      ]);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

describe('The gate', () => {
  it('lets one person give less than the threshold, and not the threshold itself', async () => {
    const invoiceId = await issue(desk, 30_000n);
    await raise(desk, invoiceId, 9_999n, { actor: olive });
    await stoppedBy(raise(desk, invoiceId, 1n, { actor: olive }));
    await raise(desk, invoiceId, 9_999n, { actor: ben });
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(2);
  });

  it('counts for a day, and not what was voided unspent since', async () => {
    const invoiceId = await issue(desk, 30_000n);
    await pay(desk, invoiceId, 30_000n);
    const { noteId } = await raise(desk, invoiceId, 6_000n, { actor: olive });
    await stoppedBy(raise(desk, invoiceId, 6_000n, { actor: olive }));
    await voidCreditNote(desk, by(olive), { noteId, reason: 'Wrong' });
    await raise(desk, invoiceId, 6_000n, { actor: olive });
    await stoppedBy(raise(desk, invoiceId, 4_000n, { actor: olive }));
    desk.clock.now = new Date('2026-11-24T10:00:01Z');
    await raise(desk, invoiceId, 6_000n, { actor: olive });
    expect(await balanceNow(desk)).toBe(12_000n);
  });

  it('does not count a refund that could not be sent, and counts its next try once', async () => {
    const invoiceId = await issue(desk, 30_000n);
    const paymentId = await pay(desk, invoiceId, 30_000n);
    const refund = (amount: bigint) =>
      askRefund(desk, by(olive), cashOf(invoiceId, paymentId, amount));
    const { refunds } = await refund(6_000n);
    await stoppedBy(refund(5_000n));
    const refundId = refunds[0]?.refundId ?? '';
    const failed = { refundId, on: '2026-11-23', reason: 'Account closed' };
    await refundNotDone(desk, by(olive), failed);
    await refund(5_000n);
    await stoppedBy(
      askRefundAgain(desk, by(olive), { refundId, provider: 'bank', reason: 'New account' }),
    );
  });

  it('does not count what a second person approved', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    await approve(desk, request.id);
    await raise(desk, invoiceId, 9_999n, { actor: olive });
    expect(await desk.store.collections.given_alone.find().toArray()).toMatchObject([
      { items: [{ amount: 9_999n }], requesterId: 'UOLIVE' },
    ]);
  });

  it('always wants a second person for a write-off, with a threshold and without', async () => {
    for (const threshold of [10_000n, null]) {
      withThreshold(desk, threshold);
      const invoiceId = await issue(desk, 100n);
      const needed = await stoppedBy(writeOff(desk, by(olive), { invoiceId, reason: 'Gone' }));
      expect(needed.need).toMatchObject({ why: 'always', amount: 100n });
    }
  });

  it('books it at once in a club of one person, and posts it with these words', async () => {
    desk.approvals = { thresholdMinor: null, singleHanded: true };
    const invoiceId = await issue(desk, 100n);
    await writeOff(desk, by(olive), { invoiceId, reason: 'Gone' });
    expect(await desk.store.collections.outbox.findOne({})).toMatchObject({
      notice: { kind: 'invoice-written-off', singleHanded: true, amount: 100n },
    });
  });

  it('wants a second person for any amount in another currency', async () => {
    const invoiceId = await issue(desk, 1_000n);
    desk.club = { ...desk.club, currency: 'EUR' };
    const needed = await stoppedBy(raise(desk, invoiceId, 1n, { actor: olive }));
    expect(needed.need).toMatchObject({ why: 'other-currency', currency: 'GBP' });
    desk.club = { ...desk.club, currency: 'GBP' };
  });

  it.each([
    ['has it, written otherwise', ' Kari@Club.Example', 'own-account'],
    ['is not said by Slack', null, 'address-unknown'],
  ])('looks at the payer’s email address: the person %s', async (_what, email, why) => {
    await desk.store.collections.contacts.updateOne(
      { _id: payerId },
      { $set: { email: 'kari@club.example' } },
    );
    withThreshold(desk, null);
    const invoiceId = await issue(desk, 1_000n);
    const needed = await stoppedBy(raise(desk, invoiceId, 1n, { actor: { ...olive, email } }));
    expect(needed.need.why).toBe(why);
    await raise(desk, invoiceId, 1n, { actor: { ...olive, email: 'olive@club.example' } });
  });

  it('stops a form whose request is there, also when the threshold was raised meanwhile', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const request = await askedRaise(desk, invoiceId, 18_000n);
    withThreshold(desk, 50_000n);
    await stoppedBy(raise(desk, invoiceId, 18_000n, { operationId: request.id, actor: olive }));
    await approve(desk, request.id);
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(1);
  });

  it('stops a form whose request is there, also when there is no threshold any more', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const real = { ...olive, email: 'olive@club.example' };
    const request = await askedRaise(desk, invoiceId, 18_000n, real);
    withThreshold(desk, null);
    const again = { operationId: request.id, actor: real };
    const needed = await stoppedBy(raise(desk, invoiceId, 18_000n, again));
    expect(await askSecondPerson(desk, again, needed)).toMatchObject({
      ...{ id: request.id, state: 'open' },
    });
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(0);
    await approve(desk, request.id);
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(1);
  });

  it('lets undoing pass: it gives nothing', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const { noteId } = await raise(desk, invoiceId, 9_000n, { actor: olive });
    await voidCreditNote(desk, by(olive), { noteId, reason: 'Wrong' });
    expect(await desk.store.models.requests.countDocuments()).toBe(0);
  });
});
