import type { ReportName } from '../../src/domain/reports/report.js';

export type ReportWords = {
  title: string;
  /** What one learns from it. */
  does: string;
  /** What is counted, and how: below the title of the report itself. */
  about: string;
  /** What it says without a row. */
  nothing: string;
};

export const reportWords: Record<ReportName, ReportWords> = {
  'aged-debts': {
    title: 'Aged debts',
    does: 'Who owes what, and for how long.',
    about:
      'What is owed now, by the days since it was due. Also what has a payment on its way, and void invoices on which something is owed.',
    nothing: 'Nobody owes anything.',
  },
  'debts-and-credit': {
    title: 'Debts and credit',
    does: 'What was owed, and what account credit there was, at the end of a day.',
    about:
      'At the end of that day, by what the books say now: what was typed later with that day or one before it counts.',
    nothing: 'On that day nobody owed anything, and nobody had account credit.',
  },
  tax: {
    title: 'Tax',
    does: 'Tax charged, credited and refunded, by month and rate.',
    about:
      'Amounts include tax. A voided invoice is taken off again in the month in which it was voided, with its credit notes. A refund counts from when it was asked for; one that failed is taken off.',
    nothing: 'Nothing was invoiced, credited or refunded in these days.',
  },
  receipts: {
    title: 'Receipts',
    does: 'Money that came in, by day, way and who recorded it.',
    about:
      'By the day on which it was received. What bounced, was returned or had been typed in error stands on the day on which that was booked. Refunds are not in it.',
    nothing: 'No money came in during these days.',
  },
  credits: {
    title: 'Credits',
    does: 'Credit given, by month, reason and product.',
    about: 'By the day of the credit note. What was voided stands in the month of the voiding.',
    nothing: 'No credit was given or voided in these days.',
  },
  'account-credit': {
    title: 'Account credit',
    does: 'What the club owes its payers as account credit, and how old it is.',
    about: 'As it is now, the oldest first. Expired credit can be used no more.',
    nothing: 'Nobody has account credit.',
  },
  'audit-trail': {
    title: 'Audit trail',
    does: 'Every act: who, who approved, when, where and why.',
    about:
      'By the time at which it was done, newest first: what was booked, asked for and decided, sent, set, copied out and forgotten. Acts are only ever added. Where says by which way somebody came, such as Slack or the command line; a form in Slack belongs to no channel.',
    nothing: 'Nothing of this was done in these days.',
  },
  forecast: {
    title: 'Coming use of credit',
    does: 'What account credit will pay of the next auto-collect invoices.',
    about:
      'Orders of auto-collect products that are due within 31 days, and what the credit of today will pay of them. Credit given or used until then changes it.',
    nothing:
      'Nobody with account credit has an order of an auto-collect product due within 31 days.',
  },
};

/** How the files of a report begin: with its title, by which people know it. */
export function fileStem(name: ReportName): string {
  return reportWords[name].title.toLowerCase().replaceAll(' ', '-');
}
