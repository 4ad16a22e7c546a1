import { beforeEach, describe, expect, it } from 'vitest';
import { refundNotDone } from '../../../src/services/refunds/refund-not-done.js';
import { findRefundsOfInvoice } from '../../../src/store/ledger/refund-reads.js';
import type { Files } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { envelope, invoiceNow } from '../../support/ledger-desk.js';
import {
  creditColumns,
  csv,
  digestOf,
  emptyDatabase,
  importFiles,
  importSound,
  refusedFaults,
} from './import-desk.js';

const desk = await deskForFile({ audited: true });

beforeEach(() => emptyDatabase(desk));

const refundColumns = 'invoice_number,amount,refunded_on,payment_id,id';
const writeOffColumns = 'invoice_number,amount,written_off_on,id';
const payOutColumns = 'contact_id,amount,currency,paid_on,id';

const lines = 'invoice_number,line,contact_id,description,amount,tax_rate';
const payments = 'id,invoice_number,amount,provider,received_on,status,reversed_on';

const club = {
  contacts: 'id,name\nC1,Kari Olsen\n',
  invoices: csv(
    'number,payer_id,issued_on,due_on,currency,auto_collect',
    'INV-1,C1,2026-09-01,2026-09-15,GBP,no',
    'INV-2,C1,2026-09-01,2026-09-15,GBP,no',
  ),
  invoice_lines: csv(lines, 'INV-1,1,C1,Swimming,100.00,20', 'INV-2,1,C1,Gym,60.00,'),
  payments: csv(
    payments,
    'P1,INV-1,70.00,stripe,2026-09-02,received,',
    'P2,INV-1,30.00,bank,2026-09-03,received,',
  ),
  account_credit: csv(creditColumns, 'C1,40.00,GBP,2026-08-31,'),
} as const satisfies Files;

const whole = {
  ...club,
  refunds: csv(refundColumns, 'INV-1,50.00,2026-09-10,,', 'INV-1,10.00,2026-09-11,P1,R2'),
  write_offs: csv(writeOffColumns, 'INV-2,60.00,2026-10-01,W1'),
  pay_outs: csv(payOutColumns, 'C1,25.00,GBP,2026-09-20,'),
} as const satisfies Files;

async function balance(): Promise<bigint> {
  const account = await desk.store.collections.accounts.findOne({ _id: 'club:C1:GBP' });
  return account?.balance ?? 0n;
}

describe('money that was sent back or given up before the desk', () => {
  it('is booked as asked for and done on its day, the newest payment first', async () => {
    await importSound(desk, whole);
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({
      ...{ refunded: 6_000n, outstanding: 0n, status: 'partially refunded' },
    });
    const refunds = await findRefundsOfInvoice(desk.store, 'club:INV-1');
    expect(
      refunds.map(({ paymentId, amount, state, provider, settledOn }) => {
        return [paymentId, amount, state, provider, settledOn];
      }),
    ).toEqual([
      ['club:P2', 3_000n, 'done', 'bank', '2026-09-10'],
      ['club:P1', 2_000n, 'done', 'stripe', '2026-09-10'],
      ['club:P1', 1_000n, 'done', 'stripe', '2026-09-11'],
    ]);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({
      ...{ writtenOff: 6_000n, status: 'written off' },
    });
    expect(await balance()).toBe(1_500n);
  });

  it('changes nothing when it is imported again, also in parts', async () => {
    await importSound(desk, whole);
    const before = await digestOf(desk);
    expect(await importSound(desk, whole)).toEqual([0, 0]);
    const { refunds, write_offs, pay_outs } = whole;
    for (const folder of [{ refunds }, { write_offs }, { pay_outs }]) {
      expect(await importSound(desk, folder)).toEqual([0, 0]);
    }
    expect(await digestOf(desk)).toEqual(before);
  });

  it('is the same in parts as in one go', async () => {
    const { refunds, write_offs, pay_outs, ...rest } = whole;
    await importSound(desk, rest);
    for (const folder of [{ refunds }, { write_offs }, { pay_outs }]) {
      expect((await importSound(desk, folder))[0]).toBeGreaterThan(0);
    }
    expect(await balance()).toBe(1_500n);
    expect(await importSound(desk, whole)).toEqual([0, 0]);
  });

  it('of an overpaid invoice is what was too much first, and credits only the rest', async () => {
    const over = csv(payments, 'P1,INV-1,130.00,stripe,2026-09-02,received,');
    const refunds = csv(refundColumns, 'INV-1,50.00,2026-09-10,P1,');
    await importSound(desk, { ...club, payments: over, refunds });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({
      ...{ overpaymentRefunded: 3_000n, refunded: 2_000n, overpaid: 0n, outstanding: 0n },
    });
  });

  it('of a payment that bounced later leaves what refunds had sent', async () => {
    const bounced = csv(payments, 'P1,INV-1,100.00,stripe,2026-09-02,bounced,2026-09-20');
    const refunds = csv(refundColumns, 'INV-1,40.00,2026-09-10,P1,');
    await importSound(desk, { ...club, payments: bounced, refunds });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({
      ...{ paid: 4_000n, refunded: 4_000n, outstanding: 6_000n },
    });
    expect(await importSound(desk, { ...club, payments: bounced, refunds })).toEqual([0, 0]);
  });

  it('of a transfer for two invoices is of its part on this one', async () => {
    const transfer = csv(
      payments,
      'T1,INV-1,100.00,bank,2026-09-02,received,',
      'T1,INV-2,60.00,bank,2026-09-02,received,',
    );
    const refunds = csv(refundColumns, 'INV-2,60.00,2026-09-10,T1,');
    const folder = { ...club, payments: transfer, refunds };
    await importSound(desk, folder);
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ status: 'refunded' });
    expect(await importSound(desk, folder)).toEqual([0, 0]);
  });

  it('can be taken for not done at the desk, and stays so when it is imported again', async () => {
    await importSound(desk, whole);
    const [first] = await findRefundsOfInvoice(desk.store, 'club:INV-1');
    const input = { refundId: first?.id ?? '', on: '2026-11-23', reason: 'came back' };
    await refundNotDone(desk, envelope(), input);
    expect(await importSound(desk, whole)).toEqual([0, 0]);
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ refunded: 3_000n });
  });

  it('is written off in part where a part was given up', async () => {
    const write_offs = csv(writeOffColumns, 'INV-2,20.00,2026-10-01,');
    await importSound(desk, { ...club, write_offs });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 4_000n });
  });
});

describe('a row of what was sent back or given up is refused', () => {
  it.each([
    [
      'refunds',
      refundColumns,
      'INV-1,100.01,2026-09-10,,',
      'amount',
      'At most £100.00 can be sent',
    ],
    [
      'refunds',
      refundColumns,
      'INV-1,70.01,2026-09-10,P1,',
      'amount',
      'At most £70.00 can be sent',
    ],
    ['refunds', refundColumns, 'INV-1,1.00,2026-09-10,P9,', undefined, 'no payment P9'],
    ['refunds', refundColumns, 'INV-1,1.00,2026-09-01,P1,', undefined, 'no payment P1'],
    ['refunds', refundColumns, 'INV-9,1.00,2026-09-10,,', 'invoice_number', 'neither in invoices'],
    ['refunds', refundColumns, 'INV-1,1.00,2026-08-10,,', 'refunded_on', 'before INV-1 was issued'],
    ['refunds', refundColumns, 'INV-1,1.00,2030-08-10,,', 'refunded_on', ''],
    ['write_offs', writeOffColumns, 'INV-2,60.01,2026-10-01,', 'amount', 'Only £60.00'],
    ['write_offs', writeOffColumns, 'INV-1,1.00,2026-10-01,', undefined, 'Nothing is outstanding'],
    ['pay_outs', payOutColumns, 'C1,40.01,GBP,2026-09-20,', 'amount', 'There is £40.00'],
    ['pay_outs', payOutColumns, 'C9,1.00,GBP,2026-09-20,', 'contact_id', ''],
    ['pay_outs', payOutColumns, 'C1,1.00,EUR,2026-09-20,', 'amount', 'no account credit'],
  ])('%s: %s %s', async (file, columns, row, column, words) => {
    const [fault, ...more] = await refusedFaults(desk, { ...club, [file]: csv(columns, row) });
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ file: `${file}.csv`, line: 2 });
    if (column !== undefined) expect(fault?.column).toBe(column);
    expect(fault?.reason).toContain(words);
  });

  it('where it contradicts what is stored, with both values', async () => {
    await importSound(desk, whole);
    const refunds = csv(refundColumns, 'INV-1,49.00,2026-09-10,,', 'INV-1,10.00,2026-09-11,P1,R2');
    const pay_outs = csv(payOutColumns, 'C1,26.00,GBP,2026-09-20,');
    const write_offs = csv(writeOffColumns, 'INV-2,60.00,2026-10-02,W1');
    const faults = [
      ...(await refusedFaults(desk, { refunds })),
      ...(await refusedFaults(desk, { pay_outs })),
      ...(await refusedFaults(desk, { write_offs })),
    ];
    expect(faults.map(({ column, value }) => [column, value])).toEqual([
      ['amount', '49.00'],
      ['amount', '26.00'],
      ['written_off_on', '2026-10-02'],
    ]);
    expect(faults[0]?.reason).toContain('This is stored with "50.00"; the row now says "49.00"');
    expect(await importFiles(desk, whole)).toMatchObject({ ok: true });
  });
});

it('knows a refund by the id that its provider tells of it, where it is of one payment', async () => {
  const rows = [
    'INV-1,10.00,2026-09-10,P1,re_3MtwBwLkdIwHu7ix28a3tqPa',
    'INV-1,5.00,2026-09-11,P1,R2',
    'INV-1,5.00,2026-09-12,P2,re_bank',
    'INV-1,35.00,2026-09-13,,re_both',
  ];
  await importSound(desk, { ...club, refunds: csv(refundColumns, ...rows) });
  const refunds = await findRefundsOfInvoice(desk.store, 'club:INV-1');
  const known = refunds.map(({ amount, providerRefundId }) => [amount, providerRefundId]);
  expect(known).toHaveLength(5);
  expect(known.filter(([, id]) => id !== null)).toEqual([[1_000n, 're_3MtwBwLkdIwHu7ix28a3tqPa']]);
});
