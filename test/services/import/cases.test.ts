import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFolder } from '../../../src/cli/import-folder/import-folder.js';
import { printFaults } from '../../../src/cli/import-folder/print-faults.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { offerContacts } from '../../../src/services/people/search-contacts.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { soundClub } from '../../cli/import-folder/folder.js';
import {
  admin,
  auditDifferences,
  envelope,
  invoiceNow,
  type LedgerDesk,
  openLedgerDesk,
} from '../../support/ledger-desk.js';
import {
  applicationColumns,
  creditColumns,
  csv,
  digestOf,
  emptyDatabase,
  importFiles,
  importSound,
  noteColumns,
  refusedFaults,
} from './import-desk.js';

let desk: LedgerDesk;
const today = '2026-11-23';

beforeAll(async () => {
  desk = await openLedgerDesk();
  desk.club = { ...desk.club, sweepFrom: '2026-01-01' };
});
beforeEach(() => emptyDatabase(desk));
afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});
afterAll(() => desk.close());

function caseFolder(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/cases/import-${name}/`, import.meta.url));
}

async function importCase(folder: string): Promise<void> {
  const result = await importFolder(desk, folder, { today });
  if (!result.ok) throw new Error(printFaults(result.faults).join('\n'));
}

async function balance(currency = 'GBP'): Promise<bigint> {
  const found = await desk.store.collections.accounts.findOne({ _id: `club:P1:${currency}` });
  return found?.balance ?? 0n;
}

describe('import-misnamed-file', () => {
  it('is refused with what the file should be called, and nothing is written', async () => {
    const before = await digestOf(desk);
    const result = await importFolder(desk, caseFolder('misnamed-file'), { today });
    expect(result).toMatchObject({ ok: false, faults: [{ file: 'Payments.csv', line: 0 }] });
    expect(result.ok ? '' : result.faults[0]?.reason).toContain('call it payments.csv');
    expect(await digestOf(desk)).toEqual(before);
  });

  it('with the file renamed as it was told, the paid invoice stays paid and the credit whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'renamed-'));
    await cp(caseFolder('misnamed-file'), folder, { recursive: true });
    await rename(join(folder, 'Payments.csv'), join(folder, 'payments.csv'));
    await importCase(folder);
    await runSweep(desk, { trigger: 'command-line' });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ paid: 5000n, creditApplied: 0n });
    expect(await balance()).toBe(5000n);
    await rm(folder, { recursive: true });
  });
});

it('import-void-and-reissue: the credit of a void invoice is used on its successor that day', async () => {
  await importCase(caseFolder('void-and-reissue'));
  expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ status: 'void', creditApplied: 0n });
  expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({
    ...{ creditApplied: 5000n, outstanding: 3000n },
  });
  expect(await balance()).toBe(0n);
});

it('import-overpayment-then-used: what was paid too much pays the next invoice', async () => {
  await importCase(caseFolder('overpayment-then-used'));
  for (const id of ['club:INV-1', 'club:INV-2']) {
    expect(await invoiceNow(desk, id)).toMatchObject({ outstanding: 0n, overpaid: 0n });
  }
  expect(await balance('EUR')).toBe(0n);
});

it('import-tax-three-decimals: the tax is worked out with all of them', async () => {
  await importCase(caseFolder('tax-three-decimals'));
  const invoice = await invoiceNow(desk, 'club:INV-1');
  expect(invoice).toMatchObject({ total: 10998n, lines: [{ taxRate: '9.975' }] });
  const input = { invoiceId: invoice.id, amount: 10998n, line: null, reason: 'Goodwill' };
  await raiseCredit(desk, envelope(), { ...input, noteToCustomer: '', notifyCustomer: false });
  expect((await invoiceNow(desk, 'club:INV-1')).lines[0]?.taxCredited).toBe(998n);
});

it('import-discount-line: the discount lowers the one line of its child', async () => {
  await importCase(caseFolder('discount-line'));
  const invoice = await invoiceNow(desk, 'club:INV-1');
  expect([invoice.total, ...invoice.lines.map(({ net }) => net)]).toEqual([
    ...[30000n, 20000n, 10000n, 0n],
  ]);
  const input = { invoiceId: invoice.id, line: 2, reason: 'Goodwill' };
  const words = { noteToCustomer: '', notifyCustomer: false };
  await expect(
    raiseCredit(desk, envelope(), { ...input, ...words, amount: 10001n }),
  ).rejects.toMatchObject({ code: 'over-line', details: { maximum: 10000n } });
  await raiseCredit(desk, envelope(), { ...input, ...words, amount: 10000n });
});

describe('import-newest-first', () => {
  it('a new row above an old one is new, and the old one is old', async () => {
    await importCase(caseFolder('newest-first-1'));
    await importCase(caseFolder('newest-first-2'));
    const notes = await desk.store.collections.credit_notes.find().sort({ _id: 1 }).toArray();
    expect(notes.map(({ amount }) => amount)).toEqual([1000n, 500n]);
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ outstanding: 8500n });
    const before = await digestOf(desk);
    await importCase(caseFolder('newest-first-2'));
    expect(await digestOf(desk)).toEqual(before);
  });

  it('the second folder alone gives the same books', async () => {
    await importCase(caseFolder('newest-first-2'));
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ outstanding: 8500n });
  });
});

describe('an order within a day that only a later day asks for', () => {
  // INV-1 of 228.00 is of 3 September, INV-2 of 30.00 of the next day.
  const paymentColumns = 'id,invoice_number,amount,provider,received_on,status,reversed_on';
  const bounced = csv(paymentColumns, 'PAY,INV-1,228.00,bank,2026-09-05,bounced,2026-09-15');
  const note = csv(noteColumns, 'INV-1,30.00,2026-09-15,Rain,');
  const used = csv(applicationColumns, 'INV-2,30.00,2026-09-16');

  it('gave the credit before the payment bounced, where it was used the day after', async () => {
    await importSound(desk, { ...soundClub, payments: bounced, credit_notes: note });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ creditedToInvoice: 3000n });
    await emptyDatabase(desk);
    const files = { ...soundClub, payments: bounced, credit_notes: note, applications: used };
    await importSound(desk, files);
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({
      ...{ creditedToAccount: 3000n, outstanding: 22_800n },
    });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 0n });
    expect(await importSound(desk, files)).toEqual([0, 0]);
  });

  it('gave the credit before the money came, where what was too much was moved later', async () => {
    const payments = csv(paymentColumns, 'PAY,INV-1,228.00,bank,2026-09-15,received,');
    const overpayments = csv('invoice_number,amount,moved_on', 'INV-1,30.00,2026-10-02');
    await importSound(desk, { ...soundClub, payments, credit_notes: note, overpayments });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({
      ...{ creditedToInvoice: 3000n, overpaymentMoved: 3000n, overpaid: 0n },
    });
    expect(await desk.store.collections.accounts.findOne({})).toMatchObject({ balance: 3000n });
  });

  it('used credit before money and a credit note of a busy day, and gave it back', async () => {
    const busy = Array.from({ length: 12 }, (_, place) => `B${place},INV-2,1.00,cash`);
    const rows = [...busy, 'PAY,INV-1,228.00,bank'].map((row) => `${row},2026-09-10,received,`);
    await importSound(desk, {
      ...soundClub,
      payments: csv(paymentColumns, ...rows),
      credit_notes: csv(noteColumns, 'INV-1,100.00,2026-09-10,Rain,'),
      account_credit: csv(creditColumns, 'C1,200.00,GBP,2026-09-09,'),
      applications: csv(
        'invoice_number,amount,applied_on,taken_back_on',
        'INV-1,200.00,2026-09-10,2026-09-10',
      ),
    });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ paid: 22_800n, overpaid: 0n });
    expect(await desk.store.collections.accounts.findOne({})).toMatchObject({ balance: 30_000n });
  });

  it('gave the credit first on the day of issue, on which much else was done', async () => {
    const day = '2026-09-15';
    const rows = [
      ...Array.from({ length: 5 }, (_, place) => `B${place},INV-2,1.00,cash,${day},received,`),
      `PAY,INV-3,100.00,bank,${day},received,`,
      `TWICE,INV-3,100.00,bank,${day},received,`,
    ];
    await importSound(desk, {
      ...soundClub,
      invoices: `${soundClub.invoices}INV-3,C1,${day},${day},GBP,no,\n`,
      invoice_lines: `${soundClub.invoice_lines}INV-3,1,C2,,Kit,100.00,,,,\n`,
      payments: csv(paymentColumns, ...rows),
      credit_notes: csv(noteColumns, `INV-3,30.00,${day},Rain,`),
      overpayments: csv('invoice_number,amount,moved_on', 'INV-3,130.00,2026-10-02'),
    });
    expect(await invoiceNow(desk, 'club:INV-3')).toMatchObject({
      ...{ creditedToInvoice: 3000n, overpaymentMoved: 13_000n },
    });
  });

  it('is none where no order gives as much', async () => {
    const more = csv(applicationColumns, 'INV-2,30.01,2026-09-16');
    const faults = await refusedFaults(desk, {
      ...{ ...soundClub, payments: bounced, credit_notes: note, applications: more },
    });
    expect(faults).toMatchObject([{ file: 'applications.csv', line: 2, column: 'amount' }]);
  });
});

describe('import-invisible', () => {
  it('shows the characters that nobody sees', async () => {
    const result = await importFolder(desk, caseFolder('invisible'), { today });
    expect(result.ok ? [] : result.faults.map(({ line, value }) => [line, value])).toEqual([
      [3, 'K1\\u200b'],
      [5, 'INV\\u20111'],
    ]);
  });

  it('takes names without them, so that both people are found', async () => {
    const contacts = 'id,name,email,payer_id\nP1,Priya\u200b Patel,,\nK2,Ro\u00adhan Patel,,P1\n';
    await importSound(desk, { contacts });
    for (const text of ['Priya Patel', 'Rohan Patel']) {
      const search = { text, limit: 5 };
      expect(await offerContacts(desk, admin, search)).toMatchObject([{ name: text }]);
    }
  });

  it.each(['Sam 🤸‍♀️', 'Zoë 👩🏽‍🚀', 'Alun 🏴󠁧󠁢󠁷󠁬󠁳󠁿'])('leaves the joiners in %s', async (name) => {
    await importSound(desk, { contacts: `id,name\nP1,\u200e${name}\ufeff\n` });
    const stored = await desk.store.collections.contacts.findOne({ _id: 'club:P1' });
    expect(stored?.name).toBe(name);
  });
});

describe('credit used on a day on which it was not there (L11)', () => {
  beforeEach(async () => {
    await importSound(desk, soundClub);
    const input = { invoiceId: 'club:INV-1', amount: 22800n, line: null, reason: 'Goodwill' };
    const words = { noteToCustomer: '', notifyCustomer: false };
    await importSound(desk, {
      payments: csv(
        'id,invoice_number,amount,provider,received_on,status',
        'P1,INV-1,228.00,bank,2026-09-10,received',
      ),
    });
    await raiseCredit(desk, envelope(), { ...input, ...words });
  });

  it('is refused: nothing was in hand on that day', async () => {
    const files = { applications: csv(applicationColumns, 'INV-2,30.00,2026-10-06') };
    expect(await refusedFaults(desk, files)).toMatchObject([
      { file: 'applications.csv', line: 2, reason: expect.stringContaining('no account credit') },
    ]);
  });

  it('is taken on the day on which it was made', async () => {
    const files = { applications: csv(applicationColumns, 'INV-2,30.00,2026-11-23') };
    expect(await importSound(desk, files)).toEqual([1, 0]);
  });
});

describe('an order of the day that works', () => {
  const credit = 'invoice_number,amount,created_on,reason\n';

  it('is found where credit made an overpayment of a payment of the same day', async () => {
    await importSound(desk, {
      ...soundClub,
      payments: csv(
        'id,invoice_number,amount,provider,received_on,status',
        'P1,INV-2,30.00,bank,2026-09-10,received',
      ),
      credit_notes: `${credit}INV-2,30.00,2026-09-10,Goodwill\n`,
      overpayments: 'invoice_number,amount,moved_on\nINV-2,30.00,2026-09-10\n',
    });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({
      ...{ creditedToInvoice: 3000n, overpaymentMoved: 3000n, outstanding: 0n },
    });
  });

  it('is found on a day of many invoices, in one payment or two', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `INV-${index + 1}`);
    const [whole, parted] = [numbers.slice(3, 7), numbers.slice(7, 9)];
    const settled = [...whole, ...parted];
    const paid = (part: string, amount: string) => (number: string) =>
      `${part}${number},${number},${amount},bank,2026-09-10,received`;
    const lines = numbers.map((number) => `${number},1,C2,Gym,30.00`);
    await importSound(desk, {
      ...soundClub,
      invoices: csv(
        'number,payer_id,issued_on,due_on,currency,auto_collect',
        ...numbers.map((number) => `${number},C1,2026-09-03,2026-09-17,GBP,no`),
      ),
      invoice_lines: csv('invoice_number,line,contact_id,description,amount', ...lines),
      payments: csv(
        'id,invoice_number,amount,provider,received_on,status',
        ...numbers.filter((one) => !parted.includes(one)).map(paid('P-', '30.00')),
        ...[...parted.map(paid('A-', '10.00')), ...parted.map(paid('B-', '20.00'))],
      ),
      credit_notes: credit + settled.map((one) => `${one},30.00,2026-09-10,Gone\n`).join(''),
      overpayments: csv(
        'invoice_number,amount,moved_on',
        ...settled.map((number) => `${number},30.00,2026-09-10`),
      ),
    });
    for (const number of settled) {
      expect(await invoiceNow(desk, `club:${number}`)).toMatchObject({
        ...{ creditedToInvoice: 3000n, overpaymentMoved: 3000n, outstanding: 0n },
      });
    }
  });

  it('is found where a use of credit would take what is voided that day', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => `INV-${index + 1}`);
    await importSound(desk, {
      ...soundClub,
      invoices: csv(
        'number,payer_id,issued_on,due_on,currency,auto_collect',
        ...numbers.map((number) => `${number},C1,2026-09-03,2026-09-17,GBP,no`),
      ),
      invoice_lines: csv(
        'invoice_number,line,contact_id,description,amount',
        ...numbers.map((number) => `${number},1,C2,Gym,30.00`),
      ),
      payments: csv(
        'id,invoice_number,amount,provider,received_on,status',
        ...['P0,INV-1,30.00,bank,2026-09-04,received'],
        ...numbers.slice(3).map((one) => `P-${one},${one},30.00,bank,2026-09-10,received`),
      ),
      credit_notes:
        'invoice_number,amount,created_on,reason,voided_on\nINV-1,30.00,2026-09-05,Gone,2026-09-10\n',
      account_credit: csv(creditColumns, 'C1,30.00,GBP,2026-09-06,'),
      applications: csv(applicationColumns, 'INV-2,30.00,2026-09-10'),
    });
    expect(await invoiceNow(desk, 'club:INV-2')).toMatchObject({ outstanding: 0n });
    expect(await invoiceNow(desk, 'club:INV-1')).toMatchObject({ creditedToAccount: 0n });
  });

  it('is not looked for across days', async () => {
    const files = {
      ...soundClub,
      credit_notes: `${credit}INV-2,30.00,2026-09-11,Goodwill\n`,
      overpayments: 'invoice_number,amount,moved_on\nINV-2,30.00,2026-09-10\n',
    };
    expect(await refusedFaults(desk, files)).toMatchObject([{ file: 'overpayments.csv', line: 2 }]);
  });

  it('makes no difference between two rows of one day, whichever stands first', async () => {
    const rows = ['INV-1,5.00,2026-09-10,B,', 'INV-1,7.00,2026-09-10,A,'];
    await importSound(desk, { ...soundClub, credit_notes: csv(noteColumns, ...rows) });
    const before = await desk.store.collections.credit_notes.find().sort({ _id: 1 }).toArray();
    await emptyDatabase(desk);
    await importSound(desk, { ...soundClub, credit_notes: csv(noteColumns, ...rows.reverse()) });
    const after = await desk.store.collections.credit_notes.find().sort({ _id: 1 }).toArray();
    expect(after.map(({ number, amount }) => [number, amount])).toEqual(
      before.map(({ number, amount }) => [number, amount]),
    );
  });
});

it('invoices due before they were issued are taken, and told', async () => {
  const early = soundClub.invoices.replaceAll('2026-09-17', '2026-09-01');
  expect(await importFiles(desk, { ...soundClub, invoices: early })).toMatchObject({
    ok: true,
    notes: expect.arrayContaining([
      '1 invoice is due before the day on which it was issued; it was taken as it is.',
    ]),
  });
});

it('it is told how many invoices are left to the sweep, and how many are history to it', async () => {
  const sweepFrom = desk.club.sweepFrom;
  desk.club = { ...desk.club, sweepFrom: '2026-09-04' };
  const earlier = soundClub.invoices.replace('GBP,no', 'GBP,yes');
  expect(await importFiles(desk, { ...soundClub, invoices: earlier })).toMatchObject({
    notes: [
      '1 auto-collect invoice is new to the desk: account credit is used on it automatically.',
      '1 auto-collect invoice was issued before 2026-09-04, the first day on which account credit is used automatically (SWEEP_FROM), and stays as it is.',
    ],
  });
  desk.club = { ...desk.club, sweepFrom };
});
