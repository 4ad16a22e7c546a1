import { invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';
import type { Desk } from '../desk.js';
import { findStoredInvoices } from './stored-invoices.js';

/** What has to be known of an invoice before its history is looked at. */
export type InvoiceOwner = { payerId: string; issuedOn: string };

/** The owners of the events' invoices by number, from the folder or else from the database. */
export async function findOwners(
  desk: Desk,
  events: readonly MoneyEvent[],
): Promise<Map<string, InvoiceOwner>> {
  const owners = new Map<string, InvoiceOwner>();
  for (const { kind, row } of events) {
    if (kind !== 'invoice') continue;
    owners.set(row.number, {
      payerId: recordId(desk.club.id, row.payerId),
      issuedOn: row.issuedOn,
    });
  }
  const elsewhere = events.flatMap((event) => {
    const number = invoiceNumberOf(event);
    return number === null || owners.has(number) ? [] : [number];
  });
  for (const { number, payerId, issuedOn } of await findStoredInvoices(desk, elsewhere)) {
    owners.set(number, { payerId, issuedOn });
  }
  return owners;
}

/**
 * The events of each payer in their order. Events of invoices without an owner are left out: the
 * check of references names them.
 */
export function groupByPayer(
  events: readonly MoneyEvent[],
  owners: ReadonlyMap<string, InvoiceOwner>,
  clubId: string,
): MoneyEvent[][] {
  const groups = new Map<string, MoneyEvent[]>();
  for (const event of events) {
    const payerId =
      event.kind === 'opening'
        ? recordId(clubId, event.row.contactId)
        : owners.get(invoiceNumberOf(event) ?? '')?.payerId;
    if (payerId === undefined) continue;
    const group = groups.get(payerId);
    if (group === undefined) groups.set(payerId, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}

/** Puts whole payers together until a batch has this many events; one payer may have more. */
export function* batchesOf(
  groups: readonly MoneyEvent[][],
  eventsAtOnce: number,
): Generator<MoneyEvent[][]> {
  let batch: MoneyEvent[][] = [];
  let size = 0;
  for (const group of groups) {
    if (size > 0 && size + group.length > eventsAtOnce) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(group);
    size += group.length;
  }
  if (size > 0) yield batch;
}

export function countEvents(groups: readonly MoneyEvent[][]): number {
  return groups.reduce((sum, events) => sum + events.length, 0);
}
