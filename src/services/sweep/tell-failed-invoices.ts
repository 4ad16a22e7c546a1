import { ownId } from '../../domain/record-id.js';
import { findInvoices } from '../../store/ledger/ledger-reads.js';
import { storeMessages } from '../../store/outbox/outbox-queue.js';
import type { Desk } from '../desk.js';

/** More at once would bury the channel; the others are told by the next runs, if they still fail. */
const mostAtOnce = 20;

/** Tells the finance channel about invoices on which the sweep failed, each of them once. */
export async function tellFailedInvoices(desk: Desk, ids: readonly string[]): Promise<void> {
  const { club, financeChannel, store } = desk;
  if (ids.length === 0 || financeChannel === null) return;
  const invoices = await findInvoices(store, [...new Set(ids)]);
  // Another process may have worked on it meanwhile.
  const stillDue = invoices.filter(({ autoApply }) => autoApply === 'due').slice(0, mostAtOnce);
  await storeMessages(
    store,
    stillDue.map(({ id, payerId }) => ({
      id: `sweep-failed:${id}`,
      clubId: club.id,
      target: { room: 'finance' },
      notice: { kind: 'sweep-failed', invoiceNumber: ownId(club.id, id), payerId },
      now: desk.now(),
    })),
  );
  desk.wake('outbox');
}
