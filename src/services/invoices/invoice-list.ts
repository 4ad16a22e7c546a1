import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { ListedStatus } from '../../domain/invoices/listed-status.js';
import type { Actor } from '../../domain/people/actor.js';
import { payerName } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import {
  countInvoices,
  type InvoiceFilter,
  searchInvoices,
} from '../../store/club/invoice-search.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { creditRefusalOf } from './credit-refusal.js';

export type InvoiceListRow = {
  invoice: Invoice;
  payerName: string;
  /** Those whom the lines are for, without who pays. */
  beneficiaryNames: string[];
  /** Why no credit can be raised now; null when it can (the action **Credit (RC)** is offered). */
  creditRefusal: string | null;
};

export type InvoiceList = {
  rows: InvoiceListRow[];
  page: number;
  pageSize: number;
  total: number;
};

/** What is listed; days count in the club's time zone, both ends in. */
export type ListedInvoices = {
  status: ListedStatus | null;
  text: string;
  issuedFrom?: CalendarDate | null;
  issuedUntil?: CalendarDate | null;
  payerId?: string | null;
};

export type InvoiceListRequest = ListedInvoices & {
  /** From 0. */
  page: number;
  pageSize: number;
  /** How many there are, where an earlier page counted them; else they are counted. */
  total?: number | null;
};

/** The same for the store. */
export function filterOf(desk: Desk, listed: ListedInvoices): InvoiceFilter {
  const { status, text, issuedFrom = null, issuedUntil = null, payerId = null } = listed;
  const today = todayOf(desk);
  return { clubId: desk.club.id, status, text, payerId, issuedFrom, issuedUntil, today };
}

/** One page of invoices, newest first. @throws CreditError `not-allowed` */
export async function listInvoices(
  desk: Desk,
  actor: Actor,
  request: InvoiceListRequest,
): Promise<InvoiceList> {
  requireRight(actor, 'see-invoices');
  const { page, pageSize } = request;
  const filter = filterOf(desk, request);
  const [{ invoices }, total] = await Promise.all([
    searchInvoices(desk.store, filter, { skip: page * pageSize, limit: pageSize }),
    request.total ?? countInvoices(desk.store, filter),
  ]);
  const names = await findContactNames(
    desk.store,
    invoices.flatMap(({ payerId, beneficiaryIds }) => [payerId, ...beneficiaryIds]),
  );
  const rows = invoices.map((invoice) => ({
    invoice,
    payerName: payerName(names, invoice.payerId),
    beneficiaryNames: invoice.beneficiaryIds
      .filter((id) => id !== invoice.payerId)
      .flatMap((id) => names.get(id) ?? []),
    creditRefusal: creditRefusalOf(desk, invoice),
  }));
  return { rows, page, pageSize, total };
}
