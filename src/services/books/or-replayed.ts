import { SecondPersonNeeded } from '../../domain/approvals/second-person-needed.js';
import { bookedFacts } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { LooksAlike } from '../../domain/books/looks-alike.js';
import type { EventContext } from '../../domain/books/plan.js';
import { FactsMoved } from '../../domain/books/promise.js';
import { CreditError, refuse } from '../../domain/errors.js';
import { findEntry, findNumberedEntries } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { formKey } from './form-key.js';
import type { TogetherRequest } from './together-request.js';

/** The main entries in the order of their plans; a replay has them from the journal. */
export type BookedTogether = { entries: [JournalEntry, ...JournalEntry[]]; replayed: boolean };

type Keyed = Pick<TogetherRequest<never>, 'numbered' | 'envelope'>;

function isAnswer(error: unknown): boolean {
  if (error instanceof FactsMoved || error instanceof LooksAlike) return true;
  return error instanceof SecondPersonNeeded || error instanceof CreditError;
}

/** An answer to a request that was booked before is no more than a second press. */
export async function orReplayed<Made>(
  desk: Desk,
  request: Keyed,
  context: EventContext,
  make: () => Promise<Made>,
): Promise<Made | BookedTogether> {
  try {
    return await make();
  } catch (error) {
    if (!isAnswer(error)) throw error;
    const stored = await findEntry(desk.store, context.key);
    if (stored !== null) return replay(desk, request, stored, context);
    throw error;
  }
}

export async function replay(
  desk: Desk,
  { numbered, envelope }: Keyed,
  stored: JournalEntry,
  context: EventContext,
): Promise<BookedTogether> {
  if (stored.requestHash !== context.requestHash) refuse('key-reused', bookedFacts(stored));
  const isOne = numbered === 'none';
  const all = isOne ? [] : await findNumberedEntries(desk.store, formKey(envelope.operationId));
  return { entries: [stored, ...all.filter(({ id }) => id !== stored.id)], replayed: true };
}
