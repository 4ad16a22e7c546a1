import type { ClientSession } from 'mongodb';
import type { Store } from '../connection.js';

/** One import at a time holds it. */
export function importLeaseName(clubId: string): string {
  return `import:${clubId}`;
}

/** Whether one is at work, by the server's clock; one that was killed is for some seconds more. */
export async function isImportRunning(
  { collections }: Store,
  clubId: string,
  session: ClientSession,
): Promise<boolean> {
  const held = { _id: importLeaseName(clubId), $expr: { $gt: ['$expiresAt', '$$NOW'] } };
  return (await collections.leases.findOne(held, { session })) !== null;
}

/** An import that begins at this moment begins before what is written with it, or after. */
export async function keepImportOut(
  { collections }: Store,
  clubId: string,
  session: ClientSession,
): Promise<void> {
  const free = { holder: '', expiresAt: new Date(0) };
  await collections.leases.updateOne(
    { _id: importLeaseName(clubId) },
    { $setOnInsert: free, $inc: { fence: 1n } },
    { upsert: true, session },
  );
}
