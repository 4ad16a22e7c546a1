import type { Refund } from '../../../src/domain/refunds/refund.js';
import type { RefundProvider } from '../../../src/providers/refund-provider.js';
import { createStripeProvider } from '../../../src/providers/stripe/create-stripe-provider.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { findRefund } from '../../../src/store/ledger/refund-reads.js';
import { envelope, issue, type LedgerDesk, openLedgerDesk, pay } from '../ledger-desk.js';
import { addPayment } from './happenings.js';
import {
  type StripeStandIn,
  standInKey,
  standInWebhookSecret,
  startStripeStandIn,
} from './start-stripe-stand-in.js';

/** A desk that is connected to a Stripe of our own; both live by the clock of the desk. */
export type StripeDesk = {
  desk: LedgerDesk;
  standIn: StripeStandIn;
  stripe: RefundProvider;
  close(): Promise<void>;
};

export async function openStripeDesk(): Promise<StripeDesk> {
  const desk = await openLedgerDesk();
  const standIn = await startStripeStandIn(() => desk.clock.now);
  const stripe = stripeOf(standIn);
  desk.refundProviders = [stripe];
  return {
    desk,
    standIn,
    stripe,
    async close() {
      await standIn.close();
      await desk.close();
    },
  };
}

export function stripeOf(standIn: Pick<StripeStandIn, 'url'>, timeoutMs = 300): RefundProvider {
  const access = { secretKey: standInKey, apiUrl: standIn.url, timeoutMs };
  return createStripeProvider({ ...access, webhookSecret: standInWebhookSecret });
}

let payments = 0;

/** An invoice that was paid whole by card; its payment is known at Stripe. */
export async function paidByCard(
  { desk, standIn }: Pick<StripeDesk, 'desk' | 'standIn'>,
  amount: bigint,
): Promise<{ invoiceId: string; paymentId: string; intentId: string }> {
  payments += 1;
  const intentId = `pi_${payments}`;
  addPayment(standIn.state, { id: intentId, amount: Number(amount) });
  const invoiceId = await issue(desk, amount);
  const paymentId = await pay(desk, invoiceId, amount, { paymentId: `club:${intentId}` });
  return { invoiceId, paymentId, intentId };
}

/** What the finance channel is to be told, by kind, the oldest first. */
export async function toldFinance({ store }: LedgerDesk) {
  const rows = await store.collections.outbox.find().sort({ createdAt: 1, _id: 1 }).toArray();
  return rows.map(({ notice }) => notice);
}

/** Asks for cash of one payment; returns the refund's id. Minor units. */
export async function askRefundOf(
  desk: LedgerDesk,
  asked: { invoiceId: string; paymentId: string; amount: bigint; notifyWhenSent?: boolean },
): Promise<string> {
  const { invoiceId, paymentId, amount, notifyWhenSent } = asked;
  const wish = { line: null, how: 'cash', provider: null, reason: 'Left the club' } as const;
  const note = { noteToCustomer: '', notifyCustomer: false };
  const { refunds } = await askRefund(desk, envelope(), {
    ...{ invoiceId, paymentId, amount, notifyWhenSent },
    ...wish,
    ...note,
  });
  return refunds[0]?.refundId ?? '';
}

export async function refundNow({ store }: LedgerDesk, refundId: string): Promise<Refund> {
  const refund = await findRefund(store, refundId);
  if (refund === null) throw new Error(`${refundId} is not stored`);
  return refund;
}
