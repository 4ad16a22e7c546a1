import { likeRequest, type Subject } from '../../domain/approvals/asked-twice.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { type Earlier, LooksAlike } from '../../domain/books/looks-alike.js';
import { findEntry } from '../../store/ledger/ledger-reads.js';
import { openRequestsOf } from '../approvals/open-requests.js';
import type { Desk } from '../desk.js';
import type { Envelope } from './envelope.js';
import { findUndecided } from './undecided.js';

/** What is the same as what a form would book. */
export type SameThing = {
  /** The newest that was booked since, and stands. */
  booked: (since: Date) => Promise<Earlier | null>;
  /** Whether an entry that is under way would do the same. */
  isSame: (entry: JournalEntry) => boolean;
};

/** How long the same thing looks like a mistake. */
const lookAlikeMs = 10 * 60_000;

/** What is given by it, and on what; an open request for the same looks alike as well. */
export type GivenOn = Subject & { amount: bigint };

type Asking = {
  envelope: Envelope;
  sameThing: SameThing;
  payerId: string;
  key: string;
  given?: GivenOn | null;
};

async function findAsked(
  desk: Desk,
  { envelope, given = null }: Asking,
  since: Date,
): Promise<Earlier | null> {
  if (given === null || given.amount === 0n) return null;
  const open = await openRequestsOf(desk, given.payerId);
  const others = open.filter(({ id }) => id !== envelope.operationId);
  const request = likeRequest({ ...given, since }, others);
  if (request === undefined) return null;
  const { id: requestId, askedAt: createdAt, requesterId: createdBy } = request;
  return { number: null, createdAt, createdBy, requestId };
}

/**
 * Refuses what looks like something that was booked or asked for minutes ago or is under way, unless the person
 * was asked about it; never an operation that was sent before, since that is a second press of the
 * same form. It sees what was booked before the plan was read, and what comes later makes the plan
 * stale: so of two at once the second is asked, in whatever process.
 * @throws LooksAlike
 */
export async function requireUnlike(desk: Desk, asking: Asking): Promise<void> {
  const { envelope, sameThing, payerId, key } = asking;
  const { operationId, askedUpTo } = envelope;
  if (askedUpTo === undefined) return;
  const undecided = await findUndecided(desk, payerId);
  if (undecided.some((booking) => booking.operationId === operationId)) return;
  const since = new Date(desk.now().getTime() - lookAlikeMs);
  const [booked, asked] = await Promise.all([
    sameThing.booked(since),
    findAsked(desk, asking, since),
  ]);
  const same = undecided.find(({ entries }) => entries.some(sameThing.isSame));
  const sent = same && { number: null, createdAt: same.sentAt, createdBy: same.userId ?? '' };
  const found = [sent, asked, booked].find(
    (one) => one != null && (askedUpTo === null || one.createdAt > askedUpTo),
  );
  if (found == null) return;
  // Looked up after what was booked: what this very operation booked comes with its entry.
  if ((await findEntry(desk.store, key)) !== null) return;
  throw new LooksAlike(found);
}
