import type { Db } from 'mongodb';
import { collectionsOf } from '../../collections.js';
import { markDocuments } from '../../forgetting/mark-documents.js';

/**
 * Marks what is about people who were forgotten by an earlier version, and has what was booked since
 * looked through. A run that was killed can be done again.
 */
export async function upgradeForgotten(db: Db): Promise<void> {
  const collections = collectionsOf(db);
  for await (const { _id: id, clubId } of collections.forgettings.find()) {
    await markDocuments(collections, { id, clubId }, { again: true });
  }
}
