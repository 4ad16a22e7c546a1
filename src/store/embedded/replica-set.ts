import { setTimeout as delay } from 'node:timers/promises';
import { type Db, MongoClient, MongoServerError } from 'mongodb';

const NOT_YET_INITIALIZED = 94;
const POLL_MS = 50;

/** Makes the one member the primary of its own set; also after the port has changed. */
export async function becomePrimary(options: {
  port: number;
  processId: number;
  timeoutMs: number;
}): Promise<void> {
  const host = `127.0.0.1:${options.port}`;
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: options.timeoutMs,
  });
  try {
    const admin = client.db('admin');
    await assertOwnServer(admin, options.processId);
    await configureSet(admin, host);
    await waitForPrimary(admin, options.timeoutMs);
  } finally {
    await client.close();
  }
}

/** Another server could have taken the port between the check and the launch. */
async function assertOwnServer(admin: Db, processId: number): Promise<void> {
  const status = await admin.command({ serverStatus: 1, repl: 0, metrics: 0 });
  if (Number(status.pid) !== processId) {
    throw new Error(`the port is served by process ${status.pid}`);
  }
}

async function configureSet(admin: Db, host: string): Promise<void> {
  const config = await readConfig(admin);
  if (config === undefined) {
    const members = [{ _id: 0, host }];
    await admin.command({ replSetInitiate: { _id: 'credit-desk', members } });
  } else if (config.members[0].host !== host) {
    const members = [{ ...config.members[0], host }];
    const version = config.version + 1;
    await admin.command({ replSetReconfig: { ...config, version, members }, force: true });
  }
}

async function readConfig(admin: Db) {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) {
      return undefined;
    }
    throw error;
  }
}

async function waitForPrimary(admin: Db, timeoutMs: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += POLL_MS) {
    if ((await admin.command({ hello: 1 })).isWritablePrimary) {
      return;
    }
    await delay(POLL_MS);
  }
  throw new Error('it did not become primary');
}
