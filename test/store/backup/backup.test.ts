import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { backedUp } from '../../../src/store/backup/backup-file.js';
import { checkBackup } from '../../../src/store/backup/check-backup.js';
import { refuseHalfRestored, restoreBackup } from '../../../src/store/backup/restore-backup.js';
import { writeBackup } from '../../../src/store/backup/write-backup.js';
import { connectStore, type Store } from '../../../src/store/connection.js';
import { setUpDatabase } from '../../../src/store/setup/database-setup.js';
import { databaseDigest } from '../../support/database-digest.js';
import { issue, type LedgerDesk, openLedgerDesk, pay } from '../../support/ledger-desk.js';
import { dropDatabase, uniqueDatabaseUri } from '../../support/mongo.js';

let desk: LedgerDesk;
let lines: string[];

function uriOf({ connection: { host, port, name } }: Store): string {
  return `mongodb://${host}:${port}/${name}?directConnection=true`;
}

async function backupOf(store: Store): Promise<string[]> {
  let text = '';
  await writeBackup(store, { program: '0.1.0', takenAt: new Date(0) }, async (more) => {
    text += more;
  });
  return text.trimEnd().split('\n');
}

async function* each(given: readonly string[]): AsyncGenerator<string> {
  yield* given;
}

async function emptyDatabase(): Promise<Store> {
  const uri = uniqueDatabaseUri();
  const store = await connectStore(uri);
  onTestFinished(async () => {
    await store.close();
    await dropDatabase(uri);
  });
  await setUpDatabase(store.db);
  return store;
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 10_000n);
  const actor = { kind: 'staff', userId: 'UOLIVE', roles: ['operator'] } as const;
  const credit = {
    amount: 2_500n,
    reason: 'Illness',
    noteToCustomer: 'Ελπίδα “quoted”\n{"end":1}',
  };
  const envelope = { actor: { ...actor, roles: ['operator' as const] }, operationId: 'backup-1' };
  await raiseCredit(desk, envelope, { ...credit, invoiceId, line: null, notifyCustomer: false });
  // Whole numbers of the kind that the rules of a collection do not look at.
  await desk.store.db.collection('products').insertOne({ ...product, weight: 2.5 });
  lines = await backupOf(desk.store);
});
afterAll(() => desk.close());

const product = { clubId: 'club', name: 'Trial', price: 500n, currency: 'GBP', billing: 'once' };

it('restored into an empty database is the same, document by document', async () => {
  const copy = await emptyDatabase();
  const head = await checkBackup(each(lines));
  await restoreBackup(copy.db, each(lines));
  const [before, after] = [
    await databaseDigest(uriOf(desk.store)),
    await databaseDigest(uriOf(copy)),
  ];
  expect(after).toEqual(before);
  expect(head).toMatchObject({ program: '0.1.0', documents: lines.length - 2 });
  expect(head.documents).toBeGreaterThan(5);
  // Types and all: a second backup has the same lines.
  const [, ...again] = await backupOf(copy);
  expect(again).toEqual(lines.slice(1));
  await refuseHalfRestored(copy.db);
});

it('leaves a database that holds anything as it is, and says in what', async () => {
  const copy = await emptyDatabase();
  await copy.collections.counters.insertOne({ _id: 'x', value: 1n });
  const uri = uriOf(copy);
  const before = await databaseDigest(uri);
  await expect(restoreBackup(copy.db, each(lines))).rejects.toMatchObject({
    name: 'BackupError',
    message: expect.stringMatching(/^The database holds records already \(in counters\)/),
  });
  expect(await databaseDigest(uri)).toEqual(before);
});

it('that was cut off half way lets nobody start, and begins anew', async () => {
  const copy = await emptyDatabase();
  async function* cut() {
    yield* lines.slice(0, -3);
    throw new Error('the process was killed');
  }
  await expect(restoreBackup(copy.db, cut())).rejects.toThrow('killed');
  await expect(refuseHalfRestored(copy.db)).rejects.toThrow(/has not ended.*begins anew/);
  await restoreBackup(copy.db, each(lines));
  await refuseHalfRestored(copy.db);
  expect(await databaseDigest(uriOf(copy))).toEqual(await databaseDigest(uriOf(desk.store)));
});

/** As a version would have written it that keeps something else. */
function rewritten(change: (line: string) => string): string[] {
  const body = lines.slice(0, -1).flatMap((line) => change(line).split('\n'));
  const sha256 = createHash('sha256')
    .update(body.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return [...body, JSON.stringify({ end: { documents: body.length - 1, sha256 } })];
}

const keepsMore = () =>
  rewritten((line) =>
    line.includes('creditDeskBackup') ? `${line}\n{"in":"tomorrow","document":{"_id":"x"}}` : line,
  );

it('that another version wrote, whose rules differ, says so and can be restored by that one', async () => {
  const other = rewritten((line) => line.replace('"kind":"payment.received"', '"kind":5'));
  expect(other).not.toEqual(lines);
  await checkBackup(each(other));
  const copy = await emptyDatabase();
  await expect(restoreBackup(copy.db, each(other))).rejects.toMatchObject({
    name: 'BackupError',
    message: expect.stringMatching(/^A record of journal in the backup .* another one wrote it\./),
  });
  await expect(refuseHalfRestored(copy.db)).rejects.toThrow(/has not ended/);
  await restoreBackup(copy.db, each(lines));
  expect(await databaseDigest(uriOf(copy))).toEqual(await databaseDigest(uriOf(desk.store)));
});

function withHead(change: object): string[] {
  const [head = '', ...rest] = lines;
  return [
    JSON.stringify({ creditDeskBackup: { ...JSON.parse(head).creditDeskBackup, ...change } }),
    ...rest,
  ];
}

/** As somebody would who knows the format and not what it protects. */
function altered(): string[] {
  const at = lines.findIndex((line) => line.includes('"10000"'));
  return lines.map((line, index) => (index === at ? line.replace('"10000"', '"10001"') : line));
}

it.each<[string, () => string[], RegExp]>([
  ['nothing', () => [], /^This file is no backup/],
  ['another file', () => ['number,payer_id'], /^This file is no backup/],
  ['a file without its head', () => lines.slice(1), /^This file is no backup/],
  [
    'one that is cut off',
    () => lines.slice(0, -1),
    /^The backup is cut off\. Nothing was restored/,
  ],
  ['one that lacks a record', () => lines.toSpliced(3, 1), /^The backup was altered/],
  ['one with another amount', altered, /^The backup was altered/],
  ['two in one file', () => [...lines, ...lines], /^The backup goes on behind its end/],
  [
    'one of an earlier version',
    () => withHead({ booksVersion: 4, program: '0.0.9' }),
    /written by Credit Desk 0\.0\.9.* form 4.* Restore it with version 0\.0\.9, then .* db:setup/,
  ],
  [
    'one of a later version',
    () => withHead({ booksVersion: 99, program: '2.0.0' }),
    /written by Credit Desk 2\.0\.0.* form 99.* Install that version/,
  ],
  [
    'one with more than this version keeps',
    keepsMore,
    /^The backup holds records of tomorrow, which .* later one wrote it\. Nothing was restored\./,
  ],
  ['one in a later format', () => withHead({ format: 2 }), /Install that version/],
])('refuses %s before it touches the database', async (_case, given, sentence) => {
  expect(given()).not.toEqual(lines);
  await expect(checkBackup(each(given()))).rejects.toMatchObject({
    name: 'BackupError',
    message: expect.stringMatching(sentence),
  });
});

it('holds every collection but those of the moment', async () => {
  expect(backedUp).toContain('journal');
  expect(backedUp).toContain('outbox');
  expect(backedUp).not.toContain('leases');
  const body = lines.slice(0, -1).map((line) => `${line}\n`);
  const digest = createHash('sha256').update(body.join('')).digest('hex');
  expect(JSON.parse(lines.at(-1) ?? '').end.sha256).toBe(digest);
});
