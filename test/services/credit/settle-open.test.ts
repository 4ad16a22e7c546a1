import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Promised } from '../../../src/domain/books/promise.js';
import type { PayerQueue } from '../../../src/services/books/payer-queue.js';
import { promisedCredit } from '../../../src/services/credit/promised-credit.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { readInvoiceFacts } from '../../../src/services/invoices/invoice-facts.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../../src/services/invoices/write-off.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  balanceNow,
  deskOn,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  pay,
  raise,
  startAfresh,
} from '../../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true, audited: true });
/** Another process on the same books. */
const other = deskOn(desk.store, desk.uri);

beforeEach(async () => {
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
  for (const one of [desk, other]) settle(one, true);
});

function settle(on: LedgerDesk, settleOpenInvoices: boolean): void {
  on.settings = { ...on.settings, settleOpenInvoices };
}

/** An invoice of 100.00 that is paid, so that its credit goes to the account. */
async function paidInvoice(): Promise<string> {
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 10_000n);
  return invoiceId;
}

/** Open auto-collect invoices, a minute apart, which the sweep has looked at. */
async function openInvoices(...amounts: bigint[]): Promise<string[]> {
  const ids: string[] = [];
  for (const amount of amounts) {
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
    ids.push(await issue(desk, amount, { autoCollect: true }));
  }
  await runSweep(desk, { trigger: 'command-line' });
  return ids;
}

async function owed(...ids: string[]): Promise<bigint[]> {
  const invoices = await Promise.all(ids.map((id) => invoiceNow(desk, id)));
  return invoices.map(({ outstanding }) => outstanding);
}

function numberOf(invoiceId: string): string {
  return invoiceId.replace('club:', '');
}

/** What the form would promise now of this much credit. */
async function promisedNow(invoiceId: string, amount: bigint): Promise<Promised> {
  const { facts, open } = await readInvoiceFacts(desk, admin, invoiceId);
  return promisedCredit({ facts: { ...facts, open }, amount });
}

const words = { line: null, reason: 'Class cancelled', noteToCustomer: '' };

function press(on: LedgerDesk, invoiceId: string, promised?: Promised, operationId?: string) {
  const input = { ...words, invoiceId, amount: 7_000n, notifyCustomer: true };
  return raiseCredit(on, envelope(operationId), input, promised);
}

async function keysInJournal(): Promise<string[]> {
  const found = await desk.store.collections.journal.find({ _id: /^form:/ }).toArray();
  return found.filter(({ kind }) => /^credit\./.test(kind)).map(({ _id }) => _id);
}

describe('raising credit where new credit settles open invoices', () => {
  it('uses what becomes account credit oldest first, in one booking, and tells what it did', async () => {
    desk.sendsMail = true;
    const [second, third] = await openInvoices(5_000n, 4_000n);
    const paid = await paidInvoice();
    const { operationId } = envelope();
    const raised = await press(desk, paid, await promisedNow(paid, 7_000n), operationId);
    desk.sendsMail = false;
    const settled = [
      { invoiceNumber: numberOf(second ?? ''), amount: 5_000n, outstanding: 0n },
      { invoiceNumber: numberOf(third ?? ''), amount: 2_000n, outstanding: 2_000n },
    ];
    expect(raised).toMatchObject({ toInvoice: 0n, toAccount: 7_000n, settled, balance: 0n });
    expect(await owed(second ?? '', third ?? '')).toEqual([0n, 2_000n]);
    expect(await balanceNow(desk)).toBe(0n);
    const key = `form:${operationId}`;
    expect((await keysInJournal()).sort()).toEqual([key, `${key}:2`, `${key}:3`]);
    const rows = await desk.store.collections.outbox
      .find({ 'notice.kind': 'credit-raised' })
      .toArray();
    expect(rows.map(({ notice }) => notice)).toEqual([
      expect.objectContaining({ settled, balance: 0n }),
      expect.objectContaining({ settled, balance: 0n }),
    ]);
  });

  it('leaves everything to people while the club has not asked for it', async () => {
    settle(desk, false);
    const [open] = await openInvoices(5_000n);
    const raised = await press(desk, await paidInvoice());
    expect(raised).toMatchObject({ settled: [], balance: 7_000n });
    expect(await owed(open ?? '')).toEqual([5_000n]);
  });

  it('never touches what waits for a payment, is void, written off, or not collected by itself', async () => {
    const [pending, voided, lost, open] = await openInvoices(500n, 500n, 500n, 500n);
    const byHand = await issue(desk, 500n);
    await pay(desk, pending ?? '', 500n, { status: 'pending' });
    await voidInvoice(desk, envelope(), { invoiceId: voided ?? '', reason: 'Typed twice' });
    await pay(desk, lost ?? '', 100n);
    await writeOff(desk, envelope(), { invoiceId: lost ?? '', reason: 'Moved away' });
    const raised = await press(desk, await paidInvoice());
    expect(raised.settled.map(({ invoiceNumber }) => invoiceNumber)).toEqual([
      numberOf(open ?? ''),
    ]);
    expect(await owed(pending ?? '', byHand, open ?? '')).toEqual([500n, 500n, 0n]);
    expect(await balanceNow(desk)).toBe(6_500n);
  });

  it('pays the invoice itself first, and settles others with the rest alone', async () => {
    await openCredit(desk, 9_000n);
    const [open] = await openInvoices(8_000n);
    // Older credit was swept onto it, so nothing is left of it to be settled.
    expect(await owed(open ?? '')).toEqual([0n]);
    const [next] = await openInvoices(4_000n);
    expect(await owed(next ?? '')).toEqual([3_000n]);
    const partly = await issue(desk, 10_000n, { autoCollect: true });
    await pay(desk, partly, 4_000n);
    const raised = await press(desk, partly);
    expect(raised).toMatchObject({ toInvoice: 6_000n, toAccount: 1_000n, balance: 0n });
    expect(await owed(partly, next ?? '')).toEqual([0n, 2_000n]);
  });

  it('settles ten others also where older credit will pay many that are due before them', async () => {
    await openCredit(desk, 500n);
    for (let place = 1; place <= 14; place += 1) await issue(desk, 250n, { autoCollect: true });
    const expected = ['INV-3', 'INV-4', 'INV-5', 'INV-6', 'INV-7', 'INV-8', 'INV-9', 'INV-10'];
    const { settled } = await press(desk, await paidInvoice());
    const numbers = settled.map(({ invoiceNumber }) => invoiceNumber);
    expect(numbers).toEqual([...expected, 'INV-11', 'INV-12']);
  });

  it('answers a second press from the journal, whatever was set or paid since', async () => {
    const [open] = await openInvoices(5_000n);
    const paid = await paidInvoice();
    const promised = await promisedNow(paid, 7_000n);
    const operationId = randomUUID();
    const first = await press(desk, paid, promised, operationId);
    settle(desk, false);
    await pay(desk, open ?? '', 100n);
    const again = await press(desk, paid, promised, operationId);
    expect(again).toEqual({ ...first, replayed: true });
    expect(first.settled).toHaveLength(1);
  });

  it('books nothing when a payment came in between, and says what it will do now', async () => {
    const [open] = await openInvoices(5_000n);
    const paid = await paidInvoice();
    const promised = await promisedNow(paid, 7_000n);
    await pay(desk, open ?? '', 5_000n);
    const before = await keysInJournal();
    await expect(press(desk, paid, promised)).rejects.toMatchObject({
      ...{ name: 'FactsMoved', broken: ['toAccount', 'settled'] },
    });
    expect(await keysInJournal()).toEqual(before);
    const raised = await press(desk, paid, await promisedNow(paid, 7_000n));
    expect(raised).toMatchObject({ settled: [], balance: 7_000n });
  });

  it('books nothing when the setting was changed while the form was open, either way', async () => {
    await openInvoices(5_000n);
    const paid = await paidInvoice();
    const whileOn = await promisedNow(paid, 7_000n);
    settle(desk, false);
    const moved = { name: 'FactsMoved' };
    await expect(press(desk, paid, whileOn)).rejects.toMatchObject(moved);
    const whileOff = await promisedNow(paid, 7_000n);
    settle(desk, true);
    await expect(press(desk, paid, whileOff)).rejects.toMatchObject(moved);
    expect(await keysInJournal()).toEqual([]);
  });

  it('gives back to the credit what is taken back, and a voided note keeps what is spent', async () => {
    const [open] = await openInvoices(5_000n);
    const { noteId } = await press(desk, await paidInvoice());
    const voided = await voidCreditNote(desk, envelope(), { noteId, reason: 'By mistake' });
    expect(voided).toMatchObject({ fromAccount: 2_000n, spentOn: [numberOf(open ?? '')] });
    const use = (await keysInJournal()).find((key) => key.endsWith(':2')) ?? '';
    const back = { applicationId: use, reason: 'By mistake' };
    await takeBackCredit(desk, envelope(), back);
    expect(await owed(open ?? '')).toEqual([5_000n]);
    expect(await balanceNow(desk)).toBe(5_000n);
  });
});

describe('at the same time', () => {
  /** As if every press reached another process: none waits for another. */
  const noTurns: PayerQueue = { isBusy: () => false, run: (_payer, work) => work() };

  it('books one form once, however many processes it reaches', async () => {
    const [open] = await openInvoices(5_000n);
    const paid = await paidInvoice();
    const operationId = randomUUID();
    const queues = [desk.queue, other.queue];
    for (const one of [desk, other]) one.queue = noTurns;
    const presses = [desk, other, desk, other].map((on) => press(on, paid, undefined, operationId));
    const answers = await Promise.all(presses);
    [desk.queue, other.queue] = [queues[0] ?? desk.queue, queues[1] ?? other.queue];
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ settled }) => settled.length))).toEqual(new Set([1]));
    expect(await owed(open ?? '')).toEqual([0n]);
    expect(await balanceNow(desk)).toBe(2_000n);
  });

  it('never uses more than there is when two credits and a payment meet on one invoice', async () => {
    const [open] = await openInvoices(5_000n);
    const [one, two] = [await paidInvoice(), await paidInvoice()];
    await Promise.all([press(desk, one), press(other, two), pay(other, open ?? '', 1_000n)]);
    const { outstanding, overpaid, creditApplied } = await invoiceNow(desk, open ?? '');
    expect(outstanding).toBe(0n);
    expect(creditApplied - overpaid).toBe(4_000n);
    expect(await balanceNow(desk)).toBe(14_000n - creditApplied);
  });

  it('leaves to the sweep what it will use, so that it does not matter who comes first', async () => {
    const standing = async (inTurn: (raise: () => Promise<unknown>) => Promise<unknown>) => {
      await startAfresh(desk);
      await openCredit(desk, 3_000n);
      const due = await issue(desk, 5_000n, { autoCollect: true });
      const paid = await paidInvoice();
      await inTurn(() => raise(desk, paid, 1_000n));
      await runSweep(desk, { trigger: 'command-line' });
      const { outstanding, creditApplied, autoApply } = await invoiceNow(desk, due);
      return { outstanding, creditApplied, autoApply, balance: await balanceNow(desk) };
    };
    const expected = { outstanding: 1_000n, creditApplied: 4_000n, autoApply: 'done', balance: 0n };
    expect(await standing(async (press) => press())).toEqual(expected);
    const sweptFirst = async (press: () => Promise<unknown>) => {
      await runSweep(desk, { trigger: 'command-line' });
      await press();
    };
    expect(await standing(sweptFirst)).toEqual(expected);
    expect(
      await standing((press) =>
        Promise.all([runSweep(other, { trigger: 'command-line' }), press()]),
      ),
    ).toEqual(expected);
  });
});
