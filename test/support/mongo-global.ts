import type { TestProject } from 'vitest/node';
import { startTestMongo } from './start-test-mongo.js';

/**
 * One replica set for the whole run, whichever projects take part; every test takes a database of
 * its own.
 */
export async function setup({ vitest }: TestProject): Promise<() => Promise<void>> {
  if (vitest.getProvidedContext().mongoUri !== undefined) return async () => undefined;
  const { uri, stop } = await startTestMongo();
  vitest.provide('mongoUri', uri);
  return stop;
}
