import type { CalendarDate } from '../../domain/calendar-date.js';
import type { DueInvoice } from '../../domain/credit/expire-credit.js';
import type { Store } from '../connection.js';

/** Which last day lots have: one before a day, or on a day. */
export type LastDays = { before: CalendarDate } | { on: CalendarDate };

/**
 * The query reads as many keys as there are lots to be found: one bound besides what the index
 * holds, since an account has several lots and bounds of several lots cannot be joined.
 */
export function expiringQuery(clubId: string, days: LastDays) {
  const bound = 'on' in days ? { $eq: days.on } : { $lt: days.before };
  return { clubId, 'lots.expiresOn': { $type: 'string' as const, ...bound } };
}

/**
 * The ids of accounts with such a lot, a page at a time, by an index that holds nothing but lots that
 * expire.
 */
export async function* findExpiring(
  store: Store,
  wanted: { clubId: string; days: LastDays; pageSize: number },
): AsyncGenerator<string[]> {
  const { clubId, days, pageSize } = wanted;
  const cursor = store.collections.accounts
    .find(expiringQuery(clubId, days), { projection: { _id: 1 }, hint: 'expiring' })
    .batchSize(pageSize);
  let page: string[] = [];
  for await (const { _id } of cursor) {
    page.push(_id);
    if (page.length === pageSize) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

/** The auto-collect invoices of some payers that the sweep has still to look at. */
export async function findDueInvoicesOf(
  store: Store,
  clubId: string,
  payerIds: readonly string[],
): Promise<(DueInvoice & { payerId: string })[]> {
  const query = {
    ...{ clubId, autoApply: 'due' as const, pendingPayment: { $in: [true, false] } },
    payerId: { $in: [...payerIds] },
  };
  return store.collections.invoices
    .find(query, { hint: 'sweep_queue' })
    .project<DueInvoice & { payerId: string }>({ _id: 0, payerId: 1, currency: 1, issuedOn: 1 })
    .toArray();
}
