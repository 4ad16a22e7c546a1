import type { Collection, Document } from 'mongodb';

export type WordDocument = Document & { _id: string };

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}n` : each));
}

/** Whether two values of documents say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

/**
 * Writes those of the words that differ, where they still stand as they were read. False where
 * somebody changed them meanwhile: then nothing is written.
 */
export async function setWords(
  collection: Collection<WordDocument>,
  before: WordDocument,
  after: Document,
): Promise<boolean> {
  const differing = Object.entries(after).filter(([field, value]) => !isSame(value, before[field]));
  if (differing.length === 0) return true;
  const asRead = Object.fromEntries(differing.map(([field]) => [field, before[field]]));
  const { matchedCount } = await collection.updateOne(
    { ...asRead, _id: before._id },
    { $set: Object.fromEntries(differing) },
  );
  return matchedCount === 1;
}
