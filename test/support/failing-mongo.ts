import { type Document, MongoClient } from 'mongodb';
import { databaseOn, looksSoon } from './mongo.js';
import { startTestMongo } from './start-test-mongo.js';

/**
 * A server of one test file's own, whose commands can be made to fail. A server knows only one such
 * fault at a time: two files that shared it would switch off each other's.
 */
export type FailingMongo = {
  /** A database that no other test has. */
  databaseUri(): string;
  /** `mode` and `data` as the failpoint `failCommand` takes them. */
  fail(mode: Document | 'alwaysOn', data: Document): Promise<void>;
  failNothing(): Promise<void>;
  stop(): Promise<void>;
};

export async function startFailingMongo(): Promise<FailingMongo> {
  const server = await startTestMongo(['--setParameter', 'enableTestCommands=1']);
  const client = new MongoClient(server.uri);
  const configure = async (settings: Document) => {
    await client.db('admin').command({ configureFailPoint: 'failCommand', ...settings });
  };
  return {
    databaseUri: () => `${databaseOn(server.uri)}&${looksSoon}`,
    fail: (mode, data) => configure({ mode, data }),
    failNothing: () => configure({ mode: 'off' }),
    async stop() {
      await client.close();
      await server.stop();
    },
  };
}
