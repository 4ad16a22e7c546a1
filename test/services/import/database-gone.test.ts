import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { importFolder } from '../../../src/cli/import-folder/import-folder.js';
import { connectStore, type Store } from '../../../src/store/connection.js';
import { folderOf } from '../../cli/import-folder/folder.js';
import { type CutProxy, startCutProxy } from '../../support/cut-proxy.js';
import { databaseDigest } from '../../support/database-digest.js';
import {
  auditDifferences,
  deskOn,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';
import { csv, emptyDatabase, importSound } from './import-desk.js';

/** Speaks to the server through the proxy, as over a network that breaks. */
let far: LedgerDesk;
let farStore: Store;
/** Speaks to it directly. */
let near: LedgerDesk;
let proxy: CutProxy;

beforeAll(async () => {
  const server = new URL(inject('mongoUri'));
  const name = `test-${randomUUID()}`;
  near = await openLedgerDesk({ uri: `mongodb://${server.host}/${name}?directConnection=true` });
  proxy = await startCutProxy(Number(server.port));
  const uri = proxy.databaseUri(name);
  farStore = await connectStore(uri, {
    selectionTimeoutMs: 200,
    patience: { retryMs: 200, majorityMs: 1_000 },
  });
  far = deskOn(farStore, uri);
});
beforeEach(() => emptyDatabase(near));
afterEach(async () => {
  expect(await auditDifferences(near)).toEqual([]);
});
afterAll(async () => {
  await farStore.close();
  await proxy.close();
  await near.close();
});

const payers = Array.from({ length: 300 }, (_, index) => index);

const club = {
  contacts: csv('id,name', ...payers.map((id) => `C${id},Payer ${id}`)),
  invoices: csv(
    'number,payer_id,issued_on,due_on,currency,auto_collect',
    ...payers.map((id) => `I-${id},C${id},2026-09-01,2026-09-15,GBP,no`),
  ),
  invoice_lines: csv(
    'invoice_number,line,contact_id,description,amount',
    ...payers.map((id) => `I-${id},1,C${id},Term,30.00`),
  ),
};

async function reconnect(): Promise<void> {
  proxy.restore();
  const ping = () => far.store.db.command({ ping: 1 }).catch(() => null);
  await expect.poll(ping, { timeout: 10_000 }).not.toBeNull();
}

describe('a database that goes away', () => {
  it('before anything is written is told in a sentence, and nothing was written', async () => {
    const before = await databaseDigest(near.uri);
    const folder = await folderOf(club);
    const failed = importFolder(far, folder, { today: null, warn: () => undefined });
    proxy.cut();
    await expect(failed).rejects.toMatchObject({
      name: 'ImportError',
      message: expect.stringContaining('before anything was imported'),
    });
    expect(await databaseDigest(near.uri)).toEqual(before);
    await reconnect();
  });

  it('in the middle is told too; importing again ends as one import would', async () => {
    const folder = await folderOf(club);
    const progress = (done: number) => {
      if (done > 0) proxy.cut();
    };
    await expect(importFolder(far, folder, { today: null, progress })).rejects.toMatchObject({
      name: 'ImportError',
      message: expect.stringMatching(/What was imported before stays/),
    });
    const written = await near.store.collections.journal.countDocuments();
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(300);
    await reconnect();
    // The import that failed could not give its lease back, and the next would wait for its end.
    await near.store.collections.leases.updateMany({}, { $set: { expiresAt: new Date(0) } });
    const again = await importFolder(far, folder, { today: null });
    expect(again).toMatchObject({ ok: true, booked: 300 - written, added: 0 });
    const whole = await databaseDigest(near.uri, { sameMoments: false });
    await emptyDatabase(near);
    await importSound(near, club);
    expect(await databaseDigest(near.uri, { sameMoments: false })).toEqual(whole);
  });

  it('and comes back soon is waited for', async () => {
    const patient = await connectStore(proxy.databaseUri(near.store.db.databaseName), {
      selectionTimeoutMs: 300,
      patience: { retryMs: 8_000, majorityMs: 1_000 },
    });
    const progress = (done: number) => {
      if (done === 0) return;
      proxy.cut();
      setTimeout(() => proxy.restore(), 700);
    };
    try {
      const desk = deskOn(patient, near.uri);
      const result = await importFolder(desk, await folderOf(club), { today: null, progress });
      expect(result).toMatchObject({ ok: true, booked: 300 });
    } finally {
      await patient.close();
    }
  });
});
