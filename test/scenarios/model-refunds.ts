import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { askRefund } from '../../src/services/refunds/ask-refund.js';
import type { AskedRefund } from '../../src/services/refunds/asked-refund.js';
import { payOut } from '../../src/services/refunds/pay-out.js';
import { refundOverpayment } from '../../src/services/refunds/refund-overpayment.js';
import { tellRefund } from '../../src/services/refunds/tell-refund.js';
import { findRefund } from '../../src/store/ledger/refund-reads.js';
import { envelope, invoiceNow, type LedgerDesk, payerId } from '../support/ledger-desk.js';
import {
  answer,
  type Command,
  command,
  invoiceCount,
  type Numbers,
  pickOf,
  reason,
  shareOf,
} from './model-kit.js';
import {
  balanceOf,
  cashOn,
  creditableOf,
  get,
  type Model,
  type ModelRefund,
  outstandingOf,
  owed,
  recover,
  smaller,
  takeCash,
} from './small-model.js';

/** What of each line was given back, in whatever way. */
export function creditedOf({ lines }: Invoice): bigint[] {
  return lines.map(({ credited, refunded }) => credited + refunded);
}

function cashSum(model: Model, id: string): bigint {
  return cashOn(model, id).reduce((sum, [, left]) => sum + left, 0n);
}

function modelRefused(model: Model, id: string, amount: bigint, isCash: boolean): string | null {
  const { isVoid, pending } = get(model.invoices, id);
  if (isVoid) return 'invoice-void';
  if (pending.size > 0) return 'payment-pending';
  const whole = creditableOf(model, id);
  const most = isCash ? smaller(whole, cashSum(model, id)) : whole;
  if (amount <= most) return null;
  return isCash ? 'over-refundable' : 'over-creditable';
}

/** The real one says how units are rounded over lines; the model keeps that they sum exactly. */
async function takeOverLines(model: Model, desk: LedgerDesk, id: string, amount: bigint) {
  const invoice = get(model.invoices, id);
  const after = creditedOf(await invoiceNow(desk, id));
  const given = after.map((now, index) => now - (invoice.lines[index]?.credited ?? 0n));
  expect(given.reduce((sum, one) => sum + one, 0n)).toBe(amount);
  for (const [index, line] of invoice.lines.entries()) {
    line.credited = after[index] ?? 0n;
    expect(line.credited <= line.amount).toBe(true);
  }
  return given;
}

async function keepRefunds(
  model: Model,
  { desk, asked }: { desk: LedgerDesk; asked: AskedRefund },
  of: ModelRefund['of'],
): Promise<void> {
  for (const { refundId, paymentId, amount } of asked.refunds) {
    const refund = await findRefund(desk.store, refundId);
    const lines = refund?.lines.map((share) => share.amount) ?? [];
    model.refunds.set(refundId, {
      ...{ of, invoice: asked.invoiceId ?? '', payment: paymentId ?? '', amount },
      ...{ state: 'asked', lines, lots: [] },
    });
    if (paymentId !== null) get(model.payments, paymentId).refunded += amount;
  }
}

function refundCommand({ pick, share }: Numbers, how: 'proposed' | 'cash'): Command {
  return command(`refund ${how} ${pick} ${share}`, invoiceCount, async (model, { desk, last }) => {
    const id = pickOf(model.invoices, pick);
    const invoice = get(model.invoices, id);
    const whole = creditableOf(model, id);
    const isCash = how === 'cash';
    const amount = shareOf(isCash ? smaller(whole, cashSum(model, id)) : whole, share);
    const operation = envelope(randomUUID());
    const wish = { invoiceId: id, amount, line: null, how, paymentId: null, provider: null };
    const words = { reason, noteToCustomer: '', notifyCustomer: false };
    const press = () => askRefund(desk, operation, { ...wish, ...words });
    const expected = modelRefused(model, id, amount, isCash);
    const { code, value } = await answer(press());
    expect(code).toBe(expected);
    if (code !== null || !isAsked(value)) return 'refused';
    last.set('refund', press);
    const toInvoice = isCash ? 0n : smaller(amount, outstandingOf(model, id));
    const parts = takeCash(model, id, amount - toInvoice);
    expect(value.refunds.map((one) => ({ payment: one.paymentId, amount: one.amount }))).toEqual(
      parts,
    );
    const sent = parts.reduce((sum, part) => sum + part.amount, 0n);
    const toAccount = amount - toInvoice - sent;
    const given = await takeOverLines(model, desk, id, amount);
    invoice.toInvoice += toInvoice;
    invoice.toAccount += toAccount;
    invoice.refunded += sent;
    await keepRefunds(model, { desk, asked: value }, 'payment');
    if (value.noteNumber !== null) {
      const noteId = `club:${value.noteNumber}`;
      const standing = toInvoice + toAccount;
      model.notes.set(noteId, { invoice: id, toInvoice, lines: given, standing });
      if (toAccount > 0n) model.lots.push({ name: noteId, from: id, left: toAccount });
    }
    return 'accepted';
  });
}

function isAsked(value: object): value is AskedRefund {
  return 'refunds' in value;
}

function overpaymentCommand({ pick, share }: Numbers): Command {
  return command(`refund over ${pick} ${share}`, invoiceCount, async (model, { desk, last }) => {
    const over = [...model.invoices].filter(([name]) => owed(model, name) < 0n);
    const id = pickOf(share > 90 || over.length === 0 ? model.invoices : new Map(over), pick);
    const invoice = get(model.invoices, id);
    const debt = owed(model, id);
    const overpaid = debt < 0n ? -debt : 0n;
    const most = smaller(overpaid, cashSum(model, id));
    const amount = shareOf(most, share);
    const operation = envelope();
    const input = { invoiceId: id, amount, provider: null, reason };
    const press = () => refundOverpayment(desk, operation, input);
    const { code, value } = await answer(press());
    const tooMuch = amount > most ? 'over-overpaid' : null;
    const open = overpaid === 0n ? 'nothing-overpaid' : tooMuch;
    expect(code).toBe(invoice.pending.size > 0 ? 'payment-pending' : open);
    if (code !== null || !isAsked(value)) return 'refused';
    last.set('refund over', press);
    invoice.overRefunded += amount;
    await keepRefunds(model, { desk, asked: value }, 'overpayment');
    return 'accepted';
  });
}

function payOutCommand({ pick, share }: Numbers): Command {
  return command(
    `pay out ${pick} ${share}`,
    () => 1,
    async (model, { desk, last }) => {
      const amount = shareOf(balanceOf(model), share);
      const operation = envelope();
      const input = { payerId, currency: 'GBP', amount, provider: 'bank', reason };
      const press = () => payOut(desk, operation, input);
      const { code, value } = await answer(press());
      expect(code).toBe(amount > balanceOf(model) ? 'over-balance' : null);
      if (code !== null || !isAsked(value)) return 'refused';
      last.set('pay out', press);
      await keepRefunds(model, { desk, asked: value }, 'account-credit');
      const refund = get(model.refunds, value.refunds[0]?.refundId ?? '');
      let missing = amount;
      for (const lot of model.lots) {
        const taken = smaller(lot.left, missing);
        if (taken === 0n) continue;
        lot.left -= taken;
        missing -= taken;
        refund.lots.push({ lot, amount: taken });
      }
      return 'accepted';
    },
  );
}

type Told = 'waiting' | 'done' | 'failed';

const changes: Record<ModelRefund['state'], readonly Told[]> = {
  asked: ['waiting', 'done', 'failed'],
  waiting: ['done', 'failed'],
  done: ['failed'],
  failed: [],
};

/** Everything that the refund did is as before. */
async function putBack(model: Model, desk: LedgerDesk, refund: ModelRefund): Promise<void> {
  const { of, amount, lots } = refund;
  for (const { lot, amount: back } of lots) lot.left += back;
  if (of === 'account-credit') return;
  const invoice = get(model.invoices, refund.invoice);
  get(model.payments, refund.payment).refunded -= amount;
  // Money that did not go out arrives where it is owed: of an overpayment, and on a void invoice.
  if (of === 'overpayment' || invoice.isVoid) recover(model, refund.invoice, amount);
  if (of === 'overpayment') invoice.overRefunded -= amount;
  else invoice.refunded -= amount;
  if (of === 'payment' && !invoice.isVoid) {
    await takeOverLines(model, desk, refund.invoice, -amount);
  }
}

/** Tells any refund anything, in any order and as often as it comes. */
function tellCommand({ pick, share }: Numbers, state: Told): Command {
  return command(
    `refund told ${state} ${pick} ${share}`,
    (model) => model.refunds.size,
    async (model, { desk }) => {
      const refundId = pickOf(model.refunds, pick);
      const refund = get(model.refunds, refundId);
      const common = { attempt: 1, providerRefundId: 're_1', on: '2026-11-23' };
      const told =
        state === 'done' ? { ...common, state, feeMinor: BigInt(share) } : { ...common, state };
      const actor = { kind: 'job', job: 'sweep' } as const;
      const move = await tellRefund(desk, actor, { refundId, told, reason });
      const moves = changes[refund.state].includes(state);
      expect(move === 'moves').toBe(moves);
      if (!moves) return 'refused';
      refund.state = state;
      if (state === 'failed') await putBack(model, desk, refund);
      return 'accepted';
    },
  );
}

export const refundCommands: ((numbers: Numbers) => Command)[] = [
  (each) => refundCommand(each, 'proposed'),
  (each) => refundCommand(each, 'cash'),
  (each) => refundCommand(each, 'cash'),
  overpaymentCommand,
  overpaymentCommand,
  payOutCommand,
  (each) => tellCommand(each, 'waiting'),
  (each) => tellCommand(each, 'done'),
  (each) => tellCommand(each, 'failed'),
  (each) => tellCommand(each, 'failed'),
];
