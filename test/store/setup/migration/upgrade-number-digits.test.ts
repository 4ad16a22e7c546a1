import { expect, it } from 'vitest';
import { setUpDatabase, verifyDatabase } from '../../../../src/store/setup/database-setup.js';
import { auditDifferences, openLedgerDesk } from '../../../support/ledger-desk.js';
import { issueNumber } from '../../../support/numbered-invoice.js';

it('finds an invoice by digits of another script, once the database was set up', async () => {
  const desk = await openLedgerDesk();
  const { collections, db } = desk.store;
  const { invoices } = collections;
  const plain = await issueNumber(desk, 'INV-7');
  const other = await issueNumber(desk, 'INV-４２');
  await invoices.updateOne({ _id: other }, { $set: { numberDigits: [] } });
  await db.collection('migrations').updateOne({}, { $set: { version: 3 } });
  await expect(verifyDatabase(db)).rejects.toThrow('the form of an earlier version');
  const told: string[] = [];
  await setUpDatabase(db, (line) => told.push(line));
  await verifyDatabase(db);
  // Whoever wants to go back has to know that the version before does not take them any more.
  expect(told).toEqual([
    'The books have the form 7 now. Versions that know only the form 3 cannot work on them any more.',
  ]);
  await setUpDatabase(db, (line) => told.push(line));
  expect(told).toHaveLength(1);
  expect(await invoices.distinct('_id', { numberDigits: '42' })).toEqual([other]);
  expect(await invoices.distinct('_id', { numberDigits: '7' })).toEqual([plain]);
  expect(await auditDifferences(desk)).toEqual([]);
  await db.dropDatabase();
  await setUpDatabase(db, (line) => told.push(line));
  expect(told).toHaveLength(1);
  await desk.close();
});
