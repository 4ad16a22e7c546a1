import type { Change } from '../../books/plan.js';
import type { JobPart } from './job-part.js';
import { isGoneMeanwhile } from './part-outcome.js';

/** What of a part's turn its payer has not been told yet. */
export type PartNews = {
  after: JobPart;
  /** Its session is cancelled, or the person has left, and nobody said so before. */
  isNews: boolean;
  /** Passes, orders and places were dealt with now. */
  isReleasedNow: boolean;
  /** Its money was booked now. */
  hasMoney: boolean;
  /** What becomes of its money is not known yet. */
  isOpen: boolean;
};

/** A cancelled session is cancelled whatever became of the part; who leaves has to have left. */
function isNewsOf({ before, after }: Change<JobPart>): boolean {
  if (before?.isReleased === true) return false;
  return after.subject.kind === 'enrolment' ? after.isReleased : (before?.attempt ?? 1) === 1;
}

/** Null where there is nothing that was not told before. */
export function newsOf(change: Change<JobPart>): PartNews | null {
  const { before, after } = change;
  if (isGoneMeanwhile(after)) return null;
  const isNews = isNewsOf(change);
  const hasMoney = after.state === 'booked' && after.result !== null;
  if (!isNews && !hasMoney) return null;
  const isReleasedNow = after.isReleased && before?.isReleased !== true;
  return { after, isNews, isReleasedNow, hasMoney, isOpen: !hasMoney && after.state !== 'nothing' };
}
