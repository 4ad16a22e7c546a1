import { askedEvent, endedEvent } from '../../src/domain/trail/request-event.js';
import { fromStored } from '../../src/store/stored.js';
import { trailSeries, writeEvents } from '../../src/store/trail/write-event.js';
import { inTransaction } from '../../src/store/transaction.js';
import { clubId, type LedgerDesk } from './ledger-desk.js';

/** Takes all requests but the approved ones away, as if nobody had made them: also from the trail. */
export async function removeUnbooked({ store }: Pick<LedgerDesk, 'store'>): Promise<void> {
  const { audit_events, counters, trail_heads } = store.collections;
  await store.models.requests.deleteMany({ state: { $ne: 'approved' } });
  await audit_events.deleteMany({});
  await trail_heads.deleteMany({});
  await counters.deleteOne({ _id: trailSeries(clubId) });
  const kept = (await store.models.requests.find().lean()).map(fromStored);
  const events = kept.flatMap((request) => [askedEvent(request), endedEvent(request) ?? []].flat());
  await inTransaction(store, (session) => writeEvents(store, events, session));
}
