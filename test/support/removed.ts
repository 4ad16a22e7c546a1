import { randomUUID } from 'node:crypto';
import { lowerOrder } from '../../src/domain/sessions/cancelling/order-change.js';
import { enrolmentOf } from '../../src/domain/sessions/leaving/plan-removal.js';
import { draftRemoval } from '../../src/services/sessions/leaving/draft-removal.js';
import { findOrders } from '../../src/store/club/order-reads.js';
import { commitPlans } from '../../src/store/ledger/commit-plans.js';
import { fromStored } from '../../src/store/stored.js';
import { gym } from './leaver-desk.js';
import { admin, type LedgerDesk } from './ledger-desk.js';

/**
 * Removes somebody from gymnastics without credit, as a job does it beside the money.
 * @returns the id of the part
 */
export async function removeFromGymnastics(desk: LedgerDesk, contactId: string): Promise<string> {
  const job = await draftRemoval(desk, admin, {
    ...{ operationId: randomUUID(), productId: gym, contactIds: [contactId] },
    ...{ sessions: { kind: 'all-future' }, credit: { kind: 'none' }, orders: 'cancel' },
    ...{ notifyCustomers: false, reason: 'Left the club' },
  });
  const [stored] = await desk.store.collections.job_parts.find({ jobId: job.id }).toArray();
  if (stored === undefined || job.act.kind !== 'remove-contact')
    throw new Error('nobody to remove');
  const part = fromStored(stored);
  const { beside } = part;
  const on = job.act.leavingOn;
  const orders = await findOrders(
    desk.store,
    beside.orders.map(({ orderId }) => orderId),
  );
  const by = { id: randomUUID(), jobId: job.id, at: desk.now(), today: on };
  await commitPlans(desk.store, [], {
    outbox: [],
    jobPage: {
      parts: [
        {
          before: part,
          after: { ...part, state: 'nothing', isReleased: true, seq: part.seq + 1n },
        },
      ],
      ...{ passUses: beside.passUses, givenAlone: [] },
      orders: orders.map((before) => ({ before, after: lowerOrder(before, 0n, by) })),
      releases: beside.releases.map((bookingId) => ({ bookingId, jobId: job.id, on })),
      ended: [{ ...enrolmentOf(part), jobId: job.id, on, until: '2026-12-21' }],
    },
  });
  return part.id;
}
