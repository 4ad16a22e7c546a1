import { recordId } from '../../domain/record-id.js';
import type { ProviderDispute, RefundProvider } from '../../providers/refund-provider.js';
import { findDispute, storeDispute } from '../../store/providers/provider-disputes.js';
import { findProviderPayments } from '../../store/providers/provider-payments.js';
import type { Desk } from '../desk.js';
import { bookDispute, isTaken } from './book-dispute.js';
import { tellDispute } from './tell-dispute.js';

/**
 * Books what a dispute did to our money: it bounces while the provider holds it, and is received
 * again when the dispute is won. Meanwhile nothing of it can be refunded. Told again, or while nothing
 * has changed, it does nothing; what could not be booked, or was cut off by a kill, is tried again by
 * being told again.
 */
export async function hearDispute(
  desk: Desk,
  provider: RefundProvider,
  dispute: ProviderDispute,
): Promise<void> {
  const { club, store } = desk;
  const { disputeId, standing, paymentIds } = dispute;
  const named = { clubId: club.id, provider: provider.name, paymentIds };
  const payments = await findProviderPayments(store, named);
  const [first] = payments;
  if (first === undefined) return;
  const id = recordId(club.id, `${provider.name}:${disputeId}`);
  const before = await findDispute(store, id);
  const isAgain = before?.standing === standing;
  if (isAgain && before.isBooked) return;
  // One that was won before we heard of it took nothing in our books.
  const wasTaken = before !== null && isTaken(before);
  const isNothing = standing === 'returned' && !isAgain && !wasTaken;
  const isUnnamed = before?.isBooked === true && before.isNamed !== true;
  const refusal = await bookDispute(desk, { id, dispute, payments, isUnnamed });
  // Finance heard that it could not be booked, and hears once more when it was.
  if (!isNothing && (!isAgain || refusal === null)) {
    await tellDispute(desk, { id, provider, dispute, payment: first, refusal, isAgain });
  }
  const ours = payments.map((payment) => payment.id);
  const facts = { clubId: club.id, paymentIds: ours, standing, heardAt: desk.now() };
  await storeDispute(store, { id, ...facts, isBooked: refusal === null, isNamed: true });
}
