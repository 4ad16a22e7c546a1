import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import type { Forgetting, Place } from './stored-forgetting.js';

/** Those whose words are not all taken out yet, the oldest first. */
export async function findOpenForgettings(
  { collections }: Store,
  clubId: string,
): Promise<Forgetting[]> {
  const found = collections.forgettings.find({ clubId, doneAt: null }).hint('open');
  return (await found.sort({ startedAt: 1 }).toArray()).map(fromStored);
}

/** Keeps how far the words of everybody else were looked through for some of them. */
export async function keepPlace(
  { collections }: Store,
  ids: readonly string[],
  place: Place,
): Promise<void> {
  await collections.forgettings.updateMany({ _id: { $in: [...ids] } }, { $set: { place } });
}

/** All words were looked through; something was still to be sent, or could not be written. */
export async function keepSwept(
  { collections }: Store,
  id: string,
  swept: { sweptAt: Date | null; notBefore: Date | null },
): Promise<void> {
  await collections.forgettings.updateOne({ _id: id }, { $set: { ...swept, place: null } });
}

/** All is taken out, so what they were called goes too. */
export async function endForgetting({ collections }: Store, id: string, now: Date): Promise<void> {
  const left = { place: null, sweptAt: now, notBefore: null };
  await collections.forgettings.updateOne(
    { _id: id },
    { $set: { names: [], doneAt: now, ...left } },
  );
}
