import { givenByAll } from '../../domain/approvals/given.js';
import { type GivenAlone, withItem } from '../../domain/approvals/given-alone.js';
import type { Need } from '../../domain/approvals/needs-second-person.js';
import { OnlyPlanned, SecondPersonNeeded } from '../../domain/approvals/second-person-needed.js';
import { invoiceIdOf } from '../../domain/books/journal-entry.js';
import {
  type ChainedPlan,
  type Change,
  type EventContext,
  entriesOf,
} from '../../domain/books/plan.js';
import { FactsMoved } from '../../domain/books/promise.js';
import type { AlsoTold } from '../../domain/notice.js';
import type { Action } from '../../domain/people/rights.js';
import { findSummary } from '../../store/approvals/request-reads.js';
import type { Beside } from '../../store/ledger/commit-plans.js';
import { findTurn, secondPersonTurnId } from '../../store/ledger/turns.js';
import type { Approval } from '../books/envelope.js';
import type { GivenOn } from '../books/require-unlike.js';
import type { TogetherRequest } from '../books/together-request.js';
import type { Desk } from '../desk.js';
import { givenItemOf } from './given-item.js';
import { openRequestRefusal } from './open-requests.js';
import { planToTell } from './plan-to-tell.js';
import { readNeed } from './read-need.js';

/** What is written with an act that may be booked, and what is told of it besides. */
export type Passed = Pick<Beside, 'givenAlone' | 'requestChange' | 'outbox' | 'turn'> & {
  also: AlsoTold;
};

type Gated = Pick<
  TogetherRequest<never>,
  'act' | 'envelope' | 'reason' | 'input' | 'promised' | 'promisedInAll' | 'sameThing'
>;

const free: Passed = { outbox: [], also: {} };

/** What a provider says that it has sent already is written down; nobody gives it by that. */
const writtenDown: readonly Action[] = ['record-refund'];

function isAnswerable({ act, envelope: { actor } }: Gated): boolean {
  const isPerson = actor.kind === 'staff' || actor.kind === 'command-line';
  return isPerson && !writtenDown.includes(act);
}

async function triedBy(
  desk: Desk,
  request: Gated,
  plans: readonly ChainedPlan[],
  context: EventContext,
) {
  const { act, input, reason, promised = [], promisedInAll } = request;
  // Where several plans say something each, all that they do together is kept.
  const said = promisedInAll ?? (plans.length === 1 ? promised[0] : undefined);
  const planned = await planToTell(desk, plans, { input, said }, context);
  return { act, input: { ...input, reason }, reason, requestHash: context.requestHash, planned };
}

/** What a plan gives, and on what. */
export function givenOn(
  { act, input }: Pick<Gated, 'act' | 'input'>,
  plans: readonly ChainedPlan[],
): GivenOn | null {
  const entries = plans.flatMap(entriesOf);
  const [first] = entries;
  if (first === undefined) return null;
  const { payerId, currency } = first;
  const { lotId } = input;
  return {
    ...{ act, payerId, currency, amount: givenByAll(entries).amount },
    invoiceId: invoiceIdOf(entries),
    lotId: typeof lotId === 'string' ? lotId : null,
  };
}

/** What stands in the database of a request by this very form. */
async function askedBefore(desk: Desk, { envelope }: Gated): Promise<Need | null> {
  const { operationId: id } = envelope;
  const asked = await findSummary(desk.store, { id, clubId: desk.club.id });
  return asked?.need ?? null;
}

/** What is asked for once at a time is not open already. @throws CreditError `request-open` */
async function requireNotOpen(
  desk: Desk,
  request: Gated,
  plans: readonly ChainedPlan[],
): Promise<void> {
  const subject = givenOn(request, plans);
  if (subject === null) return;
  const open = await openRequestRefusal(desk, request.envelope.actor, subject);
  if (open !== null) throw open.refusal;
}

async function passApproval(
  desk: Desk,
  { sameThing, input }: Gated,
  approval: Approval,
  { plans, context }: { plans: readonly ChainedPlan[]; context: EventContext },
): Promise<Passed> {
  if (approval.kind === 'look') {
    const { said, askedAt } = approval;
    const same = (await sameThing?.booked(askedAt)) ?? null;
    throw new OnlyPlanned(await planToTell(desk, plans, { input, said }, context), same);
  }
  const { requestChange, outbox, by, seenUpTo } = approval;
  if (seenUpTo !== undefined) {
    const same = (await sameThing?.booked(seenUpTo)) ?? null;
    if (same !== null && same.createdAt > seenUpTo) throw new FactsMoved(['same']);
  }
  return { requestChange, outbox, also: { approvedByUserId: by } };
}

/**
 * The gate before every booking of a person: what gives too much away is refused unless a second
 * person approved it. It asks the entries and not the form, so it stands before every door.
 * @returns what is written with it, or why one person may not do it
 * @throws OnlyPlanned where the act was only to be looked at; FactsMoved where the same was booked
 * after whoever approves looked at it; CreditError `request-open`
 */
export async function passGate(
  desk: Desk,
  request: Gated,
  plans: readonly ChainedPlan[],
  context: EventContext,
): Promise<Passed | SecondPersonNeeded> {
  const { actor, approval } = request.envelope;
  if (approval !== undefined) {
    return passApproval(desk, request, approval, { plans, context });
  }
  const entries = plans.flatMap(entriesOf);
  const [first] = entries;
  const { amount, always } = givenByAll(entries);
  if (first === undefined || !isAnswerable(request) || (amount === 0n && !always)) return free;
  // Nothing that could be read would ask for a second person then.
  const isOwnPossible = actor.kind === 'staff' && actor.email !== undefined;
  if (!always && desk.approvals.thresholdMinor === null && !isOwnPossible) return free;
  const { payerId, currency } = first;
  const turn = await findTurn(desk.store, secondPersonTurnId(payerId));
  const [asked, { need, owner, before }] = await Promise.all([
    askedBefore(desk, request),
    readNeed(desk, actor, { payerId, currency, amount, always }),
  ]);
  if (asked === null && need !== null && desk.approvals.singleHanded) {
    return { outbox: [], also: { singleHanded: true } };
  }
  const stopping = asked ?? need;
  if (stopping !== null) {
    if (asked === null) await requireNotOpen(desk, request, plans);
    return new SecondPersonNeeded(stopping, await triedBy(desk, request, plans, context), turn);
  }
  if (desk.approvals.thresholdMinor === null) return free;
  const { now } = context;
  const after = withItem(before, owner, { item: givenItemOf(entries, amount, now), now });
  const givenAlone: Change<GivenAlone> = { before, after };
  return { givenAlone, turn, outbox: [], also: {} };
}
