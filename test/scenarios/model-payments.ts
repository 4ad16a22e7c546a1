import { expect } from 'vitest';
import { recordPayment, reversePayment } from '../../src/services/payments/record-payment.js';
import { envelope, type LedgerDesk, pay } from '../support/ledger-desk.js';
import {
  answer,
  type Command,
  command,
  count,
  invoiceCount,
  type Numbers,
  pickOf,
  shareOf,
} from './model-kit.js';
import { get, type Model, type ModelPayment, recover } from './small-model.js';

type Status = ModelPayment['state'];

/** What a payment can be told that changes it; all else was so, or is late. */
const arrows: Record<Status, readonly Status[]> = {
  pending: ['received', 'failed'],
  failed: ['pending', 'received'],
  received: ['bounced', 'returned'],
  bounced: ['received'],
  returned: [],
};

function payCommand({ pick, share }: Numbers, status: 'received' | 'pending'): Command {
  return command(`pay ${status} ${pick} ${share}`, invoiceCount, async (model, { desk }) => {
    const id = pickOf(model.invoices, pick);
    const invoice = get(model.invoices, id);
    // Half of the time more than the whole invoice.
    const amount = shareOf(invoice.total * 2n, share);
    await payInModel(model, { desk }, { id, amount, status });
  });
}

export async function payInModel(
  model: Model,
  { desk }: { desk: LedgerDesk },
  { id, amount, status }: { id: string; amount: bigint; status: 'received' | 'pending' | 'failed' },
): Promise<void> {
  const paymentId = await pay(desk, id, amount, { status });
  const fresh = { back: 0n, refunded: 0n, moved: 0n, turn: 0 };
  model.payments.set(paymentId, { invoice: id, amount, state: 'pending', ...fresh });
  tellModel(model, paymentId, status, amount);
}

/** Moves the model's payment, which is known to move. */
function tellModel(model: Model, paymentId: string, status: Status, amount: bigint): void {
  const payment = get(model.payments, paymentId);
  const invoice = get(model.invoices, payment.invoice);
  if (status === 'received') {
    const arrives = payment.state === 'bounced' ? payment.back : payment.amount;
    recover(model, payment.invoice, arrives);
    invoice.paid += arrives;
    payment.back = 0n;
    payment.turn = 1 + Math.max(...[...model.payments.values()].map(({ turn }) => turn));
  }
  if (status === 'bounced' || status === 'returned') {
    invoice.paid -= amount;
    payment.back = amount;
  }
  if (status === 'pending') invoice.pending.add(paymentId);
  else invoice.pending.delete(paymentId);
  payment.state = status;
}

function tell(
  desk: LedgerDesk,
  told: { paymentId: string; payment: ModelPayment; status: Status; amount: bigint },
) {
  const { paymentId, payment, status, amount } = told;
  if (status === 'bounced' || status === 'returned') {
    return reversePayment(desk, envelope(), { paymentId, how: status, amount });
  }
  const { invoice: invoiceId, amount: whole } = payment;
  const day = { provider: 'stripe', receivedOn: '2026-11-23' };
  return recordPayment(desk, envelope(), { invoiceId, paymentId, amount: whole, status, ...day });
}

/** Tells any payment anything, in any order and as often as it comes. */
function tellCommand({ pick, share }: Numbers, status: Status): Command {
  return command(
    `tell ${status} ${pick} ${share}`,
    (model) => model.payments.size,
    async (model, { desk, accepted }) => {
      const paymentId = pickOf(model.payments, pick);
      const payment = get(model.payments, paymentId);
      const back = status === 'bounced' || status === 'returned';
      const unheard = payment.state === 'pending' || payment.state === 'failed';
      // Mostly all of it goes back, sometimes a part, sometimes more than there was.
      const amount =
        back && (share < 20 || share > 100) ? shareOf(payment.amount, share) : payment.amount;
      const { code, value } = await answer(tell(desk, { paymentId, payment, status, amount }));
      const moves = arrows[payment.state].includes(status);
      // What is refunded, or to be, cannot be returned once more.
      const isRefunded = status === 'returned' && payment.refunded > 0n;
      const most = isRefunded ? payment.amount - payment.refunded : payment.amount;
      const over = isRefunded ? 'payment-refunded' : 'over-payment';
      const tooMuch = moves && amount > most ? over : null;
      expect(code).toBe(back && unheard ? 'payment-state' : tooMuch);
      if (code !== null) return 'refused';
      expect(value).toMatchObject({ alreadySo: !moves });
      if ('recovered' in value && value.recovered !== 0n) count(accepted, 'recovered');
      if (moves) tellModel(model, paymentId, status, amount);
      return 'accepted';
    },
  );
}

export const paymentCommands: ((numbers: Numbers) => Command)[] = [
  (each) => payCommand(each, 'received'),
  (each) => payCommand(each, 'pending'),
  (each) => tellCommand(each, 'received'),
  (each) => tellCommand(each, 'received'),
  (each) => tellCommand(each, 'failed'),
  (each) => tellCommand(each, 'pending'),
  (each) => tellCommand(each, 'bounced'),
  (each) => tellCommand(each, 'returned'),
];
