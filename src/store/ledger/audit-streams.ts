import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import type { PayerGroup } from './payer-groups.js';
import { sortedStream } from './sorted-stream.js';

/** Documents that come from the database at once. */
const batchSize = 500;

/** What belongs to invoices, in the order of payer and invoice; the database sorts each group. */
export function invoiceStreams(store: Store, { query, moment }: PayerGroup) {
  const { journal, invoices, credit_notes, payments, refunds } = store.collections;
  const options = { ...moment, batchSize, allowDiskUse: true };
  return {
    entries: sortedStream(
      journal
        .find(query, options)
        .sort({ payerId: 1, 'refs.invoiceId': 1, invoiceSeq: 1, _id: 1 })
        .hint('payer'),
      ({ payerId, refs }) => [payerId, refs?.invoiceId],
      fromStored,
    ),
    invoices: sortedStream(
      invoices.find(query, options).sort({ payerId: 1, _id: 1 }).hint('payer'),
      ({ payerId, _id }) => [payerId, _id],
      fromStored,
    ),
    notes: sortedStream(
      credit_notes.find(query, options).sort({ payerId: 1, invoiceId: 1, _id: 1 }).hint('payer'),
      ({ payerId, invoiceId }) => [payerId, invoiceId],
      fromStored,
    ),
    payments: sortedStream(
      payments.find(query, options).sort({ payerId: 1, invoiceId: 1, _id: 1 }).hint('payer'),
      ({ payerId, invoiceId }) => [payerId, invoiceId],
      fromStored,
    ),
    refunds: sortedStream(
      refunds.find(query, options).sort({ payerId: 1, invoiceId: 1, _id: 1 }).hint('payer'),
      ({ payerId, invoiceId }) => [payerId, invoiceId],
      fromStored,
    ),
  };
}

/**
 * Entries and accounts in the order of payer and currency; of the entries all, or only those that
 * changed an account, in the order in which they did.
 */
export function accountStreams(
  store: Store,
  { query, moment }: PayerGroup,
  which: 'all' | 'changes',
) {
  const { journal, accounts } = store.collections;
  const options = { ...moment, batchSize };
  const chosen = which === 'all' ? query : { ...query, accountSeq: { $ne: null } };
  return {
    entries: sortedStream(
      journal
        .find(chosen, options)
        .sort({ clubId: 1, payerId: 1, currency: 1, accountSeq: 1 })
        .hint('payer'),
      ({ payerId, currency }) => [payerId, currency],
      fromStored,
    ),
    accounts: sortedStream(
      accounts.find(query, options).sort({ clubId: 1, payerId: 1, currency: 1 }).hint('payer'),
      ({ payerId, currency }) => [payerId, currency],
      fromStored,
    ),
  };
}

/** Payers of whom an import has booked a part: all that is theirs carries a mark until it is done. */
export async function findImporting(store: Store, group: PayerGroup): Promise<Set<string>> {
  const query = { ...group.query, importing: { $exists: true } };
  const options = { ...group.moment, projection: { _id: 1 } };
  const found = await store.collections.contacts.find(query, options).toArray();
  return new Set(found.map((contact) => contact._id));
}

/** Everybody who was forgotten, also who is on lines of the group only: they are few. */
export async function findForgotten(
  { collections }: Store,
  { query: { clubId }, moment }: PayerGroup,
): Promise<Set<string>> {
  const options = { ...moment, projection: { _id: 1 } };
  const found = await collections.forgettings.find({ clubId }, options).toArray();
  return new Set(found.map(({ _id }) => _id));
}

export type AccountStreams = ReturnType<typeof accountStreams>;

export async function closeAll(streams: Record<string, { close(): Promise<void> }>): Promise<void> {
  for (const stream of Object.values(streams)) await stream.close();
}
