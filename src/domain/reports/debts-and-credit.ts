import { type ReportTable, text } from './report.js';
import { laidOut } from './sum-rows.js';

/** How a payer stood at the end of a day, out of the journal. Amounts in minor units. */
export type Standing = {
  payerId: string;
  payerName: string;
  currency: string;
  /** Owed on invoices, without what others are overpaid by. */
  owed: bigint;
  overpaid: bigint;
  accountCredit: bigint;
};

/** What each payer owed and was owed at the end of a day; those with nothing are left out. */
export function debtsAndCredit(standings: readonly Standing[]): ReportTable {
  const rows = standings.map(({ payerName, currency, owed, overpaid, accountCredit }) => {
    return { about: [text(payerName)], currency, values: [owed, overpaid, accountCredit] };
  });
  const some = rows.filter(({ values }) => values.some((value) => value !== 0n));
  return { titles: ['Payer', 'Owes', 'Overpaid', 'Account credit'], ...laidOut(some) };
}
