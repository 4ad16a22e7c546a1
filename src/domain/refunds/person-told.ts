import type { EventContext, Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { requireReceivedBefore } from '../payments/require-received-before.js';
import type { AgainState } from './ask-again.js';
import type { Refund } from './refund.js';
import { requireFee } from './refund-fee.js';
import type { RefundTold } from './refund-moves.js';
import { planRefundTold } from './settle-refund.js';

/** What a person says of a refund, of whichever try is the newest. `feeMinor` in minor units. */
export type PersonTold =
  | (Pick<RefundTold, 'on'> & { state: 'done'; feeMinor: bigint; reference?: string })
  | (Pick<RefundTold, 'on'> & { state: 'failed' });

export function toldOf({ attempt }: Pick<Refund, 'attempt'>, told: PersonTold): RefundTold {
  return { ...told, attempt, providerRefundId: null };
}

/**
 * What a person's word about a refund books.
 * @throws CreditError `day-ahead`, `refund-state` when it stands so already or is past that,
 * `back-before-received` of money that went out before it came, `failed-before` of one that is
 * said to have failed before it was asked for or sent, `over-fee`
 */
export function planPersonTold(state: AgainState, told: PersonTold, context: EventContext): Plan {
  const { refund, entries } = state;
  const answer = planRefundTold(state, toldOf(refund, told), context);
  if (answer.kind !== 'moves') refuse('refund-state', { state: refund.state, wanted: told.state });
  const received = entries.findLast(({ kind, refs }) => {
    return kind === 'payment.received' && refs.paymentId === refund.paymentId;
  });
  if (told.state === 'done' && received !== undefined) {
    const { clubId, paymentId } = refund;
    const bookedOn = received.occurredOn;
    const receivedOn = received.details.payment?.receivedOn ?? bookedOn;
    const receipt = { clubId, paymentId: paymentId ?? '', receivedOn, bookedOn };
    requireReceivedBefore(told.on, receipt);
  }
  if (told.state === 'failed') requireLater(state, told);
  if (told.state === 'done') requireFee(refund, told.feeMinor);
  return answer.plan;
}

/** Else the tax that a month took back would rise again in a month before it. */
function requireLater({ refund, entries }: AgainState, { on }: Pick<RefundTold, 'on'>): void {
  const last = entries.findLast(({ kind, refs }) => {
    return refs.refundId === refund.id && (kind === 'refund.asked' || kind === 'refund.paid');
  });
  const since = last?.occurredOn ?? refund.askedOn;
  const was = last?.kind === 'refund.paid' ? 'done' : 'asked';
  if (on < since) refuse('failed-before', { was, since });
}
