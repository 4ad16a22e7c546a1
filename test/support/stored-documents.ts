import { mongo } from 'mongoose';
import type { LedgerDesk } from './ledger-desk.js';

const names = [
  ...['journal', 'invoices', 'accounts', 'credit_notes', 'refunds', 'sessions', 'bookings'],
  ...['enrolments', 'orders', 'passes', 'jobs', 'job_parts', 'outbox', 'requests', 'given_alone'],
];

/**
 * Everything that is stored, a text for each document, but for who did it, under which id, and what
 * follows from these: what two doors to the same act have to leave alike.
 */
export async function documentsOf({ store }: LedgerDesk): Promise<string[]> {
  const texts: string[] = [];
  for (const name of names) {
    for (const document of await store.db.collection(name).find({}).toArray()) {
      texts.push(`${name} ${mongo.BSON.EJSON.stringify(document)}`);
    }
  }
  return texts
    .join('\n')
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/"(?:previous\w*|headDigest|requestHash)":"[^"]*"/g, '"digest"')
    .replace(/"(?:UADMIN|command-line|staff)"/g, '"WHO"')
    .replace(/"byRoles":\[[^\]]*\]/g, '"byRoles"')
    .split('\n')
    .sort();
}
