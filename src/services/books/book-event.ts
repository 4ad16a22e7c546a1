import { chained } from '../../domain/books/chain.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { ChainedPlan, EventContext, Plan } from '../../domain/books/plan.js';
import { type PayerDocuments, requireComplete } from '../../domain/books/require-complete.js';
import { CreditError, refuse } from '../../domain/errors.js';
import type { Notice } from '../../domain/notice.js';
import type { Actor } from '../../domain/people/actor.js';
import { commitPlans } from '../../store/ledger/commit-plans.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import { hashRequest } from './request-hash.js';

/**
 * What every write brings along. `operationId` is minted when a form opens: the same id with the
 * same inputs gets the stored answer again, and is never booked twice.
 */
export type Envelope = { actor: Actor; operationId: string };

export type Booked = { entry: JournalEntry; replayed: boolean };

/** How often a plan is made anew because somebody else was quicker. */
const planTries = 6;

type BookRequest<State> = {
  /** Idempotency key of the event; it becomes the journal entry's `_id`. */
  key: string;
  envelope: Envelope;
  reason: string;
  /** The caller's inputs, for the digest. */
  input: Record<string, unknown>;
  load: () => Promise<State>;
  plan: (state: State, context: EventContext) => Plan;
  notices: (plan: Plan, state: State) => Notice[];
};

/** A plan with the entry that it books, and the state that it was made from. */
type Ready<State> = { plan: ChainedPlan; entry: JournalEntry; state: State };

/**
 * Reads, plans and writes one event in one transaction. A plan that turns out stale is made
 * again from fresh state; a key that exists already is answered from the journal. Events of one
 * payer take turns, so that this process never fights with itself over an account.
 * @throws CreditError of the rule, `being-imported`, `key-reused`, `stale-plan`
 */
export async function bookEvent<State extends PayerDocuments>(
  desk: Desk,
  request: BookRequest<State>,
): Promise<Booked> {
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
  for (let attempt = 1; attempt <= planTries; attempt += 1) {
    const made = next ?? (await planOrReplay(desk, request, context));
    next = null;
    if ('replayed' in made) return made;
    const { plan, entry, state } = made;
    const outbox = noticesToFinance(desk, entry.id, request.notices(plan, state));
    const result = await commitPlans(desk.store, [plan], { outbox });
    if (result.kind === 'committed') {
      if (outbox.length > 0) desk.wake('outbox');
      return { entry, replayed: false };
    }
    if (result.kind === 'duplicate' && result.collection === 'journal') {
      const stored = await replay(desk, context);
      if (stored !== null) return stored;
    }
  }
  return refuse('stale-plan', { tries: planTries });
}

function contextFor(
  desk: Desk,
  request: Pick<BookRequest<never>, 'key' | 'envelope' | 'reason' | 'input'>,
): EventContext {
  return {
    key: request.key,
    requestHash: hashRequest({ ...request.input, operationId: request.envelope.operationId }),
    actor: request.envelope.actor,
    reason: request.reason,
    ...momentOf(desk),
  };
}

/** A refusal of a request that was booked before is no refusal but a second press. */
async function planOrReplay<State extends PayerDocuments>(
  desk: Desk,
  request: BookRequest<State>,
  context: EventContext,
): Promise<Ready<State> | Booked> {
  const state = await request.load();
  try {
    requireComplete(state);
    const plan = chained(request.plan(state, context), digestOf);
    if (plan.entry === null) throw new Error(`${request.key} books nothing`);
    return { plan, entry: plan.entry, state };
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    const stored = await findEntry(desk.store, context.key);
    if (stored !== null && stored.requestHash === context.requestHash) {
      return { entry: stored, replayed: true };
    }
    throw error;
  }
}

/** Null while the other press's entry is not yet on a majority of the servers. */
async function replay(desk: Desk, context: EventContext): Promise<Booked | null> {
  const stored = await findEntry(desk.store, context.key);
  if (stored === null) return null;
  if (stored.requestHash !== context.requestHash) return refuse('key-reused', { key: context.key });
  return { entry: stored, replayed: true };
}
