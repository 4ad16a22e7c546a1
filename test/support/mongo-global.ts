import type { TestProject } from 'vitest/node';
import { startTestMongo } from './start-test-mongo.js';

/** One replica set for the whole run; every test takes a database of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { uri, stop } = await startTestMongo();
  project.provide('mongoUri', uri);
  process.env.TEST_MONGODB_URI = uri;
  return stop;
}
