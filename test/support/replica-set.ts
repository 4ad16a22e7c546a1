import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Document, MongoClient } from 'mongodb';
import { findMongod } from '../../local-mongo/find-mongod.js';
import { type MongodProcess, spawnMongod } from '../../local-mongo/mongod-process.js';
import { waitUntilListening } from '../../local-mongo/port.js';
import { OLDEST_SERVER_MAJOR } from '../../src/store/setup/server-check.js';
import { looksSoon } from './mongo.js';
import { freePort, openEnvironment } from './mongo-environment.js';

/**
 * A primary, a secondary and an arbiter: while the secondary is frozen the arbiter keeps the
 * primary in office, which then takes writes that no majority confirms.
 */
export type ReplicaSet = {
  /** Of the whole set, without a database's name. */
  uri: string;
  /** Of the first member alone, which is the primary where it can be. */
  primaryPort: number;
  /** Stops the secondary where it is; what the primary takes meanwhile is on no majority. */
  freezeSecondary(): void;
  /** Lets every member go on; a frozen one would outlive a test that fails. */
  thaw(): void;
  /** The first member stands down, and the second takes over with all that it has. */
  handOver(): Promise<void>;
  /** The secondary asks for nothing more: what the primary takes from now on is with it alone. */
  holdSecondary(): Promise<void>;
  /** The first member stops, and the second takes over with what it had when it was held. */
  losePrimary(): Promise<void>;
  /** The first member is back in office. */
  restorePrimary(): Promise<void>;
  stop(): Promise<void>;
};

const setName = 'three-answers';
const launchTimeoutMs = 60_000;

type Member = { port: number; mongod: MongodProcess };

async function launch(binary: string, folder: string): Promise<Member> {
  const port = await freePort();
  const dbPath = join(folder, `${port}`);
  await mkdir(dbPath);
  const mongod = await spawnMongod({
    ...{ setName, binary, dbPath, port, logPath: join(folder, `${port}.log`) },
    extraArguments: [
      ...['--setParameter', 'enableTestCommands=1'],
      // Or the primary would take fewer and fewer writes while the secondary is frozen.
      ...['--setParameter', 'enableFlowControl=false'],
    ],
  });
  const isGivenUp = () => mongod.exit() !== undefined;
  if (!(await waitUntilListening({ port, timeoutMs: launchTimeoutMs, isGivenUp }))) {
    throw new Error(`the member on port ${port} does not listen`);
  }
  return { port, mongod };
}

async function onMember<Result>(
  port: number,
  work: (client: MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** A member that gives up or takes its office closes its connections: it is asked anew. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  let cause: unknown;
  for (const endsAt = Date.now() + launchTimeoutMs; Date.now() < endsAt; await pause(50)) {
    try {
      if (await isSo()) return;
    } catch (error) {
      cause = error;
    }
  }
  throw new Error(`${what} did not come about`, { cause });
}

async function states(port: number): Promise<string[]> {
  const status = await onMember(port, (client) =>
    client.db('admin').command({ replSetGetStatus: 1 }),
  );
  return status.members.map(({ stateStr }: Document) => String(stateStr));
}

async function initiate([first, second, third]: Member[]): Promise<void> {
  if (first === undefined || second === undefined || third === undefined) return;
  const host = ({ port }: Member) => `127.0.0.1:${port}`;
  const members = [
    { _id: 0, host: host(first), priority: 2 },
    { _id: 1, host: host(second), priority: 1 },
    { _id: 2, host: host(third), arbiterOnly: true },
  ];
  const settings = { electionTimeoutMillis: 2_000, heartbeatIntervalMillis: 500 };
  await onMember(first.port, (client) =>
    client.db('admin').command({ replSetInitiate: { _id: setName, members, settings } }),
  );
  await until('the replica set', async () => {
    const now = await states(first.port);
    return now.join() === 'PRIMARY,SECONDARY,ARBITER';
  });
}

export async function startReplicaSet(): Promise<ReplicaSet> {
  const folder = await mkdtemp(join(tmpdir(), 'credit-desk-set-'));
  const { path: binary } = await findMongod({
    ...{ oldestServerMajor: OLDEST_SERVER_MAJOR, dataSeries: undefined },
    ...{ environment: openEnvironment(), log: () => undefined },
  });
  const members: Member[] = [];
  for (let index = 0; index < 3; index += 1) members.push(await launch(binary, folder));
  await initiate(members);
  const [first, second] = members;
  if (first === undefined || second === undefined) throw new Error('no members');
  const signal = (member: Member, name: 'SIGSTOP' | 'SIGCONT') =>
    process.kill(member.mongod.processId, name);
  // A frozen secondary would not do: what is under way to it is taken when it goes on.
  const fetching = (member: Member, mode: 'alwaysOn' | 'off') =>
    until(`fetching ${mode}`, async () => {
      await onMember(member.port, (client) =>
        client.db('admin').command({ configureFailPoint: 'stopReplProducer', mode }),
      );
      return true;
    });
  const isPrimary = (member: Member) => async () => {
    const hello = await onMember(member.port, (client) => client.db('admin').command({ hello: 1 }));
    return hello.isWritablePrimary === true;
  };
  const hosts = [first, second].map(({ port }) => `127.0.0.1:${port}`).join(',');
  return {
    uri: `mongodb://${hosts}/?replicaSet=${setName}&${looksSoon}`,
    primaryPort: first.port,
    freezeSecondary: () => signal(second, 'SIGSTOP'),
    thaw: () => {
      for (const member of members) signal(member, 'SIGCONT');
    },
    async handOver() {
      // It takes its place back by itself after the test before, and on a busy machine late.
      await until('the first primary', isPrimary(first));
      // Refused while the second is too far behind, which on a busy machine it can be.
      await until('another primary', async () => {
        if (await isPrimary(first)()) {
          await onMember(first.port, (client) =>
            client.db('admin').command({ replSetStepDown: 3, secondaryCatchUpPeriodSecs: 2 }),
          );
        }
        return isPrimary(second)();
      });
    },
    holdSecondary: () => fetching(second, 'alwaysOn'),
    async losePrimary() {
      signal(first, 'SIGSTOP');
      await fetching(second, 'off');
      await until('another primary', isPrimary(second));
    },
    async restorePrimary() {
      signal(first, 'SIGCONT');
      await until('the first primary', isPrimary(first));
    },
    async stop() {
      for (const member of members) signal(member, 'SIGCONT');
      await Promise.all(members.map(({ mongod }) => mongod.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The set's address with the name of a database in it. */
export function databaseIn({ uri }: ReplicaSet, name: string): string {
  return uri.replace('/?', `/${name}?`);
}
