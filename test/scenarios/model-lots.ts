import { expect } from 'vitest';
import { withdrawOpeningCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { returnOverpayment } from '../../src/services/payments/return-overpayment.js';
import { envelope } from '../support/ledger-desk.js';
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
  get,
  type Model,
  type ModelLot,
  owed,
  recover,
  smaller,
  takeCash,
  waits,
} from './small-model.js';

function moveCommand({ pick, share }: Numbers): Command {
  return command(`move ${pick} ${share}`, invoiceCount, async (model, { desk, last }) => {
    const over = [...model.invoices].filter(([name]) => owed(model, name) < 0n);
    const some = share > 90 || over.length === 0 ? model.invoices : new Map(over);
    const invoiceId = pickOf(some, pick);
    const invoice = get(model.invoices, invoiceId);
    const debt = owed(model, invoiceId);
    const overpaid = debt < 0n ? -debt : 0n;
    const amount = shareOf(overpaid, share);
    const operation = envelope();
    const press = () => moveOverpayment(desk, operation, { invoiceId, amount });
    const { code } = await answer(press());
    const tooMuch = amount > overpaid ? 'over-overpaid' : null;
    expect(code).toBe(overpaid === 0n ? 'nothing-overpaid' : tooMuch);
    if (code !== null) return 'refused';
    last.set('move', press);
    // Who paid last paid too much.
    const parts = takeCash(model, invoiceId, amount);
    for (const part of parts) get(model.payments, part.payment).moved += part.amount;
    invoice.moved += amount;
    const name = `form:${operation.operationId}`;
    model.lots.push({ name, from: invoiceId, left: amount, movedOf: parts.toReversed() });
    return 'accepted';
  });
}

/** Lots of one origin, also those with nothing left; a few acts ask for what is spent. */
function lotsFrom(model: Model, origin: 'open' | 'move'): Map<string, ModelLot> {
  // A lot is named by the entry that opened it, and that of a move by its form.
  const prefix = origin === 'move' ? 'form:' : 'open:';
  const lots = model.lots.filter(({ name }) => name.startsWith(prefix));
  return new Map(lots.map((lot) => [lot.name, lot]));
}

/** What a refusal to take something out of a lot is about, apart from its invoice. */
function unspent(lot: ModelLot, amount: bigint): string | null {
  if (lot.left === 0n) return 'nothing-unspent';
  return amount > lot.left ? 'over-unspent' : null;
}

function withdrawCommand({ pick, share }: Numbers): Command {
  return command(
    `withdraw ${pick} ${share}`,
    (model) => lotsFrom(model, 'open').size,
    async (model, { desk, last }) => {
      const lots = lotsFrom(model, 'open');
      const lotId = pickOf(lots, pick);
      const lot = get(lots, lotId);
      const amount = shareOf(lot.left, share);
      const operation = envelope();
      const press = () => withdrawOpeningCredit(desk, operation, { lotId, amount, reason });
      const { code } = await answer(press());
      expect(code).toBe(unspent(lot, amount));
      if (code !== null) return 'refused';
      last.set('withdraw', press);
      lot.left -= amount;
      return 'accepted';
    },
  );
}

function returnCommand({ pick, share }: Numbers): Command {
  return command(
    `return ${pick} ${share}`,
    (model) => lotsFrom(model, 'move').size,
    async (model, { desk, last }) => {
      const lots = lotsFrom(model, 'move');
      const lotId = pickOf(lots, pick);
      const lot = get(lots, lotId);
      const invoice = get(model.invoices, lot.from);
      const amount = shareOf(lot.left, share);
      const operation = envelope();
      const press = () => returnOverpayment(desk, operation, { lotId, amount, reason });
      const { code } = await answer(press());
      expect(code).toBe(waits(invoice) ?? unspent(lot, amount));
      if (code !== null) return 'refused';
      last.set('return', press);
      recover(model, lot.from, amount);
      invoice.moved -= amount;
      lot.left -= amount;
      let missing = amount;
      for (const part of lot.movedOf ?? []) {
        const back = smaller(part.amount, missing);
        get(model.payments, part.payment).moved -= back;
        part.amount -= back;
        missing -= back;
      }
      return 'accepted';
    },
  );
}

export const lotCommands = [moveCommand, moveCommand, withdrawCommand, returnCommand];
