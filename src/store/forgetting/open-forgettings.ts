import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import type { Forgetting } from './stored-forgetting.js';

/** Those whose words are not all taken out yet, the oldest first. */
export async function findOpenForgettings(
  { collections }: Store,
  clubId: string,
): Promise<Forgetting[]> {
  const found = collections.forgettings.find({ clubId, doneAt: null }).hint('open');
  return (await found.sort({ startedAt: 1 }).toArray()).map(fromStored);
}

/** All is taken out, so what they were called goes too. */
export async function endForgetting({ collections }: Store, id: string, now: Date): Promise<void> {
  await collections.forgettings.updateOne({ _id: id }, { $set: { names: [], doneAt: now } });
}
