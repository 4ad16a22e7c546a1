import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planRaiseCredit } from '../../src/domain/credit/raise-credit.js';
import { bookEvent } from '../../src/services/books/book-event.js';
import { createPayerQueue } from '../../src/services/books/payer-queue.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { loadInvoiceAndAccount } from '../../src/services/invoices/load-invoice.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { reversePayment } from '../../src/services/payments/record-payment.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import {
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
  tally,
} from '../support/ledger-desk.js';

let desk: LedgerDesk;
/** The same books in another process, which does not wait for this one's turns. */
let elsewhere: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  elsewhere = { ...desk, queue: createPayerQueue() };
});

afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});

afterAll(async () => {
  await desk.close();
});

/** Raises credit, with something happening between each read and its write. */
async function raiseWhile(invoiceId: string, meanwhile: (reads: number) => Promise<unknown>) {
  let reads = 0;
  const request = { amount: 1000n, line: null, noteToCustomer: '', notifyCustomer: false };
  const booked = await bookEvent(desk, {
    act: 'raise-credit',
    envelope: envelope(),
    reason: 'Class cancelled',
    input: { invoiceId },
    load: async () => {
      const state = await loadInvoiceAndAccount(desk, invoiceId);
      reads += 1;
      await meanwhile(reads);
      return state;
    },
    plan: (state, context) => planRaiseCredit(state, request, context),
    notices: () => [],
  });
  return { booked, reads };
}

describe('between the read and the write', () => {
  it('a payment arrives: the split is planned anew', async () => {
    const invoiceId = await issue(desk, 1000n);
    const { booked, reads } = await raiseWhile(invoiceId, async (read) => {
      if (read === 1) await pay(elsewhere, invoiceId, 300n);
    });
    expect(reads).toBe(2);
    expect(booked.entry.details).toMatchObject({ toInvoice: 700n, toAccount: 300n });
  });

  it('a payment sets off: the act is refused', async () => {
    const invoiceId = await issue(desk, 1000n);
    const raising = raiseWhile(invoiceId, async (read) => {
      if (read === 1) await pay(elsewhere, invoiceId, 1000n, { status: 'pending' });
    });
    await expect(raising).rejects.toMatchObject({ code: 'payment-pending' });
    expect((await invoiceNow(desk, invoiceId)).creditedToInvoice).toBe(0n);
  });

  it('the payer gets a first lot of credit elsewhere: both lots stand', async () => {
    const invoiceId = await issue(desk, 1000n);
    await pay(desk, invoiceId, 1000n);
    const before = await balanceNow(desk);
    await raiseWhile(invoiceId, async (read) => {
      if (read === 1) await openCredit(elsewhere, 50n);
    });
    expect(await balanceNow(desk)).toBe(before + 1050n);
  });

  it('something always changes: it gives up with nothing booked', async () => {
    const invoiceId = await issue(desk, 1000n);
    const raising = raiseWhile(invoiceId, async () => pay(elsewhere, invoiceId, 1n));
    await expect(raising).rejects.toMatchObject({ code: 'stale-plan', details: { tries: 6 } });
    expect((await invoiceNow(desk, invoiceId)).creditNoteCount).toBe(0);
  });
});

describe('at the same time', () => {
  it('many people spend from one account, and none of them is turned away', async () => {
    await openCredit(desk, 100n);
    const invoices = await Promise.all(Array.from({ length: 4 }, () => issue(desk, 100n)));
    const before = await balanceNow(desk);
    const spends = Array.from({ length: 24 }, (_, index) =>
      apply(desk, invoices[index % 4] ?? '', 1n),
    );
    expect(await tally(spends)).toEqual({ accepted: 24, refused: {} });
    expect(await balanceNow(desk)).toBe(before - 24n);
  });

  it('a payment arrives amid many spends on its invoice, and all are booked', async () => {
    await openCredit(desk, 100n);
    const invoiceId = await issue(desk, 1000n);
    const spends = Array.from({ length: 20 }, () => apply(desk, invoiceId, 1n));
    const outcome = await tally([...spends, pay(desk, invoiceId, 900n)]);
    expect(outcome).toEqual({ accepted: 21, refused: {} });
    expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(80n);
  });

  it('two processes spend from one account: what is accepted is booked, and no more', async () => {
    await openCredit(desk, 100n);
    const invoiceId = await issue(desk, 1000n);
    const before = await balanceNow(desk);
    const spends = Array.from({ length: 16 }, (_, index) =>
      apply(index % 2 === 0 ? desk : elsewhere, invoiceId, 1n),
    );
    const { accepted, refused } = await tally(spends);
    expect(await balanceNow(desk)).toBe(before - BigInt(accepted));
    expect((await invoiceNow(desk, invoiceId)).creditApplied).toBe(BigInt(accepted));
    expect(Object.keys(refused).filter((code) => code !== 'stale-plan')).toEqual([]);
  });

  it('two lots are made for a payer who had no account yet', async () => {
    await startAfresh(desk);
    const paid = [await issue(desk, 1000n), await issue(desk, 1000n)];
    for (const id of paid) await pay(desk, id, 1000n);
    await Promise.all(paid.map((id) => raise(desk, id, 1000n)));
    expect(await balanceNow(desk)).toBe(2000n);
  });

  it('a note is voided while what it made is taken back: all of it is void or usable', async () => {
    const paid = await issue(desk, 1000n);
    await pay(desk, paid, 1000n);
    const { noteId } = await raise(desk, paid, 1000n);
    const before = (await balanceNow(desk)) - 1000n;
    const open = await issue(desk, 600n);
    const lots = before;
    const spent = await apply(desk, open, 600n);
    await Promise.allSettled([
      voidCreditNote(desk, envelope(), { noteId, reason: 'By mistake' }),
      takeBackCredit(elsewhere, envelope(), { applicationId: spent.entryId, reason: 'By mistake' }),
    ]);
    const { creditedToAccount } = await invoiceNow(desk, paid);
    expect(await balanceNow(desk)).toBe(lots + creditedToAccount);
    expect((await invoiceNow(desk, open)).outstanding).toBe(600n);
  });

  it('an invoice is voided while credit is put on it: the credit is back or was refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      await openCredit(desk, 500n);
      const before = await balanceNow(desk);
      const invoiceId = await issue(desk, 500n);
      const outcome = await tally([
        apply(desk, invoiceId, 500n),
        voidInvoice(elsewhere, envelope(), { invoiceId, reason: 'By mistake' }),
      ]);
      expect(await balanceNow(desk)).toBe(before);
      expect(await invoiceNow(desk, invoiceId)).toMatchObject({
        status: 'void',
        creditApplied: 0n,
      });
      expect([{}, { 'invoice-void': 1 }]).toContainEqual(outcome.refused);
    }
  });

  it('an overpayment is moved while its payment bounces: the debt covers the credit', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = await balanceNow(desk);
      const invoiceId = await issue(desk, 1000n);
      const paymentId = await pay(desk, invoiceId, 1500n);
      await Promise.allSettled([
        moveOverpayment(desk, envelope(), { invoiceId, amount: 500n }),
        reversePayment(elsewhere, envelope(), { paymentId, how: 'bounced' }),
      ]);
      const moved = (await balanceNow(desk)) - before;
      expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(1000n + moved);
    }
  });

  it('two sweeps run, and each invoice is served once', async () => {
    await startAfresh(desk);
    await openCredit(desk, 1000n);
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      ids.push(await issue(desk, 100n, { autoCollect: true }));
    }
    const runs = await Promise.all([
      runSweep(desk, { trigger: 'schedule', lanes: 2, pageSize: 3 }),
      runSweep(desk, { trigger: 'schedule', lanes: 2, pageSize: 3 }),
    ]);
    expect(await balanceNow(desk)).toBe(200n);
    for (const id of ids) {
      expect(await invoiceNow(desk, id)).toMatchObject({ outstanding: 0n, autoApply: 'done' });
    }
    expect(runs.reduce((sum, run) => sum + run.usedOn, 0)).toBe(8);
  });

  it('a person and the sweep want the same credit, and only one of them gets it', async () => {
    await startAfresh(desk);
    await openCredit(desk, 100n);
    const due = await issue(desk, 100n, { autoCollect: true });
    const open = await issue(desk, 100n);
    await Promise.allSettled([
      apply(desk, open, 100n),
      runSweep(desk, { trigger: 'schedule', lanes: 1, pageSize: 10 }),
    ]);
    const owed = [await invoiceNow(desk, due), await invoiceNow(desk, open)];
    expect(owed.reduce((sum, invoice) => sum + invoice.outstanding, 0n)).toBe(100n);
    expect(await balanceNow(desk)).toBe(0n);
  });
});
