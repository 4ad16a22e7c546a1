import { createHash } from 'node:crypto';
import type { Actor } from '../domain/actor.js';
import { calendarDateIn } from '../domain/calendar-date.js';
import { CreditError, refuse } from '../domain/errors.js';
import type { JournalEntry } from '../domain/journal-entry.js';
import type { Notice, NoticeTarget } from '../domain/notice.js';
import type { EventContext, Plan } from '../domain/plan.js';
import { commitPlans } from '../store/commit-plans.js';
import { findEntry } from '../store/ledger-reads.js';
import { newOutboxRow, type OutboxRow } from '../store/outbox-row.js';
import type { Desk } from './desk.js';

/**
 * What every write brings along. `operationId` is minted when a form opens: the same id with the
 * same inputs gets the stored answer again, and is never booked twice.
 */
export type Envelope = { actor: Actor; operationId: string };

export type Booked = { entry: JournalEntry; replayed: boolean };

/** How often a plan is made anew because somebody else was quicker. */
const planTries = 6;

/** The digest of a request; big integers as decimal strings, fields in a fixed order. */
export function hashRequest(input: Record<string, unknown>): string {
  const sorted = Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify(sorted, (_field, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return createHash('sha256').update(text).digest('base64url');
}

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

/**
 * Reads, plans and writes one event in one transaction. A plan that turns out stale is made
 * again from fresh state; a key that exists already is answered from the journal.
 * @throws CreditError of the rule, `key-reused`, `stale-plan`
 */
export async function bookEvent<State>(desk: Desk, request: BookRequest<State>): Promise<Booked> {
  const context = contextFor(desk, request);
  for (let attempt = 1; attempt <= planTries; attempt += 1) {
    const state = await request.load();
    const plan = await planOrReplay(desk, request, context, state);
    if ('replayed' in plan) return plan;
    if (plan.entry === null) throw new Error(`${request.key} booked nothing`);
    const outbox = outboxFor(desk, plan.entry.id, request.notices(plan, state));
    const result = await commitPlans(desk.store, [plan], { outbox });
    if (result.kind === 'committed') {
      if (outbox.length > 0) desk.wakeOutbox();
      return { entry: plan.entry, replayed: false };
    }
    if (result.kind === 'duplicate' && result.collection === 'journal') {
      return replay(desk, context);
    }
  }
  return refuse('stale-plan', { tries: planTries });
}

function contextFor(
  desk: Desk,
  request: Pick<BookRequest<never>, 'key' | 'envelope' | 'reason' | 'input'>,
): EventContext {
  const now = desk.now();
  return {
    key: request.key,
    requestHash: hashRequest({ ...request.input, operationId: request.envelope.operationId }),
    actor: request.envelope.actor,
    reason: request.reason,
    today: calendarDateIn(now, desk.club.timeZone),
    now,
  };
}

/** A refusal of a request that was booked before is no refusal but a second press. */
async function planOrReplay<State>(
  desk: Desk,
  request: BookRequest<State>,
  context: EventContext,
  state: State,
): Promise<Plan | Booked> {
  try {
    return request.plan(state, context);
  } catch (error) {
    if (!(error instanceof CreditError)) throw error;
    const stored = await findEntry(desk.store, context.key);
    if (stored !== null && stored.requestHash === context.requestHash) {
      return { entry: stored, replayed: true };
    }
    throw error;
  }
}

async function replay(desk: Desk, context: EventContext): Promise<Booked> {
  const stored = await findEntry(desk.store, context.key);
  if (stored === null || stored.requestHash !== context.requestHash) {
    return refuse('key-reused', { key: context.key });
  }
  return { entry: stored, replayed: true };
}

/** Notices for the finance channel; without a channel there is nobody to tell. */
export function outboxFor(desk: Desk, eventId: string, notices: readonly Notice[]): OutboxRow[] {
  const { club, financeChannel } = desk;
  if (financeChannel === null) return [];
  const target: NoticeTarget = { channel: financeChannel };
  const now = desk.now();
  return notices.map((notice, index) =>
    newOutboxRow(`${eventId}/${index + 1}`, { clubId: club.id, target, notice, now }),
  );
}

export function userIdOf(actor: Actor): string {
  return actor.kind === 'staff' ? actor.userId : actor.kind;
}
