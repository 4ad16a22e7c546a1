import { setTimeout as delay } from 'node:timers/promises';
import { type Db, type Document, MongoClient } from 'mongodb';

const ALREADY_INITIALIZED = 23;
const POLL_MS = 50;
/** It listens already when this begins. */
const SELECTION_TIMEOUT_MS = 10_000;

/** Makes the one member the primary of its own set; also after the port has changed. */
export async function becomePrimary(options: {
  setName: string;
  port: number;
  processId: number;
  /** Settles when the server ends: nothing is waited for any longer then. */
  ended: Promise<unknown>;
  timeoutMs: number;
}): Promise<void> {
  const host = `127.0.0.1:${options.port}`;
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
  });
  void options.ended.then(() => client.close());
  try {
    const admin = client.db('admin');
    await assertOwnServer(admin, options.processId);
    await configureSet(admin, { setName: options.setName, host });
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

async function configureSet(
  admin: Db,
  { setName, host }: { setName: string; host: string },
): Promise<void> {
  const config = await readConfig(admin);
  if (config === undefined) {
    const members = [{ _id: 0, host }];
    await initiate(admin, { _id: setName, members });
  } else if (config.members[0].host !== host) {
    const members = [{ ...config.members[0], host }];
    const version = config.version + 1;
    await admin.command({ replSetReconfig: { ...config, version, members }, force: true });
  }
}

/** The stored configuration, read from its own collection: a server that starts up denies it. */
async function readConfig(admin: Db): Promise<Document | undefined> {
  const stored = admin.client.db('local').collection('system.replset');
  return (await stored.findOne({}, { readPreference: 'nearest' })) ?? undefined;
}

async function initiate(admin: Db, config: Document): Promise<void> {
  try {
    await admin.command({ replSetInitiate: config });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === ALREADY_INITIALIZED)) {
      throw error;
    }
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
