import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgottenName } from '../../../src/domain/forgetting/forgotten.js';
import { forgetPeople } from '../../../src/services/forgetting/forget-people.js';
import { forgetPerson } from '../../../src/services/forgetting/forget-person.js';
import { auditDifferences, type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';
import { collectionsWith } from '../../support/marked-club.js';
import { person } from '../../support/second-person.js';
import { csv, emptyDatabase, importFiles, importSound, noteColumns } from './import-desk.js';

const files = {
  contacts: csv(
    'id,name,email,payer_id',
    'C1,Karimark Prinz,karimark@example.com,',
    'C2,Berit Dahl,berit@example.com,',
  ),
  invoices: csv(
    'number,payer_id,issued_on,due_on,currency,auto_collect',
    'INV-1,C1,2019-01-01,2019-02-01,GBP,no',
    'INV-2,C2,2019-01-01,2019-02-01,GBP,no',
  ),
  invoice_lines: csv(
    'invoice_number,line,contact_id,description,amount',
    'INV-1,1,C1,Judo for Karimark,10.00',
    'INV-2,1,C2,Chess for Berit,10.00',
  ),
  credit_notes: csv(
    noteColumns,
    'INV-1,4.00,2019-01-05,Karimark was ill,',
    'INV-1,6.00,2019-01-06,Goodwill,',
    'INV-2,10.00,2019-01-05,Berit was ill,',
  ),
};

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await emptyDatabase(desk);
  await importSound(desk, files);
});
afterAll(() => desk.close());

it('brings back no name and no word of who was forgotten, and books nothing twice', async () => {
  expect(await collectionsWith(desk, 'karimark')).toEqual([
    ...['contacts', 'credit_notes', 'invoices', 'journal'],
  ]);
  const form = { actor: person('UALAN', 'admin'), operationId: 'form' };
  await forgetPerson(desk, form, { contactId: 'club:C1' });
  desk.clock.now = new Date(desk.now().getTime() + 60_000);
  await forgetPeople(desk);
  expect(await collectionsWith(desk, 'karimark')).toEqual([]);
  const again = { ok: true, booked: 0, added: 0, changed: 0, notes: [] };
  expect(await importFiles(desk, files)).toMatchObject(again);
  expect(await collectionsWith(desk, 'karimark')).toEqual([]);
  const contact = await desk.store.collections.contacts.findOne({ _id: 'club:C1' });
  expect(contact?.name).toBe(forgottenName);
  expect(await auditDifferences(desk)).toEqual([]);
});

it('still takes what changed about others, and refuses what contradicts about the forgotten', async () => {
  const contacts = files.contacts.replace('Berit Dahl', 'Berit Berg').replace('Prinz', 'Queen');
  expect(await importFiles(desk, { ...files, contacts })).toMatchObject({ ok: true, changed: 1 });
  expect(await collectionsWith(desk, 'karimark')).toEqual([]);
  const invoice_lines = files.invoice_lines.replace('Karimark,10.00', 'Karimark,11.00');
  expect(await importFiles(desk, { ...files, invoice_lines })).toMatchObject({ ok: false });
});
