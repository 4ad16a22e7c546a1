import type { CalendarDate } from '../../domain/calendar-date.js';

/** From one day to another, both included. */
export type Period = { clubId: string; from: CalendarDate; until: CalendarDate };

/**
 * Entries of a period. No index leads to them: it would make every booking dearer, and a report is
 * asked for a few times a month (`docs/decisions/reports-read-the-journal.md`).
 */
export function inPeriod({ clubId, from, until }: Period) {
  return { clubId, occurredOn: { $gte: from, $lte: until } };
}

export const monthOfEntry = { $substrBytes: ['$occurredOn', 0, 7] };

/** The line of the invoice in `invoice` that `share` is a share of. */
export const lineOfShare = {
  $first: {
    $filter: {
      input: { $first: '$invoice.lines' },
      as: 'one',
      cond: { $eq: ['$$one.line', '$share.line'] },
    },
  },
};

/**
 * Beside each entry the invoice that it names. It stands right behind the match, for each entry and
 * not for each line, and takes the whole invoice: so the server finds it in half the time.
 */
export const withInvoice = {
  $lookup: { from: 'invoices', localField: 'refs.invoiceId', foreignField: '_id', as: 'invoice' },
};
