import type { Payment } from '../../domain/payments/payment.js';
import { ownId } from '../../domain/record-id.js';
import type { ProviderDispute, RefundProvider } from '../../providers/refund-provider.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';

/** Tells finance how a dispute stands, once for each standing, and once more when it could be booked. */
export async function tellDispute(
  desk: Desk,
  told: {
    id: string;
    provider: RefundProvider;
    dispute: ProviderDispute;
    payment: Payment;
    refusal: string | null;
    isAgain: boolean;
  },
): Promise<void> {
  const { id, provider, dispute, payment, refusal, isAgain } = told;
  const { club, financeChannel, store } = desk;
  if (financeChannel === null) return;
  const { standing: how, amountMinor: amount, currency } = dispute;
  const invoiceNumber = ownId(club.id, payment.invoiceId);
  const { payerId } = payment;
  await storeMessage(store, {
    id: `dispute:${id}:${how}${isAgain ? ':booked' : ''}`,
    clubId: club.id,
    target: { room: 'finance' },
    notice: {
      ...{ kind: 'payment-disputed', how, provider: provider.title, amount, currency },
      ...{ invoiceNumber, payerId, refusal },
    },
    now: desk.now(),
  });
  desk.wake('outbox');
}
