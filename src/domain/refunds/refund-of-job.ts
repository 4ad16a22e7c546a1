import type { SessionCancellation } from '../people/club-records.js';
import type { Refund } from './refund.js';

/** What a refund that a job asked for is about now. */
export type RefundOfJob =
  /** Its session is still cancelled by this job, where it can be run again. */
  | { kind: 'job'; jobId: string }
  /** Its session takes place again, so it is not owed any more. */
  | { kind: 'takes-place' };

/** The session that a refund was given for, when a cancellation asked for it; else null. */
export function sessionOfRefund({ id, lines }: Pick<Refund, 'id' | 'lines'>): string | null {
  const sessionIds = lines.flatMap(({ givenFor }) =>
    givenFor?.kind === 'sessions' ? givenFor.parts.map(({ sessionId }) => sessionId) : [],
  );
  return sessionIds.find((sessionId) => id.startsWith(keyOf(sessionId))) ?? null;
}

/** @param cancelled how its session is cancelled now; null: it takes place */
export function refundOfJob(
  { id }: Pick<Refund, 'id'>,
  { sessionId, cancelled }: { sessionId: string; cancelled: SessionCancellation | null },
): RefundOfJob {
  const isOwn = cancelled !== null && id.startsWith(`${keyOf(sessionId)}${cancelled.number}:`);
  return isOwn ? { kind: 'job', jobId: cancelled.jobId } : { kind: 'takes-place' };
}

/** As `planCancellationPage` names what happens once. */
function keyOf(sessionId: string): string {
  return `cancel:${sessionId}:`;
}
