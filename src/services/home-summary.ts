import type { CreditNote } from '../domain/credit/credit-note.js';
import type { Actor } from '../domain/people/actor.js';
import { requireRight } from '../domain/people/permission.js';
import { findRecentNotes } from '../store/ledger/credit-note-reads.js';
import { findGivenUp } from '../store/outbox/outbox-queue.js';
import type { SweepRun } from '../store/sweep/sweep-run.js';
import { findBusyRuns } from '../store/sweep/sweep-runs.js';
import type { Desk } from './desk.js';
import { readPayerNames } from './people/payer-names.js';

export type HomeSummary = {
  recentCredits: { note: CreditNote; payerName: string }[];
  /** The newest that had something to do. */
  lastSweep: SweepRun | null;
  undelivered: number;
};

const recentCredits = 5;
const undeliveredCounted = 50;

/** What the Home tab shows. @throws CreditError `not-allowed` */
export async function homeSummary(desk: Desk, actor: Actor): Promise<HomeSummary> {
  requireRight(actor, 'see-invoices');
  const clubId = desk.club.id;
  const [notes, runs, givenUp] = await Promise.all([
    findRecentNotes(desk.store, clubId, recentCredits),
    findBusyRuns(desk.store, clubId, 1),
    findGivenUp(desk.store, clubId, undeliveredCounted),
  ]);
  const nameOf = await readPayerNames(
    desk,
    notes.map((note) => note.payerId),
  );
  return {
    recentCredits: notes.map((note) => ({ note, payerName: nameOf(note.payerId) })),
    lastSweep: runs[0] ?? null,
    undelivered: givenUp.length,
  };
}
