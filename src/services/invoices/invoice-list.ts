import type { Invoice, InvoiceStatus } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { countInvoices, searchInvoices } from '../../store/club/invoice-search.js';
import type { Desk } from '../desk.js';
import { readPayerNames } from '../people/payer-names.js';
import { creditRefusalOf } from './credit-refusal.js';

export type InvoiceListRow = {
  invoice: Invoice;
  payerName: string;
  /** Why no credit can be raised now; null when it can (the action **RC** is offered). */
  creditRefusal: string | null;
};

export type InvoiceList = {
  rows: InvoiceListRow[];
  page: number;
  pageSize: number;
  total: number;
};

export type InvoiceListRequest = {
  status: InvoiceStatus | null;
  text: string;
  payerId?: string | null;
  /** From 0. */
  page: number;
  pageSize: number;
};

/** One page of invoices, newest first. @throws CreditError `not-allowed` */
export async function listInvoices(
  desk: Desk,
  actor: Actor,
  request: InvoiceListRequest,
): Promise<InvoiceList> {
  requireRight(actor, 'see-invoices');
  const { status, text, page, pageSize } = request;
  const filter = { clubId: desk.club.id, status, text, payerId: request.payerId ?? null };
  const [found, total] = await Promise.all([
    searchInvoices(desk.store, filter, { skip: page * pageSize, limit: pageSize }),
    countInvoices(desk.store, filter),
  ]);
  const nameOf = await readPayerNames(
    desk,
    found.invoices.map((invoice) => invoice.payerId),
  );
  const rows = found.invoices.map((invoice) => ({
    invoice,
    payerName: nameOf(invoice.payerId),
    creditRefusal: creditRefusalOf(desk, invoice),
  }));
  return { rows, page, pageSize, total };
}
