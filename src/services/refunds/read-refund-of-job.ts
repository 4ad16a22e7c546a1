import type { Refund } from '../../domain/refunds/refund.js';
import {
  type RefundOfJob,
  refundOfJob,
  sessionOfRefund,
} from '../../domain/refunds/refund-of-job.js';
import { findSessions } from '../../store/club/session-reads.js';
import type { Desk } from '../desk.js';
import { requireRefund } from './load-refund.js';

/** The job that asked for a refund, as far as it can still be run again; null: a person asked for it. */
export async function readRefundOfJob(
  { store }: Desk,
  refund: Pick<Refund, 'id' | 'lines'>,
): Promise<RefundOfJob | null> {
  const sessionId = sessionOfRefund(refund);
  if (sessionId === null) return null;
  const [session] = await findSessions(store, [sessionId]);
  if (session === undefined) return null;
  return refundOfJob(refund, { sessionId, cancelled: session.cancelled ?? null });
}

/** The same for a result: what is booked is booked, whether this can be read or not. */
export async function jobOfRefundAfterBooking(
  desk: Desk,
  refundId: string,
): Promise<RefundOfJob | null> {
  try {
    return await readRefundOfJob(desk, await requireRefund(desk, refundId));
  } catch (error) {
    desk.log.error({ err: error }, 'the job of a refund could not be read for a result');
    return null;
  }
}
