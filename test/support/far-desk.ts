import { randomUUID } from 'node:crypto';
import { expect, inject } from 'vitest';
import { settleOutcomes } from '../../src/services/books/settle-outcomes.js';
import { connectStore } from '../../src/store/connection.js';
import { type CutProxy, startCutProxy } from './cut-proxy.js';
import { deskOn, type LedgerDesk, openLedgerDesk } from './ledger-desk.js';

/** Two processes on the same books, one of them behind a network that breaks. */
export type FarAndNear = {
  near: LedgerDesk;
  proxy: CutProxy;
  /** A process behind the network that has only just been started. */
  far(): LedgerDesk;
  reconnect(): Promise<void>;
  /** Works while the answer to its commit is lost, and everything after it. */
  loseAnswer(work: () => Promise<unknown>): Promise<void>;
  /** Works while the connection breaks before the commit has arrived. */
  loseCommit(work: () => Promise<unknown>): Promise<void>;
  /** Until it is known of everything that was sent whether it was booked. */
  settled(desk: LedgerDesk): Promise<void>;
  close(): Promise<void>;
};

export async function openFarAndNear(appName: string): Promise<FarAndNear> {
  const server = new URL(inject('mongoUri'));
  const name = `test-${randomUUID()}`;
  const near = await openLedgerDesk({
    uri: `mongodb://${server.host}/${name}?directConnection=true`,
  });
  const proxy = await startCutProxy(Number(server.port));
  const store = await connectStore(proxy.databaseUri(name), {
    ...{ appName, selectionTimeoutMs: 200 },
    patience: { retryMs: 200, majorityMs: 1_000 },
  });

  const reconnect = async () => {
    proxy.restore();
    const ping = () => store.db.command({ ping: 1 }).catch(() => null);
    await expect.poll(ping, { timeout: 10_000 }).not.toBeNull();
  };

  return {
    ...{ near, proxy, far: () => deskOn(store, near.uri), reconnect },
    async loseAnswer(work) {
      proxy.loseAnswerTo('commitTransaction');
      await work().catch(() => undefined);
      await proxy.lost();
      await reconnect();
    },
    async loseCommit(work) {
      proxy.loseCommand('commitTransaction');
      await work().catch(() => undefined);
      await proxy.lost();
      expect(await endTransactions(near, appName)).toBeGreaterThan(0);
      await reconnect();
    },
    async settled(desk) {
      const rounds = async () => {
        await settleOutcomes(desk, () => false);
        return desk.outcomes.open().length + desk.outcomes.untold.size;
      };
      await expect.poll(rounds, { timeout: 20_000 }).toBe(0);
    },
    async close() {
      await store.close();
      await proxy.close();
      await near.close();
    },
  };
}

/**
 * Ends what a broken connection or a dead process of that name left behind, which would hold its
 * documents for a minute; how many.
 */
export async function endTransactions({ store }: LedgerDesk, appName: string): Promise<number> {
  const admin = store.client.db('admin');
  const left = await admin
    .aggregate(
      [
        { $currentOp: { allUsers: true, idleSessions: true } },
        { $match: { appName, transaction: { $exists: true } } },
      ],
      { readConcern: { level: 'local' } },
    )
    .toArray();
  if (left.length > 0) {
    await admin.command({ killSessions: left.map(({ lsid }) => ({ id: lsid.id })) });
  }
  return left.length;
}
