import type { Store } from '../../src/store/connection.js';

/** What the server looked at to answer one command. */
export type Read = { command: string; documents: number; keys: number };

/** The reads of one collection that the work sends, as the server's own profiler saw them. */
export async function readsOf(
  { db }: Store,
  collection: string,
  work: () => Promise<unknown>,
): Promise<Read[]> {
  const since = new Date();
  await db.command({ profile: 2 });
  try {
    await work();
  } finally {
    await db.command({ profile: 0 });
  }
  const seen = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.${collection}`, ts: { $gte: since } })
    .toArray();
  return seen.map((one) => ({
    command: Object.keys(one['command'])[0] ?? '',
    documents: Number(one['docsExamined']),
    keys: Number(one['keysExamined']),
  }));
}
