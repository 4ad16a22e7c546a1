import { inStatementOrder, withOwed } from '../../domain/books/statement-order.js';
import {
  type DaysOfEntries,
  type PayerCurrency,
  readDaysOfPage,
} from '../../store/ledger/payer-movements.js';
import type { Desk } from '../desk.js';
import type { Movement } from './credit-movements.js';
import { movementsPerPage, type PageOfMovements, pageOfMovements } from './page-of-movements.js';

/**
 * All that was booked for a payer in one currency, one page of it, newest first. `owed` is what
 * all their invoices owe now, in minor units: outstanding less overpaid.
 */
export type Everything = PageOfMovements & {
  view: 'everything';
  currency: string;
  owed: bigint;
  movements: Movement[];
};

/** Reads the days of the page alone; the sums go backwards from what the invoices owe now. */
export async function readEverything(
  desk: Desk,
  owner: PayerCurrency,
  wanted: number,
): Promise<Everything> {
  const limit = movementsPerPage;
  const days = await readDaysOfPage(desk.store, owner, { skip: wanted * limit, limit });
  const shown = pageOfMovements(wanted, days.total);
  if (shown.page !== wanted) return readEverything(desk, owner, shown.page);
  return everythingOf(days, owner.currency, shown);
}

/** A page of what lies on the days that were read, with what was owed after each. */
export function everythingOf(
  days: DaysOfEntries,
  currency: string,
  shown: PageOfMovements,
): Everything {
  const { page, pageSize } = shown;
  const rows = withOwed(inStatementOrder(days.entries), days.owedAfter).toReversed();
  const first = page * pageSize - days.newer;
  const movements = rows.slice(first, first + pageSize);
  return { view: 'everything', currency, owed: days.owedNow, movements, ...shown };
}

/**
 * The newest `most` movements in one piece, as of one moment, newest first. However much was booked on
 * one day, there are no more of them: a document of thousands would keep everybody waiting.
 */
export async function readAllMovements(
  desk: Desk,
  owner: PayerCurrency,
  most: number,
): Promise<Everything> {
  const days = await readDaysOfPage(desk.store, owner, { skip: 0, limit: most });
  const rows = withOwed(inStatementOrder(days.entries), days.owedAfter).toReversed();
  const movements = rows.slice(0, most);
  const { owedNow: owed, total } = days;
  const page = { page: 0, pageSize: movements.length, total };
  return { view: 'everything', currency: owner.currency, owed, movements, ...page };
}
