import { bookedFacts } from '../../domain/books/booked-facts.js';
import { chainedInTurn } from '../../domain/books/chain.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import {
  asOne,
  type ChainedPlan,
  type EventContext,
  type NumberedContext,
  type Plan,
} from '../../domain/books/plan.js';
import { FactsMoved, type Promised, requirePromised } from '../../domain/books/promise.js';
import { type PayerDocuments, requireComplete } from '../../domain/books/require-complete.js';
import { CreditError, refuse } from '../../domain/errors.js';
import type { Notice } from '../../domain/notice.js';
import { requireRight } from '../../domain/people/permission.js';
import type { Action } from '../../domain/people/rights.js';
import { digestOf } from '../../store/ledger/digest.js';
import { findEntry, findNumberedEntries } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { momentOf } from '../desk-day.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import type { Envelope } from './envelope.js';
import { formKey } from './form-key.js';
import { hashRequest } from './request-hash.js';
import { bookingOf, findTaken, sendBooking } from './send-booking.js';
import { findOpen } from './undecided.js';

/** The main entries in the order of their plans; a replay has them from the journal. */
export type BookedTogether = { entries: [JournalEntry, ...JournalEntry[]]; replayed: boolean };

/** How often a plan is made anew because somebody else was quicker. */
const planTries = 6;

export type TogetherRequest<State> = {
  /** What is done: who may do it, and a part of the digest of the request. */
  act: Action;
  envelope: Envelope;
  reason: string;
  /** The caller's inputs, all of them besides the reason, for the digest. */
  input: Record<string, unknown>;
  /** The form books several entries, numbered in their keys. */
  isNumbered: boolean;
  load: () => Promise<State>;
  /** What it was planned from, of a payer's documents that others change as well. */
  documentsOf: (state: State) => readonly PayerDocuments[];
  /** At least one plan, all of one payer and each with an entry under the key of its number. */
  plan: (state: State, contextOf: NumberedContext) => Plan[];
  notices: (plans: readonly Plan[], state: State) => Notice[];
  /**
   * What the form said would happen, of each plan. It is no input: a second press is answered from
   * the journal, though the facts have moved since.
   */
  promised?: readonly Promised[] | undefined;
  /** The same of all plans together, which are made one from another. */
  promisedInAll?: Promised | undefined;
};

/** Plans with the entries that they book, and the state that they were made from. */
type Ready<State> = {
  plans: ChainedPlan[];
  entries: [JournalEntry, ...JournalEntry[]];
  state: State;
};

/**
 * Checks the right, reads, plans and writes what one press does in one transaction. Plans that turn
 * out stale are made again from fresh state; a key that exists already is answered from the journal.
 * Events of one payer take turns, so that this process never fights with itself over an account.
 * Every plan is held against what was promised of it, right before it is written.
 * @throws CreditError `not-allowed`, of the rule, `being-imported`, `key-reused`, `outcome-open`,
 * `stale-plan`; FactsMoved when something else would happen than what was promised; OutcomeUnknown
 */
export async function bookTogether<State>(
  desk: Desk,
  request: TogetherRequest<State>,
): Promise<BookedTogether> {
  requireRight(request.envelope.actor, request.act);
  const context = contextFor(desk, request);
  const first = await planOrReplay(desk, request, context);
  if ('replayed' in first) return first;
  const [{ payerId }] = first.entries;
  // What was read before others had their turn would be stale, so it is read again after them.
  const ready = desk.queue.isBusy(payerId) ? null : first;
  return desk.queue.run(payerId, () => bookInTurn(desk, request, context, ready));
}

async function bookInTurn<State>(
  desk: Desk,
  request: TogetherRequest<State>,
  context: EventContext,
  ready: Ready<State> | null,
): Promise<BookedTogether> {
  let next: Ready<State> | null = ready;
  let payerId = '';
  for (let attempt = 1; attempt <= planTries; attempt += 1) {
    const made = next ?? (await planOrReplay(desk, request, context));
    next = null;
    if ('replayed' in made) return made;
    const { plans, entries, state } = made;
    const [entry] = entries;
    ({ payerId } = entry);
    const outbox = noticesToFinance(desk, entry.id, request.notices(plans, state));
    const booking = bookingOf(request.envelope, entries, context.now);
    const result = await sendBooking(desk, booking, { plans, outbox });
    if (result.kind === 'committed') {
      if (outbox.length > 0) desk.wake('outbox');
      return { entries, replayed: false };
    }
    if (result.kind === 'duplicate' && result.collection === 'journal') {
      const stored = await findTaken(desk, booking, entry);
      if (stored !== null) return replay(desk, request, stored, context);
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
  request: Pick<TogetherRequest<never>, 'act' | 'envelope' | 'reason' | 'input' | 'isNumbered'>,
): EventContext {
  const { act, input, reason, envelope, isNumbered } = request;
  const { operationId, actor } = envelope;
  const key = formKey(operationId);
  return {
    key: isNumbered ? `${key}:1` : key,
    requestHash: hashRequest({ ...input, act, reason, operationId }),
    actor,
    reason,
    ...momentOf(desk),
  };
}

/** A refusal of a request that was booked before, or moved facts, are no more than a second press. */
async function planOrReplay<State>(
  desk: Desk,
  request: TogetherRequest<State>,
  context: EventContext,
): Promise<Ready<State> | BookedTogether> {
  const state = await request.load();
  try {
    request.documentsOf(state).forEach(requireComplete);
    const contextOf = numberedFrom(request, context);
    const plans = chainedInTurn(request.plan(state, contextOf), digestOf);
    const entries = mainEntries(plans, context.key);
    requireAllPromised(request, plans, context);
    return { plans, entries, state };
  } catch (error) {
    if (!(error instanceof CreditError || error instanceof FactsMoved)) throw error;
    const stored = await findEntry(desk.store, context.key);
    if (stored !== null) return replay(desk, request, stored, context);
    throw error;
  }
}

function requireAllPromised(
  { promised = [], promisedInAll = {} }: Pick<TogetherRequest<never>, 'promised' | 'promisedInAll'>,
  plans: readonly ChainedPlan[],
  { today }: EventContext,
): void {
  requirePromised(promisedInAll, asOne(plans), { today, digestOf });
  for (const [index, plan] of plans.entries()) {
    requirePromised(promised[index] ?? {}, plan, { today, digestOf });
  }
}

function mainEntries(plans: readonly ChainedPlan[], key: string): Ready<never>['entries'] {
  const [first, ...others] = plans.map(({ entry }) => {
    if (entry === null) throw new Error(`${key} books nothing`);
    return entry;
  });
  if (first?.id !== key) throw new Error(`the first entry of ${key} has another key`);
  return [first, ...others];
}

function numberedFrom(
  { envelope }: Pick<TogetherRequest<never>, 'envelope'>,
  context: EventContext,
): NumberedContext {
  return (number) =>
    number === 1 ? context : { ...context, key: `${formKey(envelope.operationId)}:${number}` };
}

async function replay(
  desk: Desk,
  { isNumbered, envelope }: Pick<TogetherRequest<never>, 'isNumbered' | 'envelope'>,
  stored: JournalEntry,
  context: EventContext,
): Promise<BookedTogether> {
  if (stored.requestHash !== context.requestHash) refuse('key-reused', bookedFacts(stored));
  const all = isNumbered
    ? await findNumberedEntries(desk.store, formKey(envelope.operationId))
    : [];
  return { entries: [stored, ...all.filter(({ id }) => id !== stored.id)], replayed: true };
}
