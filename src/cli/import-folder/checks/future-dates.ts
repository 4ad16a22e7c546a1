import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { ImportData, Place } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';

/** What is said to have happened did so by today; due dates, orders and sessions may lie ahead. */
export function checkFutureDates(
  data: Pick<
    ImportData,
    'invoices' | 'payments' | 'creditNotes' | 'applications' | 'openingCredits'
  >,
  today: CalendarDate,
  faults: ImportFault[],
): void {
  const check = ({ place }: { place: Place }, column: string, date: CalendarDate | null) => {
    if (date === null || date <= today) return;
    const reason = `This lies after today, ${today}; only what has happened can be imported.`;
    faults.push({ ...place, column, value: date, reason });
  };
  for (const row of data.invoices) {
    check(row, 'issued_on', row.issuedOn);
    check(row, 'voided_on', row.voidedOn);
  }
  for (const row of data.payments) check(row, 'received_on', row.receivedOn);
  for (const row of data.creditNotes) check(row, 'created_on', row.createdOn);
  for (const row of data.applications) check(row, 'applied_on', row.appliedOn);
  for (const row of data.openingCredits) check(row, 'created_on', row.createdOn);
}
