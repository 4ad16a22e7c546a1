/** The series of numbers that the desk gives to its own invoices. */
export function invoiceSeries(clubId: string): string {
  return `invoice:${clubId}`;
}
