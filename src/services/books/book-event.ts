import { bookedFacts } from '../../domain/books/booked-facts.js';
import { chained } from '../../domain/books/chain.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { ChainedPlan, EventContext, Plan } from '../../domain/books/plan.js';
import { FactsMoved, type Promised, requirePromised } from '../../domain/books/promise.js';
import { type PayerDocuments, requireComplete } from '../../domain/books/require-complete.js';
import { CreditError, refuse } from '../../domain/errors.js';
import type { Notice } from '../../domain/notice.js';
import { requireRight } from '../../domain/people/permission.js';
import type { Action } from '../../domain/people/rights.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import type { Envelope } from './envelope.js';
import { hashRequest } from './request-hash.js';
import { bookingOf, findTaken, sendBooking } from './send-booking.js';
import { findOpen } from './undecided.js';

export type Booked = { entry: JournalEntry; replayed: boolean };

/** How often a plan is made anew because somebody else was quicker. */
const planTries = 6;

/** One form books once, whatever is chosen in it, so its id alone is the key. */
export function formKey(operationId: string): string {
  return `form:${operationId}`;
}

type BookRequest<State> = {
  /** What is done: who may do it, and a part of the digest of the request. */
  act: Action;
  envelope: Envelope;
  reason: string;
  /** The caller's inputs, all of them besides the reason, for the digest. */
  input: Record<string, unknown>;
  load: () => Promise<State>;
  plan: (state: State, context: EventContext) => Plan;
  notices: (plan: Plan, state: State) => Notice[];
  /**
   * What the form said would happen. It is no input: a second press is answered from the journal,
   * though the facts have moved since.
   */
  promised?: Promised | undefined;
};

/** A plan with the entry that it books, and the state that it was made from. */
type Ready<State> = { plan: ChainedPlan; entry: JournalEntry; state: State };

/**
 * Checks the right, reads, plans and writes one event in one transaction. A plan that turns out stale is made
 * again from fresh state; a key that exists already is answered from the journal. Events of one
 * payer take turns, so that this process never fights with itself over an account. Every plan is
 * held against what was promised of it, right before it is written.
 * @throws CreditError `not-allowed`, of the rule, `being-imported`, `key-reused`, `outcome-open`, `stale-plan`;
 * FactsMoved when something else would happen than what was promised; OutcomeUnknown
 */
export async function bookEvent<State extends PayerDocuments>(
  desk: Desk,
  request: BookRequest<State>,
): Promise<Booked> {
  requireRight(request.envelope.actor, request.act);
  const context = contextFor(desk, request);
  const first = await planOrReplay(desk, request, context);
  if ('replayed' in first) return first;
  const { payerId } = first.entry;
  // What was read before others had their turn would be stale, so it is read again after them.
  const ready = desk.queue.isBusy(payerId) ? null : first;
  return desk.queue.run(payerId, () => bookInTurn(desk, request, context, ready));
}

async function bookInTurn<State extends PayerDocuments>(
  desk: Desk,
  request: BookRequest<State>,
  context: EventContext,
  ready: Ready<State> | null,
): Promise<Booked> {
  let next: Ready<State> | null = ready;
  let payerId = '';
  for (let attempt = 1; attempt <= planTries; attempt += 1) {
    const made = next ?? (await planOrReplay(desk, request, context));
    next = null;
    if ('replayed' in made) return made;
    const { plan, entry, state } = made;
    ({ payerId } = entry);
    const outbox = noticesToFinance(desk, entry.id, request.notices(plan, state));
    const booking = bookingOf(request.envelope, [entry], context.now);
    const result = await sendBooking(desk, booking, { plans: [plan], outbox });
    if (result.kind === 'committed') {
      if (outbox.length > 0) desk.wake('outbox');
      return { entry, replayed: false };
    }
    if (result.kind === 'duplicate' && result.collection === 'journal') {
      const stored = await findTaken(desk, booking, entry);
      if (stored !== null) return replay(stored, context);
    }
  }
  return refuseStale(desk, payerId);
}

/** Nothing of a payer can be changed while a majority does not know its last change. */
async function refuseStale(desk: Desk, payerId: string): Promise<never> {
  const open = await findOpen(desk, payerId);
  return open.length > 0 ? refuse('outcome-open', {}) : refuse('stale-plan', { tries: planTries });
}

function contextFor(
  desk: Desk,
  request: Pick<BookRequest<never>, 'act' | 'envelope' | 'reason' | 'input'>,
): EventContext {
  const { act, input, reason, envelope } = request;
  const { operationId, actor } = envelope;
  return {
    key: formKey(operationId),
    requestHash: hashRequest({ ...input, act, reason, operationId }),
    actor,
    reason,
    ...momentOf(desk),
  };
}

/** A refusal of a request that was booked before, or moved facts, are no more than a second press. */
async function planOrReplay<State extends PayerDocuments>(
  desk: Desk,
  request: BookRequest<State>,
  context: EventContext,
): Promise<Ready<State> | Booked> {
  const state = await request.load();
  try {
    requireComplete(state);
    const plan = chained(request.plan(state, context), digestOf);
    if (plan.entry === null) throw new Error(`${context.key} books nothing`);
    requirePromised(request.promised ?? {}, plan, { today: context.today, digestOf });
    return { plan, entry: plan.entry, state };
  } catch (error) {
    if (!(error instanceof CreditError || error instanceof FactsMoved)) throw error;
    const stored = await findEntry(desk.store, context.key);
    if (stored !== null) return replay(stored, context);
    throw error;
  }
}

function replay(stored: JournalEntry, context: EventContext): Booked {
  if (stored.requestHash !== context.requestHash) refuse('key-reused', bookedFacts(stored));
  return { entry: stored, replayed: true };
}
