import { expect, it } from 'vitest';
import { setUpDatabase } from '../../../../src/store/setup/database-setup.js';
import {
  auditDifferences,
  clubId,
  invoiceNow,
  issue,
  openCredit,
  openLedgerDesk,
  pay,
  payerId,
} from '../../../support/ledger-desk.js';

it('marks what is about people who were forgotten before, to be looked through once', async () => {
  const desk = await openLedgerDesk();
  const { collections, db } = desk.store;
  const invoiceId = await issue(desk, 500n);
  await pay(desk, invoiceId, 500n);
  await openCredit(desk, 300n);
  const gone = { clubId, names: [], startedAt: desk.now(), doneAt: desk.now() };
  await collections.forgettings.insertMany([
    { _id: 'club:other', ...gone },
    { _id: 'club:nora', ...gone },
  ]);
  const setUp = async () => {
    await db.collection('migrations').updateOne({}, { $set: { version: 5 } });
    await setUpDatabase(db);
  };
  expect(await auditDifferences(desk)).toMatchObject([{ what: 'forgotten' }]);
  await setUp();
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({
    forgotten: { payer: false, again: true },
  });
  expect(await auditDifferences(desk)).toEqual([]);
  // The payer as well, by a version that knew no marks; and once more after a run that was killed.
  await collections.forgettings.insertOne({ _id: payerId, ...gone });
  expect((await auditDifferences(desk)).length).toBeGreaterThan(0);
  for (const _run of [1, 2]) await setUp();
  const mark = { forgotten: { payer: true, again: true } };
  expect(await invoiceNow(desk, invoiceId)).toMatchObject(mark);
  expect(await collections.accounts.findOne({ payerId })).toMatchObject(mark);
  expect(await auditDifferences(desk)).toEqual([]);
  await desk.close();
});
