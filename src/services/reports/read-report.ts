import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/calendar-date.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { accountCreditAge } from '../../domain/reports/account-credit-age.js';
import { agedDebts } from '../../domain/reports/aged-debts.js';
import { creditsGiven } from '../../domain/reports/credits-given.js';
import { debtsAndCredit } from '../../domain/reports/debts-and-credit.js';
import { comingUses, forecast } from '../../domain/reports/forecast.js';
import { receipts } from '../../domain/reports/receipts.js';
import type { ReportTable } from '../../domain/reports/report.js';
import { taxReport } from '../../domain/reports/tax-report.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import { findProductNames } from '../../store/club/product-reads.js';
import { findAccountsWithCredit, findComingOrders } from '../../store/reports/coming-orders.js';
import { findCreditShares } from '../../store/reports/credit-shares.js';
import { findOpenDebts } from '../../store/reports/open-debts.js';
import { receiptsByDay } from '../../store/reports/receipts-by-day.js';
import { standingsAt } from '../../store/reports/standing-at.js';
import { findChargedLines, findGivenShares } from '../../store/reports/tax-facts.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { inTurn } from '../in-turn.js';
import { keptReports } from './kept-reports.js';
import { readTrail } from './read-trail.js';
import type { Report, ReportRequest } from './report-request.js';

export type { Report, ReportRequest };

/** How far ahead the forecast looks. */
export const forecastDays = 31;

/** Each row with the payer's name beside the id; the id itself where there is no name. */
async function named<Row extends { payerId: string }>(
  { store }: Desk,
  rows: readonly Row[],
): Promise<(Row & { payerName: string })[]> {
  const names = await findContactNames(
    store,
    rows.map(({ payerId }) => payerId),
  );
  return rows.map((row) => ({ ...row, payerName: names.get(row.payerId) ?? row.payerId }));
}

async function readCredits(desk: Desk, period: ReportRequest): Promise<ReportTable> {
  const { store, club } = desk;
  const shares = await findCreditShares(store, { clubId: club.id, ...period });
  const names = await findProductNames(
    store,
    shares.flatMap(({ productId }) => productId ?? []),
  );
  return creditsGiven(
    shares.map(({ productId, ...share }) => {
      return {
        ...share,
        productName: productId === null ? '' : (names.get(productId) ?? productId),
      };
    }),
  );
}

async function readForecast(desk: Desk): Promise<ReportTable> {
  const { store, club } = desk;
  const accounts = await findAccountsWithCredit(store, club.id);
  const today = todayOf(desk);
  const coming = await findComingOrders(store, {
    ...{ clubId: club.id, payerIds: accounts.map(({ payerId }) => payerId) },
    ...{ from: today, until: addDays(today, forecastDays) },
  });
  return forecast(comingUses(accounts, await named(desk, coming)));
}

async function readTax(desk: Desk, request: ReportRequest): Promise<ReportTable> {
  const period = { clubId: desk.club.id, from: request.from, until: request.until };
  const [charged, given] = await Promise.all([
    findChargedLines(desk.store, period),
    findGivenShares(desk.store, period),
  ]);
  return taxReport(charged, given);
}

async function readTable(desk: Desk, request: ReportRequest): Promise<ReportTable> {
  const { store, club } = desk;
  const { name, from, until } = request;
  const today = todayOf(desk);
  const clubId = club.id;
  switch (name) {
    case 'aged-debts':
      return agedDebts(await named(desk, await findOpenDebts(store, clubId)), today);
    case 'debts-and-credit':
      return debtsAndCredit(await named(desk, await standingsAt(store, { clubId, day: until })));
    case 'tax':
      return readTax(desk, request);
    case 'receipts':
      return receipts(await receiptsByDay(store, { clubId, from, until }));
    case 'credits':
      return readCredits(desk, request);
    case 'account-credit':
      return accountCreditAge(
        await named(desk, await findAccountsWithCredit(store, clubId)),
        today,
      );
    case 'audit-trail':
      return readTrail(desk, request);
    case 'forecast':
      return readForecast(desk);
    default:
      return name satisfies never;
  }
}

/**
 * One report: the one that was seen while it is kept, so that its pages belong together; else over
 * the books as they are now, one report at a time whoever asks.
 * @throws CreditError `not-allowed`
 */
export async function readReport(
  desk: Desk,
  actor: Actor,
  request: ReportRequest,
  seen: string | null = null,
): Promise<Report> {
  requireRight(actor, 'see-reports');
  const { store, club } = desk;
  const kept = keptReports(store, club.id);
  const known = seen === null ? undefined : kept.find(request, seen);
  if (known !== undefined) return known;
  return inTurn(desk, 'report', async () => {
    const readAt = desk.now();
    const table = await readTable(desk, request);
    const report = { ...request, table, readAt, id: randomUUID() };
    kept.keep(report);
    return report;
  });
}
