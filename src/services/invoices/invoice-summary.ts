import type { InvoiceTotals } from '../../domain/invoices/invoice-totals.js';
import { findingStatuses, type ListedStatus } from '../../domain/invoices/listed-status.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import {
  findStatuses,
  hasOverdue,
  hasOverpaid,
  sumInvoices,
} from '../../store/club/invoice-totals.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { filterOf, type ListedInvoices } from './invoice-list.js';

/**
 * Sums need each invoice itself, so a longer list has none, unless it is one of debts or of what is
 * overpaid: those are what a club keeps few (`docs/decisions/totals-of-lists.md`).
 */
export const summedAtMost = 2_000;

/**
 * The sums of what a list finds, one row per currency; null where too much is found to be summed.
 * @throws CreditError `not-allowed`
 */
export async function summariseInvoices(
  desk: Desk,
  actor: Actor,
  listed: ListedInvoices & { total: number },
): Promise<InvoiceTotals[] | null> {
  requireRight(actor, 'see-invoices');
  const { status, total } = listed;
  const isFew = status === 'outstanding' || status === 'overdue' || status === 'overpaid';
  if (total > summedAtMost && !isFew) return null;
  return await sumInvoices(desk.store, filterOf(desk, listed));
}

/** The filters that find at least one of the club's invoices. @throws CreditError `not-allowed` */
export async function offeredStatuses(desk: Desk, actor: Actor): Promise<ListedStatus[]> {
  requireRight(actor, 'see-invoices');
  const owner = { clubId: desk.club.id, today: todayOf(desk) };
  const [held, overdue, overpaid] = await Promise.all([
    findStatuses(desk.store, owner.clubId),
    hasOverdue(desk.store, owner),
    hasOverpaid(desk.store, owner.clubId),
  ]);
  return findingStatuses({ ...held, overdue, overpaid });
}
