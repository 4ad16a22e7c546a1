import { beforeEach, describe, expect, it } from 'vitest';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { recordPayment, reversePayment } from '../../../src/services/payments/record-payment.js';
import { type Files, soundClub } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { apply, envelope, invoiceNow } from '../../support/ledger-desk.js';
import {
  creditColumns,
  csv,
  digestOf,
  emptyDatabase,
  importFiles,
  importSound,
  paymentColumns,
  refusedFaults,
  wholeClub,
} from './import-desk.js';

const desk = await deskForFile({ audited: true });

beforeEach(() => emptyDatabase(desk));

async function balance(): Promise<bigint> {
  const account = await desk.store.collections.accounts.findOne({ _id: 'club:C1:GBP' });
  return account?.balance ?? 0n;
}

describe('the same folder again', () => {
  it('books and adds nothing, however often', async () => {
    expect(await importSound(desk, wholeClub)).toEqual([6, 11]);
    const before = await digestOf(desk);
    desk.clock.now = new Date('2026-12-24T10:00:00Z');
    expect(await importSound(desk, wholeClub)).toEqual([0, 0]);
    expect(await importFiles(desk, wholeClub)).toMatchObject({ alreadyThere: 17 });
    expect(await digestOf(desk)).toEqual(before);
  });

  it('changes nothing after what the desk did meanwhile, and is no contradiction', async () => {
    await importSound(desk, wholeClub);
    const input = { invoiceId: 'club:INV-1', amount: 1000n, line: null, reason: 'Goodwill' };
    await raiseCredit(desk, envelope(), { ...input, noteToCustomer: '', notifyCustomer: false });
    await reversePayment(desk, envelope(), { paymentId: 'club:P1', how: 'bounced' });
    await apply(desk, 'club:INV-2', 1000n);
    await desk.store.collections.passes.updateOne({ _id: 'club:PASS' }, { $set: { usesLeft: 2 } });
    await desk.store.collections.orders.updateOne({}, { $set: { amount: 700n } });
    await desk.store.collections.enrolments.updateOne({}, { $set: { until: '2026-11-30' } });
    const before = await digestOf(desk);
    expect(await importSound(desk, wholeClub)).toEqual([0, 0]);
    expect(await digestOf(desk)).toEqual(before);
  });

  it('leaves an invoice void that the desk voided meanwhile', async () => {
    await importSound(desk, soundClub);
    await voidInvoice(desk, envelope(), { invoiceId: 'club:INV-2', reason: 'By mistake' });
    expect(await importSound(desk, soundClub)).toEqual([0, 0]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ status: 'void' });
  });

  it('may be parted into folders of any files, in the order of their references', async () => {
    const { contacts, products, sessions, ...rest } = wholeClub;
    const { invoices, invoice_lines, payments, enrolments, account_credit, ...later } = rest;
    for (const folder of [
      { contacts },
      { products },
      { sessions, account_credit },
      { invoices, invoice_lines },
      { payments },
      { enrolments, ...later },
    ]) {
      await importSound(desk, folder);
    }
    const parted = await digestOf(desk);
    expect(await importSound(desk, wholeClub)).toEqual([0, 0]);
    expect(await digestOf(desk)).toEqual(parted);
  });
});

describe('a payment of a stored invoice', () => {
  const paid = (row: string): Files => ({ payments: csv(paymentColumns, row) });
  const pending = paid('P9,INV-2,30.00,gocardless,2026-11-18,pending');
  const received = paid('P9,INV-2,30.00,gocardless,2026-11-22,received');

  beforeEach(() => importSound(desk, soundClub));

  it('goes from pending to received by a folder of its own', async () => {
    expect(await importSound(desk, pending)).toEqual([1, 0]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ status: 'pending' });
    expect(await importSound(desk, pending)).toEqual([0, 0]);
    expect(await importSound(desk, received)).toEqual([1, 0]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ status: 'reconciled' });
    expect(await importSound(desk, received)).toEqual([0, 0]);
  });

  it('is no contradiction when the row is older than what the desk knows', async () => {
    await importSound(desk, pending);
    const payment = { invoiceId: 'club:INV-2', paymentId: 'club:P9', amount: 3000n };
    const told = { ...payment, provider: 'gocardless', receivedOn: '2026-11-23' };
    await recordPayment(desk, envelope(), { ...told, status: 'received' });
    expect(await importSound(desk, pending)).toEqual([0, 0]);
    await reversePayment(desk, envelope(), { paymentId: 'club:P9', how: 'bounced' });
    expect(await importSound(desk, pending)).toEqual([0, 0]);
    const failed = paid('P9,INV-2,30.00,gocardless,2026-11-23,failed');
    expect(await importSound(desk, failed)).toEqual([0, 0]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 3000n });
  });

  it.each([
    ['amount', 'P9,INV-2,31.00,gocardless,2026-11-22,received', '30.00', '31.00'],
    ['provider', 'P9,INV-2,30.00,card,2026-11-22,received', 'gocardless', 'card'],
    ['received_on', 'P9,INV-2,30.00,gocardless,2026-11-21,received', '2026-11-22', '2026-11-21'],
    ['status', 'P9,INV-2,30.00,gocardless,2026-11-22,failed', 'received', 'failed'],
    ['invoice_number', 'P9,INV-1,30.00,gocardless,2026-11-22,received', 'INV-2', 'INV-1'],
  ])('is refused with another %s', async (column, row, stored, given) => {
    await importSound(desk, received);
    expect(await refusedFaults(desk, paid(row))).toEqual([
      {
        file: 'payments.csv',
        line: 2,
        column,
        value: given,
        reason: expect.stringContaining(`stored with "${stored}"; the row now says "${given}"`),
      },
    ]);
  });
});

describe('a booking on a stored invoice', () => {
  it.each([
    ['INV-1,3', '3', 'INV-1 has no line 3; its lines are 1 to 2.'],
    ['INV-1,2', '2', 'Line 2 of INV-1 is for C3; name the line that is for C2.'],
  ])('is refused on line %s', async (cells, value, reason) => {
    await importSound(desk, soundClub);
    const bookings = `session_id,contact_id,paid_by,invoice_number,line\nS1,C2,invoice,${cells}\n`;
    expect(await refusedFaults(desk, { bookings })).toEqual([
      { file: 'bookings.csv', line: 2, column: 'line', value, reason },
    ]);
  });
});

describe('voiding a stored invoice by import', () => {
  const voided = {
    invoices: soundClub.invoices.replace('GBP,yes,', 'GBP,yes,2026-11-23'),
    invoice_lines: soundClub.invoice_lines,
  };

  it('returns also the credit that the desk used on it meanwhile, and takes back its notes', async () => {
    await importSound(desk, {
      ...soundClub,
      account_credit: wholeClub.account_credit,
      applications: wholeClub.applications,
    });
    await apply(desk, 'club:INV-2', 500n);
    const input = { invoiceId: 'club:INV-2', amount: 800n, line: null, reason: 'Goodwill' };
    await raiseCredit(desk, envelope(), { ...input, noteToCustomer: '', notifyCustomer: false });
    expect(await balance()).toBe(250n);
    expect(await importSound(desk, voided)).toEqual([1, 0]);
    expect(await balance()).toBe(1250n);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ status: 'void' });
    expect(await importSound(desk, voided)).toEqual([0, 0]);
  });

  it('is refused when the desk made credit from it', async () => {
    await importSound(desk, {
      ...soundClub,
      account_credit: csv(creditColumns, 'C1,30,GBP,2026-08-31,'),
    });
    await apply(desk, 'club:INV-2', 3000n);
    const input = { invoiceId: 'club:INV-2', amount: 800n, line: null, reason: 'Goodwill' };
    await raiseCredit(desk, envelope(), { ...input, noteToCustomer: '', notifyCustomer: false });
    const faults = await refusedFaults(desk, voided);
    expect(faults).toMatchObject([{ file: 'invoices.csv', line: 3, column: 'voided_on' }]);
    expect(faults[0]?.reason).toContain('£8.00 of account credit was made from it');
  });

  it('names both days when it is void since another one, and a void that was taken out', async () => {
    await importSound(desk, { ...soundClub, ...voided });
    const later = voided.invoices.replace('2026-11-23', '2026-11-22');
    expect(await refusedFaults(desk, { ...voided, invoices: later })).toMatchObject([
      { column: 'voided_on', reason: expect.stringMatching(/"2026-11-23".*"2026-11-22"/) },
    ]);
    expect(await refusedFaults(desk, { ...voided, invoices: soundClub.invoices })).toMatchObject([
      { column: 'voided_on', reason: expect.stringMatching(/"2026-11-23".*"nothing"/) },
    ]);
  });
});
