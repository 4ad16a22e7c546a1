import { ownId } from '../../domain/record-id.js';
import type { Refund } from '../../domain/refunds/refund.js';
import type { RefundProvider } from '../../providers/refund-provider.js';
import { storeMessage } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';

/** Tells finance, once for each attempt, that nobody knows what became of it. */
export async function tellOpenRefund(
  desk: Desk,
  provider: RefundProvider,
  { refund, problem }: { refund: Refund; problem: string },
): Promise<void> {
  const { club, financeChannel, store } = desk;
  const { id, attempt, invoiceId, payerId, amount, currency } = refund;
  if (financeChannel === null || invoiceId === null) return;
  const invoiceNumber = ownId(club.id, invoiceId);
  await storeMessage(store, {
    id: `refund-open:${id}:${attempt}`,
    clubId: club.id,
    target: { room: 'finance' },
    notice: {
      ...{ kind: 'refund-open', provider: provider.title, invoiceNumber, payerId },
      ...{ amount, currency, problem },
    },
    now: desk.now(),
  });
  desk.wake('outbox');
}
