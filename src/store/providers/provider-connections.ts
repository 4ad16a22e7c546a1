import { ownId, recordId } from '../../domain/record-id.js';
import type { Store } from '../connection.js';

/**
 * Keeps since when each of the providers is connected, without a break as far as the jobs ran, and
 * forgets those that are not connected any more.
 */
export async function keepConnections(
  store: Store,
  { clubId, providers, now }: { clubId: string; providers: readonly string[]; now: Date },
): Promise<ReadonlyMap<string, Date>> {
  const { provider_connections } = store.collections;
  const ids = providers.map((provider) => recordId(clubId, provider));
  await provider_connections.deleteMany({ clubId, _id: { $nin: ids } });
  const since = new Map<string, Date>();
  for (const provider of providers) {
    const kept = await provider_connections.findOneAndUpdate(
      { _id: recordId(clubId, provider) },
      { $setOnInsert: { clubId, since: now } },
      { upsert: true, returnDocument: 'after' },
    );
    since.set(provider, kept?.since ?? now);
  }
  return since;
}

/** Since when each provider is connected, by its name; for a screen, which changes nothing. */
export async function findConnections(
  store: Store,
  clubId: string,
): Promise<ReadonlyMap<string, Date>> {
  const found = await store.collections.provider_connections.find({ clubId }).toArray();
  return new Map(found.map(({ _id, since }) => [ownId(clubId, _id), since]));
}
