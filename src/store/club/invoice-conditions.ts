import type { Filter } from 'mongodb';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { type Invoice, invoiceStatuses } from '../../domain/invoices/invoice.js';
import { type ListedStatus, settledStatuses } from '../../domain/invoices/listed-status.js';
import type { Stored } from '../stored.js';

/** Narrowing by what an invoice is and when it was issued; both days are counted in. */
export type InvoiceNarrowing = {
  status: ListedStatus | null;
  issuedFrom?: CalendarDate | null;
  issuedUntil?: CalendarDate | null;
  /** The day in the club's time zone, by which a debt is overdue; only `overdue` asks for it. */
  today?: CalendarDate;
};

/**
 * Outstanding lists every debt that can be paid now, also one that is partly credited or of a void
 * invoice whose money went back; the other statuses list exactly what carries that word. Each
 * names both fields of the one index that serves every list: a second one would make every write
 * dearer. What is overpaid has a small one of its own, which holds nothing else.
 */
export function statusCondition({ status, today }: InvoiceNarrowing): Filter<Stored<Invoice>> {
  switch (status) {
    case 'outstanding':
      return { payable: true, status: { $in: [...invoiceStatuses] } };
    case 'overdue': {
      if (today === undefined) throw new Error('what is overdue depends on the day');
      return { payable: true, status: { $in: [...invoiceStatuses] }, dueOn: { $lt: today } };
    }
    case 'overpaid':
      return { overpaid: { $gt: 0n } };
    case 'paid':
      return { payable: false, status: { $in: [...settledStatuses] } };
    default:
      return {
        payable: { $in: [true, false] },
        status: status ?? { $in: [...invoiceStatuses] },
      };
  }
}

export function daysCondition(narrowing: InvoiceNarrowing): Filter<Stored<Invoice>> {
  const { issuedFrom = null, issuedUntil = null } = narrowing;
  if (issuedFrom === null && issuedUntil === null) return {};
  return {
    issuedOn: {
      ...(issuedFrom === null ? {} : { $gte: issuedFrom }),
      ...(issuedUntil === null ? {} : { $lte: issuedUntil }),
    },
  };
}
