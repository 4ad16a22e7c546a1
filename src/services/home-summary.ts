import type { CalendarDate } from '../domain/calendar-date.js';
import type { CreditNote } from '../domain/credit/credit-note.js';
import type { Actor } from '../domain/people/actor.js';
import { requireRight } from '../domain/people/permission.js';
import { termStart } from '../domain/term-start.js';
import { type Figure, sumCredited, sumOwed, sumPending } from '../store/ledger/club-figures.js';
import { sumInHand } from '../store/ledger/credit-in-hand.js';
import { findRecentNotes } from '../store/ledger/credit-note-reads.js';
import { findGivenUp } from '../store/outbox/outbox-queue.js';
import type { SweepRun } from '../store/sweep/sweep-run.js';
import { findBusyRuns } from '../store/sweep/sweep-runs.js';
import { countRequests, type OpenRequests } from './approvals/waiting.js';
import type { Desk } from './desk.js';
import { todayOf } from './desk-day.js';
import { readPayerNames } from './people/payer-names.js';
import { type RefundsWaiting, refundsWaiting } from './refunds/refunds-to-do.js';
import {
  type OrderChangesWaiting,
  orderChangesWaiting,
} from './sessions/cancelling/order-changes.js';

export type { Figure };

/** How the club stands, one figure per currency; credit since the day on which the term began. */
export type ClubFigures = {
  owed: Figure[];
  overdue: Figure[];
  pending: Figure[];
  inHand: Figure[];
  credited: Figure[];
  creditedSince: CalendarDate;
};

export type HomeSummary = {
  figures: ClubFigures;
  recentCredits: { note: CreditNote; payerName: string }[];
  /** The newest that had something to do. */
  lastSweep: SweepRun | null;
  undelivered: number;
  /** Money that somebody has to send: how many refunds, and the day of the oldest. */
  refundsToDo: RefundsWaiting;
  /** What has to be changed in the billing system: how many orders, and the day of the oldest. */
  orderChanges: OrderChangesWaiting;
  requests: OpenRequests;
};

const recentCredits = 5;
const undeliveredCounted = 50;

/** Each figure is one read through an index, of what is open or in hand, or of this term. */
async function clubFigures(desk: Desk): Promise<ClubFigures> {
  const { store, club } = desk;
  const today = todayOf(desk);
  const creditedSince = termStart(today);
  const [open, pending, inHand, credited] = await Promise.all([
    sumOwed(store, club.id, today),
    sumPending(store, club.id),
    sumInHand(store, club.id, today),
    sumCredited(store, club.id, creditedSince),
  ]);
  return { ...open, pending, inHand, credited, creditedSince };
}

/** What the Home tab shows. @throws CreditError `not-allowed` */
export async function homeSummary(desk: Desk, actor: Actor): Promise<HomeSummary> {
  requireRight(actor, 'see-invoices');
  const clubId = desk.club.id;
  const [figures, notes, runs, givenUp, refundsToDo, orderChanges, requests] = await Promise.all([
    clubFigures(desk),
    findRecentNotes(desk.store, clubId, recentCredits),
    findBusyRuns(desk.store, clubId, 1),
    findGivenUp(desk.store, clubId, undeliveredCounted),
    refundsWaiting(desk, actor),
    orderChangesWaiting(desk, actor),
    countRequests(desk, actor),
  ]);
  const nameOf = await readPayerNames(
    desk,
    notes.map((note) => note.payerId),
  );
  return {
    figures,
    recentCredits: notes.map((note) => ({ note, payerName: nameOf(note.payerId) })),
    lastSweep: runs[0] ?? null,
    undelivered: givenUp.length,
    refundsToDo,
    orderChanges,
    requests,
  };
}
