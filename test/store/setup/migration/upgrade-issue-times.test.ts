import { expect, it } from 'vitest';
import { setUpDatabase, verifyDatabase } from '../../../../src/store/setup/database-setup.js';
import { auditDifferences, issue, openLedgerDesk, pay } from '../../../support/ledger-desk.js';

it('gives invoices of the version before the time of their issue, twice the same', async () => {
  const desk = await openLedgerDesk();
  const { collections, db } = desk.store;
  const { invoices } = collections;
  const ids = [await issue(desk, 1000n, { autoCollect: true })];
  desk.clock.now = new Date(desk.clock.now.getTime() + 60_000);
  ids.push(await issue(desk, 2000n));
  await pay(desk, ids[1] ?? '', 2000n);
  const times = async () =>
    (await invoices.find().sort({ _id: 1 }).toArray()).map((one) => one.recordedAt);
  const before = await times();
  await db.command({ collMod: 'invoices', validator: {} });
  await invoices.updateMany({}, { $unset: { recordedAt: '' } });
  await db.collection('migrations').updateOne({}, { $set: { version: 4 } });
  await expect(verifyDatabase(db)).rejects.toThrow('the form of an earlier version');
  for (let run = 0; run < 2; run += 1) {
    await db.collection('migrations').updateOne({}, { $set: { version: 4 } });
    await setUpDatabase(db);
    await verifyDatabase(db);
    expect(await times()).toEqual(before);
  }
  expect(await auditDifferences(desk)).toEqual([]);
  await desk.close();
});
