import type { CalendarDate } from '../../domain/calendar-date.js';
import { type Account, availableCredit } from '../../domain/credit/account.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { termStart } from '../../domain/term-start.js';
import { type Figure, sumCredited } from '../../store/ledger/club-figures.js';
import { findInHand, sumInHand } from '../../store/ledger/credit-in-hand.js';
import { findNotesSince } from '../../store/ledger/credit-note-reads.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerNames } from '../people/payer-names.js';

/** `page` is from 0. */
export type WantedPage = { page: number; pageSize: number };

/** `available` can be spent today, in minor units of the account's currency. */
export type PayerInHand = { account: Account; available: bigint; payerName: string };

/** `sums` are those of the whole list, one per currency: what the Home tab says. */
type Summed = { total: number; sums: Figure[] };

export type CreditInHand = WantedPage & Summed & { payers: PayerInHand[] };

export type CreditsGiven = WantedPage &
  Summed & {
    since: CalendarDate;
    credits: { note: CreditNote; payerName: string }[];
  };

/** Who has account credit in hand, the largest first. @throws CreditError `not-allowed` */
export async function payersWithCredit(
  desk: Desk,
  actor: Actor,
  { page, pageSize }: WantedPage,
): Promise<CreditInHand> {
  requireRight(actor, 'see-invoices');
  const today = todayOf(desk);
  const from = { skip: page * pageSize, limit: pageSize };
  const of = { clubId: desk.club.id, today };
  const [{ accounts, total }, sums] = await Promise.all([
    findInHand(desk.store, of, from),
    sumInHand(desk.store, desk.club.id, today),
  ]);
  const nameOf = await readPayerNames(
    desk,
    accounts.map(({ payerId }) => payerId),
  );
  const payers = accounts.map((account) => {
    const available = availableCredit(account, today);
    return { account, available, payerName: nameOf(account.payerId) };
  });
  return { payers, total, sums, page, pageSize };
}

/** The credit notes of this term, newest first. @throws CreditError `not-allowed` */
export async function creditsGiven(
  desk: Desk,
  actor: Actor,
  { page, pageSize }: WantedPage,
): Promise<CreditsGiven> {
  requireRight(actor, 'see-invoices');
  const since = termStart(todayOf(desk));
  const from = { skip: page * pageSize, limit: pageSize };
  const of = { clubId: desk.club.id, since };
  const [{ notes, total }, sums] = await Promise.all([
    findNotesSince(desk.store, of, from),
    sumCredited(desk.store, desk.club.id, since),
  ]);
  const nameOf = await readPayerNames(
    desk,
    notes.map(({ payerId }) => payerId),
  );
  const credits = notes.map((note) => ({ note, payerName: nameOf(note.payerId) }));
  return { credits, since, total, sums, page, pageSize };
}
