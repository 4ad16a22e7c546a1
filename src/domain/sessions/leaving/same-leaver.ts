import type { JobPart } from '../jobs/job-part.js';
import { isOtherEffect } from '../jobs/part-effect.js';

/** What a part does beside the money, as one text to be compared. */
function besideText({ beside, subject }: JobPart): string {
  const kept = subject.kind === 'enrolment' ? subject.orderKept : [];
  return [
    ...beside.releases,
    ...beside.passUses.map(({ passId, bookingId }) => `${passId} ${bookingId}`),
    ...beside.orders.map(({ orderId, before, after }) => `${orderId} ${before} ${after}`),
    ...kept.map(({ orderId, dueOn, amount }) => `${orderId} kept ${dueOn} ${amount}`),
  ].join('\n');
}

/** Whether everything that was shown of somebody who leaves would happen now, too. */
export function isSameLeaver(shown: JobPart, now: JobPart): boolean {
  return (
    shown.amount === now.amount &&
    shown.offered === now.offered &&
    shown.group === now.group &&
    !isOtherEffect(shown.effect, now.effect) &&
    besideText(shown) === besideText(now)
  );
}
