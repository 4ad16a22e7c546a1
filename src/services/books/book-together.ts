import { SecondPersonNeeded } from '../../domain/approvals/second-person-needed.js';
import { chainedInTurn } from '../../domain/books/chain.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { asOne, type ChainedPlan, type EventContext } from '../../domain/books/plan.js';
import { requirePromised } from '../../domain/books/promise.js';
import { requireComplete } from '../../domain/books/require-complete.js';
import { requireOpenDays } from '../../domain/books/require-open-days.js';
import { refuse } from '../../domain/errors.js';
import { requireOwed } from '../../domain/forgetting/require-owed.js';
import { requireRight } from '../../domain/people/permission.js';
import { digestOf } from '../../store/ledger/digest.js';
import { givenOn, type Passed, passGate } from '../approvals/gate.js';
import type { Desk } from '../desk.js';
import { mailToPayer } from '../notices/mail-to-payer.js';
import { noticesToFinance } from '../notices/notices-to-finance.js';
import { contextFor, numberedFrom } from './event-contexts.js';
import { type BookedTogether, orReplayed, replay } from './or-replayed.js';
import { pauseBeforeTry } from './pause-before-try.js';
import { requireUnlike } from './require-unlike.js';
import { bookingOf, findTaken, sendBooking } from './send-booking.js';
import type { TogetherRequest } from './together-request.js';
import { findOpen } from './undecided.js';

/** How often a plan is made anew because somebody else was quicker. */
const planTries = 6;

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
 * @throws CreditError `not-allowed`, of the rule, `being-imported`, `payer-forgotten`, `books-closed`, `key-reused`,
 * `outcome-open`, `stale-plan`; LooksAlike when the person has to be asked first; FactsMoved when something else
 * would happen than what was promised; SecondPersonNeeded; OutcomeUnknown
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
    await pauseBeforeTry(attempt);
    const made = next ?? (await planOrReplay(desk, request, context));
    next = null;
    if ('replayed' in made) return made;
    const passed = await passOrReplay(desk, request, context, made);
    if ('replayed' in passed) return passed;
    const { plans, entries, state } = made;
    const [entry] = entries;
    ({ payerId } = entry);
    const { also, outbox: more, ...beside } = passed;
    const told = request.notices(plans, state).map((notice) => ({ ...notice, ...also }));
    const mail = request.mail?.(told, state) ?? null;
    const mails = mail === null ? [] : mailToPayer(desk, entry.id, mail);
    const outbox = [...noticesToFinance(desk, entry.id, told), ...mails, ...more];
    const booking = bookingOf(request.envelope, entries, context.now);
    const turn = request.turnOf && { turn: request.turnOf(state) };
    const result = await sendBooking(desk, booking, { plans, ...beside, ...turn, outbox });
    if (result.kind === 'committed') {
      if (outbox.length > 0) desk.wake('outbox');
      if (mails.length > 0) desk.wake('mail');
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

async function planOrReplay<State>(
  desk: Desk,
  request: TogetherRequest<State>,
  context: EventContext,
): Promise<Ready<State> | BookedTogether> {
  const state = await request.load();
  return orReplayed(desk, request, context, async () => {
    request.documentsOf(state).forEach(requireComplete);
    const contextOf = numberedFrom(request, context);
    const plans = chainedInTurn(request.plan(state, contextOf), digestOf);
    requireOwed(plans);
    requireOpenDays(plans, desk.settings.closedUpTo);
    return { plans, entries: mainEntries(plans, context.key), state };
  });
}

/** What may stop a plan although its rule allows it: nothing that others do comes after it. */
async function passOrReplay<State>(
  desk: Desk,
  request: TogetherRequest<State>,
  context: EventContext,
  { plans, entries: [{ payerId }] }: Ready<State>,
): Promise<Passed | BookedTogether> {
  const { envelope, sameThing } = request;
  const { key } = context;
  return orReplayed(desk, request, context, async () => {
    const answer = await passGate(desk, request, plans, context);
    if (sameThing !== undefined) {
      const given = givenOn(request, plans);
      await requireUnlike(desk, { envelope, sameThing, payerId, key, given });
    }
    requireAllPromised(request, plans, context);
    if (answer instanceof SecondPersonNeeded) throw answer;
    return answer;
  });
}

function requireAllPromised(
  request: Pick<TogetherRequest<never>, 'envelope' | 'promised' | 'promisedInAll'>,
  plans: readonly ChainedPlan[],
  { today }: EventContext,
): void {
  const { approval } = request.envelope;
  if (approval?.kind === 'look') return;
  const { promised = [], promisedInAll = {} } = request;
  // What an approver was told counts, and not what was said to whoever asked.
  const inAll = approval?.said ?? promisedInAll;
  requirePromised(inAll, asOne(plans), { today, digestOf });
  if (approval !== undefined) return;
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
