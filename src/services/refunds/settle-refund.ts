import type { Promised } from '../../domain/books/promise.js';
import type { AgainState } from '../../domain/refunds/ask-again.js';
import { type PersonTold, planPersonTold, toldOf } from '../../domain/refunds/person-told.js';
import type { RefundOfJob } from '../../domain/refunds/refund-of-job.js';
import { tryTurn } from '../../domain/refunds/try-turn.js';
import { findTurn, type Turn } from '../../store/ledger/turns.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { requireByPeople, type SentBy, sentByDesk } from '../providers/sent-by-desk.js';
import { loadRefund } from './load-refund.js';
import { readRefundOfJob } from './read-refund-of-job.js';
import { mailOfTold, type ToldRefund, toldNotices, toldRefund } from './told-refund.js';

/**
 * A person says that a refund is done or could not be done.
 * @throws CreditError `not-allowed`, `not-found`, `sent-by-provider`, of {@link planPersonTold}, and what
 * {@link bookEvent} throws
 */
export async function settleRefund(
  desk: Desk,
  envelope: Envelope,
  input: { refundId: string; told: PersonTold; reason: string; notifyCustomer?: boolean },
  promised?: Promised,
): Promise<ToldRefund> {
  const { refundId, told, reason, notifyCustomer = true } = input;
  const { actor } = envelope;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'settle-refund',
    envelope,
    reason,
    promised,
    // As it was hashed before there was a choice: most forms say Yes.
    input: { refundId, ...told, ...(notifyCustomer ? {} : { notifyCustomer }) },
    load: () => loadToSettle(desk, refundId),
    plan: (state, context) => {
      requireByPeople(state.refund, state.sentBy);
      return planPersonTold(state, told, context);
    },
    mail: (_told, { refund }) => (notifyCustomer ? mailOfTold(refund, told) : null),
    notices: (_plan, state) =>
      toldNotices(state.refund, {
        ...{ told: toldOf(state.refund, told), reason, actor, ofJob: state.ofJob },
      }),
    turnOf: ({ turn }) => turn,
  });
  return toldRefund(desk, entry, { state: told.state, replayed });
}

type ToSettle = AgainState & {
  sentBy: SentBy | undefined;
  ofJob: RefundOfJob | null;
  turn: Turn;
};

async function loadToSettle(desk: Desk, refundId: string): Promise<ToSettle> {
  const state = await loadRefund(desk, refundId);
  // Before it is asked who sends it: another process that begins to meanwhile takes the turn.
  const turn = await findTurn(desk.store, tryTurn(state.refund));
  const sent = await sentByDesk(desk, [state.refund]);
  const ofJob = await readRefundOfJob(desk, state.refund);
  return { ...state, sentBy: sent.get(refundId), ofJob, turn };
}
