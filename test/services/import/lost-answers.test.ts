import type { Document } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { issueInvoice } from '../../../src/services/invoices/issue-invoice.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { type FailingMongo, startFailingMongo } from '../../support/failing-mongo.js';
import {
  auditDifferences,
  envelope,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';
import {
  csv,
  digestOf,
  emptyDatabase,
  importFiles,
  importSound,
  wholeClub,
} from './import-desk.js';

// Only the connections of this name are hit, and not those that look at what is stored.
const appName = 'credit-desk-import-lost-answers';

let mongo: FailingMongo;
let desk: LedgerDesk;

beforeAll(async () => {
  mongo = await startFailingMongo();
  const patience = { retryMs: 300, majorityMs: 1_000 };
  desk = await openLedgerDesk({ uri: mongo.databaseUri(), appName, patience });
});
beforeEach(() => emptyDatabase(desk));
afterEach(async () => {
  await mongo.failNothing();
  expect(await auditDifferences(desk)).toEqual([]);
});
afterAll(async () => {
  await desk.close();
  await mongo.stop();
});

async function failCommit(times: number, fault: Document): Promise<void> {
  const data = { appName, failCommands: ['commitTransaction'], ...fault };
  await mongo.fail({ times }, data);
}

describe('an import whose commit is not confirmed', () => {
  it('counts what was written as booked, and goes on', async () => {
    await failCommit(1, { writeConcernError: { code: 64, errmsg: 'waiting timed out' } });
    expect(await importSound(desk, wholeClub)).toEqual([6, 11]);
    const before = await digestOf(desk);
    expect(await importSound(desk, wholeClub)).toEqual([0, 0]);
    expect(await digestOf(desk)).toEqual(before);
  });

  it('writes again what was not written, and counts it once', async () => {
    await failCommit(1, { errorCode: 50 });
    expect(await importSound(desk, wholeClub)).toEqual([6, 11]);
    expect(await importFiles(desk, wholeClub)).toMatchObject({ booked: 0, alreadyThere: 17 });
  });
});

describe('an invoice that a form of the desk issued or voided', () => {
  const columns = 'number,payer_id,issued_on,due_on,currency,auto_collect,voided_on';
  const lines =
    'invoice_number,line,contact_id,product_id,description,amount,tax_rate,sessions_billed,from,until';
  const contacts = csv('id,name,email,payer_id', 'C1,Priya Patel,,');

  async function issuedAtDesk(): Promise<string> {
    await importSound(desk, { contacts });
    const { invoiceId, invoiceNumber } = await issueInvoice(desk, envelope(), {
      ...{ payerId: 'club:C1', currency: 'GBP', dueOn: '2026-12-07', autoCollect: false },
      lines: [{ beneficiaryId: 'club:C1', description: 'Judo', amount: 900n }],
    });
    expect(invoiceId).toBe(`club:${invoiceNumber}`);
    return invoiceNumber;
  }

  function rowsOf(number: string, voidedOn = '') {
    return {
      contacts,
      invoices: csv(columns, `${number},C1,2026-11-23,2026-12-07,GBP,no,${voidedOn}`),
      invoice_lines: csv(lines, `${number},1,C1,,Judo,9.00,,,,`),
    };
  }

  it('is known by an import of the same invoice', async () => {
    const number = await issuedAtDesk();
    expect(await importSound(desk, rowsOf(number))).toEqual([0, 0]);
    const other = rowsOf(number);
    other.invoice_lines = other.invoice_lines.replace('9.00', '9.01');
    expect(await importFiles(desk, other)).toMatchObject({ ok: false });
  });

  it('and its void, which names the entry that issued it', async () => {
    const number = await issuedAtDesk();
    const input = { invoiceId: `club:${number}`, reason: 'By mistake' };
    await voidInvoice(desk, envelope('void-form'), input);
    expect(await importSound(desk, rowsOf(number, '2026-11-23'))).toEqual([0, 0]);
    const { journal } = desk.store.collections;
    const voided = await journal.findOne({ _id: 'form:void-form' });
    const issued = await journal.findOne({ kind: 'invoice.issued' });
    expect(voided?.reverses).toBe(issued?._id);
    expect(issued?._id).toMatch(/^form:/);
  });
});
