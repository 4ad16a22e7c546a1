import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { inject } from 'vitest';

/**
 * Of a client whose server goes away and comes back: it looks again every half second. By itself it
 * would look every ten, which is what such a test would wait for.
 */
export const looksSoon = 'heartbeatFrequencyMS=500';

/** The shared replica set with a database name that no other test has. */
export function uniqueDatabaseUri(): string {
  return databaseOn(inject('mongoUri'));
}

/** A server's address with such a name. */
export function databaseOn(server: string): string {
  const uri = new URL(server);
  uri.pathname = `/test-${randomUUID()}`;
  return uri.href;
}

/** Removes the database that `uri` names. */
export async function dropDatabase(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
