import { beforeEach, describe, expect, it } from 'vitest';
import { recordPayment, reversePayment } from '../../../src/services/payments/record-payment.js';
import { soundClub } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { envelope, invoiceNow } from '../../support/ledger-desk.js';
import { csv, digestOf, emptyDatabase, importSound, refusedFaults } from './import-desk.js';

const desk = await deskForFile({ audited: true });

beforeEach(async () => {
  await emptyDatabase(desk);
  await importSound(desk, soundClub);
});

const columns = 'id,invoice_number,amount,provider,received_on,status,reversed_on';
const payments = (...rows: string[]) => ({ payments: csv(columns, ...rows) });

async function paymentNow(id: string) {
  return desk.store.collections.payments.findOne({ _id: `club:${id}` });
}

/** Imports the rows twice: the second time nothing may change. */
async function importTwice(...rows: string[]): Promise<number> {
  const [booked] = await importSound(desk, payments(...rows));
  const before = await digestOf(desk);
  expect(await importSound(desk, payments(...rows))).toEqual([0, 0]);
  expect(await digestOf(desk)).toEqual(before);
  return booked;
}

describe('money that came before its invoice was issued', () => {
  // INV-2 of 30.00 is of 4 September.
  it('pays it, under the day on which it came', async () => {
    expect(await importTwice('P1,INV-2,20.00,bank,2026-08-30,received,')).toBe(1);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 2000n, outstanding: 1000n });
    expect(await paymentNow('P1')).toMatchObject({ receivedOn: '2026-08-30' });
    const entry = await desk.store.collections.journal.findOne({ 'refs.paymentId': 'club:P1' });
    expect(entry).toMatchObject({ kind: 'payment.received', occurredOn: '2026-08-30' });
  });

  it('is there when credit of the day of issue is given', async () => {
    const note = csv('invoice_number,amount,created_on,reason', 'INV-2,10.00,2026-09-04,Rain');
    const rows = payments('P1,INV-2,30.00,bank,2026-09-03,received,');
    await importSound(desk, { ...rows, credit_notes: note });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ creditedToAccount: 1000n });
  });

  it('may be on its way, or have gone back before as well', async () => {
    await importTwice(
      'P1,INV-2,30.00,bank,2026-08-20,bounced,2026-08-25',
      'P2,INV-2,30.00,gocardless,2026-09-02,pending,',
    );
    expect(await paymentNow('P1')).toMatchObject({ status: 'bounced', reversedOn: '2026-08-25' });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 0n, status: 'pending' });
  });
});

describe('a payment that went back', () => {
  it.each(['bounced', 'returned'] as const)(
    'is received and then %s, each on its day',
    async (how) => {
      expect(await importTwice(`P1,INV-2,30.00,bank,2026-09-10,${how},2026-09-14`)).toBe(2);
      expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 0n, outstanding: 3000n });
      expect(await paymentNow('P1')).toMatchObject({
        ...{ status: how, receivedOn: '2026-09-10', reversedOn: '2026-09-14' },
      });
      const entries = await desk.store.collections.journal
        .find({ 'refs.paymentId': 'club:P1' })
        .sort({ invoiceSeq: 1 })
        .toArray();
      expect(entries.map(({ kind, occurredOn }) => [kind, occurredOn])).toEqual([
        ['payment.received', '2026-09-10'],
        [`payment.${how}`, '2026-09-14'],
      ]);
    },
  );

  it('may have been stored as received before', async () => {
    await importTwice('P1,INV-2,30.00,bank,2026-09-10,received,');
    expect(await importTwice('P1,INV-2,30.00,bank,2026-09-10,bounced,2026-09-14')).toBe(1);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 0n });
  });

  it('and is paid after all is one payment that was received again', async () => {
    await importTwice('P1,INV-2,30.00,bank,2026-09-10,bounced,2026-09-14');
    expect(await importTwice('P1,INV-2,30.00,bank,2026-09-20,received,')).toBe(1);
    expect(await paymentNow('P1')).toMatchObject({ status: 'received', attempt: 2 });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 3000n, outstanding: 0n });
    // An older export tells what has passed since.
    expect(await importTwice('P1,INV-2,30.00,bank,2026-09-10,bounced,2026-09-14')).toBe(0);
  });

  it('at the desk stays so, whatever the file still says', async () => {
    await importTwice('P1,INV-2,30.00,bank,2026-09-10,received,');
    await reversePayment(desk, envelope(), { paymentId: 'club:P1', how: 'bounced' });
    expect(await importTwice('P1,INV-2,30.00,bank,2026-09-10,received,')).toBe(0);
    expect(await importTwice('P1,INV-2,30.00,bank,2026-09-10,returned,2026-11-20')).toBe(0);
    expect(await paymentNow('P1')).toMatchObject({ status: 'bounced' });
  });
});

describe('a payment that was tried again', () => {
  it('is taken: pending, failed, pending, received under one id', async () => {
    await importTwice('P1,INV-2,30.00,gocardless,2026-09-10,pending,');
    await importTwice('P1,INV-2,30.00,gocardless,2026-09-12,failed,');
    await importTwice('P1,INV-2,30.00,gocardless,2026-09-15,pending,');
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ status: 'pending' });
    await importTwice('P1,INV-2,30.00,gocardless,2026-09-18,received,');
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 3000n });
  });

  it('and is told late changes nothing', async () => {
    await importTwice('P1,INV-2,30.00,gocardless,2026-09-18,received,');
    expect(await importTwice('P1,INV-2,30.00,gocardless,2026-09-10,pending,')).toBe(0);
  });
});

describe('one transfer for two invoices', () => {
  const both = [
    'T1,INV-2,30.00,bank,2026-09-10,received,',
    'T1,INV-1,228.00,bank,2026-09-10,received,',
  ];

  it('pays both, and is known again in either order', async () => {
    expect(await importTwice(...both)).toBe(2);
    expect(await importTwice(...[...both].reverse())).toBe(0);
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ paid: 22800n });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 3000n });
    expect(await desk.store.collections.payments.countDocuments()).toBe(2);
  });

  it('may be told in two exports, the second with both', async () => {
    expect(await importTwice(both[0] ?? '')).toBe(1);
    expect(await importTwice(...both)).toBe(1);
    expect(await importTwice(both[1] ?? '')).toBe(0);
    expect(await importTwice(both[0] ?? '')).toBe(0);
  });

  it('on one invoice twice is refused', async () => {
    const rows = payments(both[0] ?? '', both[0] ?? '');
    expect(await refusedFaults(desk, rows)).toMatchObject([
      { line: 3, column: 'id', reason: expect.stringContaining('already on line 2') },
    ]);
  });
});

describe('words of other programs', () => {
  it.each([
    ['Received', 'Bank Transfer', 'received', 'bank'],
    ['paid', 'BACS', 'received', 'bank'],
    ['Paid_Out', 'GoCardless', 'received', 'gocardless'],
    ['SETTLED', 'Credit Card', 'received', 'card'],
    ['Succeeded', 'Direct Debit', 'received', 'direct-debit'],
    ['pending submission', 'go cardless', 'pending', 'gocardless'],
    ['Declined', 'Stripe', 'failed', 'stripe'],
  ])('%s by %s is %s by %s', async (status, provider, ours, account) => {
    await importTwice(`P1,INV-2,30.00,${provider},2026-09-10,${status},`);
    expect(await paymentNow('P1')).toMatchObject({ status: ours, provider: account });
  });
});

describe('a payment row that contradicts what is stored', () => {
  const stored = 'P1,INV-2,30.00,bank,2026-09-10,received,';

  it.each([
    ['P1,INV-2,31.00,bank,2026-09-10,received,', 'amount'],
    ['P1,INV-1,30.00,bank,2026-09-10,received,', 'invoice_number'],
    ['P1,INV-2,30.00,card,2026-09-10,received,', 'provider'],
    ['P1,INV-2,30.00,bank,2026-09-11,received,', 'received_on'],
    ['P1,INV-2,30.00,bank,2026-09-10,failed,', 'status'],
  ])('%s', async (row, column) => {
    await importTwice(stored);
    expect(await refusedFaults(desk, payments(row))).toMatchObject([{ line: 2, column }]);
  });

  it('and was put right at the desk as it was told is taken', async () => {
    await importTwice(stored);
    await reversePayment(desk, envelope(), { paymentId: 'club:P1', how: 'returned' });
    await importTwice('P1B,INV-2,25.00,bank,2026-09-10,received,');
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 2500n, outstanding: 500n });
  });
});

it('a payment that the desk received since it was pending is not received again', async () => {
  await importTwice('P1,INV-2,30.00,gocardless,2026-09-10,pending,');
  await recordPayment(desk, envelope(), {
    ...{ invoiceId: 'club:INV-2', paymentId: 'club:P1', amount: 3000n },
    ...{ provider: 'gocardless', status: 'received', receivedOn: '2026-09-16' },
  });
  expect(await importTwice('P1,INV-2,30.00,gocardless,2026-09-10,pending,')).toBe(0);
  expect(await importTwice('P1,INV-2,30.00,gocardless,2026-09-16,received,')).toBe(0);
  expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ paid: 3000n });
});
