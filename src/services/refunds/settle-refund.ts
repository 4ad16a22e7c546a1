import type { EventContext, Plan } from '../../domain/books/plan.js';
import type { Promised } from '../../domain/books/promise.js';
import { refuse } from '../../domain/errors.js';
import { ownId } from '../../domain/record-id.js';
import type { AgainState } from '../../domain/refunds/ask-again.js';
import type { RefundTold } from '../../domain/refunds/refund-moves.js';
import { planRefundTold } from '../../domain/refunds/settle-refund.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { requireByPeople, type SentBy, sentByDesk } from '../providers/sent-by-desk.js';
import { loadRefund } from './load-refund.js';
import { type ToldRefund, toldNotices, toldRefund } from './told-refund.js';

/** What a person says of a refund, of whichever try is the newest. */
export type PersonTold =
  | (Pick<RefundTold, 'on'> & { state: 'done'; feeMinor: bigint })
  | (Pick<RefundTold, 'on'> & { state: 'failed' });

function toldOf({ refund }: AgainState, told: PersonTold): RefundTold {
  return { ...told, attempt: refund.attempt, providerRefundId: null };
}

/**
 * What a person's word about a refund books.
 * @throws CreditError `day-ahead`, `refund-state` when it stands so already or is past that,
 * `back-before-received` of money that went out before it came
 */
export function planPersonTold(state: AgainState, told: PersonTold, context: EventContext): Plan {
  const { refund, entries } = state;
  const answer = planRefundTold(state, toldOf(state, told), context);
  if (answer.kind !== 'moves') refuse('refund-state', { state: refund.state, wanted: told.state });
  const received = entries.findLast(({ kind, refs }) => {
    return kind === 'payment.received' && refs.paymentId === refund.paymentId;
  });
  const receivedOn = received?.details.payment?.receivedOn;
  if (told.state === 'done' && receivedOn !== undefined && told.on < receivedOn) {
    const paymentId = ownId(refund.clubId, refund.paymentId ?? '');
    refuse('back-before-received', { paymentId, receivedOn });
  }
  return answer.plan;
}

/**
 * A person says that a refund is done or could not be done.
 * @throws CreditError `not-allowed`, `not-found`, `sent-by-provider`, of {@link planPersonTold}, and what
 * {@link bookEvent} throws
 */
export async function settleRefund(
  desk: Desk,
  envelope: Envelope,
  input: { refundId: string; told: PersonTold; reason: string },
  promised?: Promised,
): Promise<ToldRefund> {
  const { refundId, told, reason } = input;
  const { actor } = envelope;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'settle-refund',
    envelope,
    reason,
    promised,
    input: { refundId, ...told },
    load: () => loadToSettle(desk, refundId),
    plan: (state, context) => {
      requireByPeople(state.refund, state.sentBy);
      return planPersonTold(state, told, context);
    },
    notices: (_plan, state) =>
      toldNotices(state.refund, { told: toldOf(state, told), reason, actor }),
  });
  return toldRefund(desk, entry, { state: told.state, replayed });
}

type ToSettle = AgainState & { sentBy: SentBy | undefined };

async function loadToSettle(desk: Desk, refundId: string): Promise<ToSettle> {
  const state = await loadRefund(desk, refundId);
  const sent = await sentByDesk(desk, [state.refund]);
  return { ...state, sentBy: sent.get(refundId) };
}
