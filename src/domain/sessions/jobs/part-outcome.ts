import { alreadyGiven } from '../already-given.js';
import type { PlannedPart } from '../cancelling/plan-attendee.js';
import type { JobPart, PartResult, PartState } from './job-part.js';
import { isOtherEffect } from './part-effect.js';

/** What becomes of a part when its turn comes, before anything is written. */
export type PartOutcome = {
  state: Exclude<PartState, 'ready'>;
  /** Why it could not be done, in words; empty where it could. */
  problem: string;
};

/** What is known of a part when its turn comes. */
export type PartNow = {
  planned: PlannedPart;
  /** Why the rules refuse its amount now. */
  refusal: string | null;
  /** Its place was released meanwhile: the contact left the product. */
  isGone: boolean;
};

const gone = 'Was removed from the product meanwhile, so nothing was done here.';
/** Somebody removed it from the product between the look and its turn, and told of that. */
export function isGoneMeanwhile({ problem }: Pick<JobPart, 'problem'>): boolean {
  return problem === gone;
}

const moved =
  'Something else would happen now than what was shown, because invoice, credit or payments changed meanwhile. Look at it once more.';
const pending =
  'A payment for the invoice is on its way. Run this again when it has arrived or failed.';

/** An order that was to fall, and was invoiced since, does not fall any more: that has to be seen. */
function hasSameOrders(part: JobPart, { beside }: PlannedPart): boolean {
  const falling = new Set(beside.orders.map(({ orderId }) => orderId));
  return part.beside.orders.every(({ orderId }) => falling.has(orderId));
}

/** An amount that somebody typed was meant beside what was given for the same until then. */
function isGivenSince(part: JobPart, planned: PlannedPart): boolean {
  return part.isEdited && alreadyGiven(planned) > alreadyGiven(part);
}

/**
 * What to do with a part: only what was shown is booked. What something else would happen to waits
 * for a second look, what a payment in flight holds up waits for that, and the others go on.
 */
export function outcomeOf(part: JobPart, { planned, refusal, isGone }: PartNow): PartOutcome {
  if (isGone) return { state: 'changed', problem: gone };
  if (planned.reason === 'payment-pending') return { state: 'pending', problem: pending };
  if (planned.amount > planned.most || refusal !== null) {
    return { state: 'changed', problem: refusal ?? moved };
  }
  const isSame =
    (part.isReleased || hasSameOrders(part, planned)) &&
    !isGivenSince(part, planned) &&
    planned.offered === part.offered &&
    planned.amount === part.amount &&
    planned.group === part.group &&
    !isOtherEffect(part.effect, planned.effect);
  if (!isSame) return { state: 'changed', problem: moved };
  return { state: planned.amount === 0n ? 'nothing' : 'booked', problem: '' };
}

/** The part as it stands after its turn. */
export function partAfter(
  part: JobPart,
  { state, problem }: PartOutcome,
  result: PartResult | null,
): JobPart {
  const isDone = state === 'nothing' || state === 'booked';
  return {
    ...part,
    ...{ state, problem, result },
    isReleased: part.isReleased || isDone,
    seq: part.seq + 1n,
  };
}
