import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstSettings } from '../../../src/domain/settings/club-settings.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { recordPayment } from '../../../src/services/payments/record-payment.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import type { Files } from '../../cli/import-folder/folder.js';
import { databaseDigest } from '../../support/database-digest.js';
import {
  apply,
  auditDifferences,
  envelope,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  raise,
} from '../../support/ledger-desk.js';
import {
  applicationColumns,
  creditColumns,
  csv,
  emptyDatabase,
  importFiles,
  importSound,
  paymentColumns,
  uriOf,
} from './import-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  desk.club = { ...desk.club, sweepFrom: '2026-01-01' };
});
beforeEach(() => emptyDatabase(desk));
afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});
afterAll(() => desk.close());

function rows(count: number, row: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => row(index));
}

/** A payer with more history than one transaction holds: case L4. */
const school: Files = {
  contacts: 'id,name\nolsen,A school\n',
  account_credit: csv(creditColumns, 'olsen,450.00,GBP,2026-08-31,'),
  invoices: csv(
    'number,payer_id,issued_on,due_on,currency,auto_collect',
    ...rows(450, (id) => `S-${id},olsen,2026-09-01,2026-09-15,GBP,yes`),
  ),
  invoice_lines: csv(
    'invoice_number,line,contact_id,description,amount',
    ...rows(450, (id) => `S-${id},1,olsen,Term,10.00`),
  ),
  payments: csv(
    paymentColumns,
    ...rows(450, (id) => `P-${id},S-${id},9.00,bank,2026-09-02,received`),
  ),
  applications: csv(applicationColumns, ...rows(450, (id) => `S-${id},1.00,2026-09-03`)),
};

/** Imports the school until a thousand of its events are booked, as if it was killed then. */
async function importHalf(): Promise<void> {
  const { journal } = desk.store.collections;
  const insert = journal.insertMany.bind(journal);
  const spy = vi.spyOn(journal, 'insertMany');
  spy.mockImplementationOnce(insert).mockRejectedValueOnce(new Error('killed'));
  await expect(importFiles(desk, school)).rejects.toThrow('killed');
  spy.mockRestore();
}

describe('a payer of whom an import has booked a part', () => {
  it('is left alone by the sweep, and the next import ends as one import would', async () => {
    await importHalf();
    expect(await desk.store.collections.journal.countDocuments()).toBe(1000);
    expect(await runSweep(desk, { trigger: 'command-line' })).toMatchObject({ looked: 0 });
    expect(await importSound(desk, school)).toEqual([351, 0]);
    const account = await desk.store.collections.accounts.findOne({ _id: 'club:olsen:GBP' });
    expect(account).toMatchObject({ balance: 0n, lots: [] });
    expect(account).not.toHaveProperty('importing');
    const whole = await openLedgerDesk();
    try {
      whole.club = desk.club;
      await emptyDatabase(whole);
      await importSound(whole, school);
      const [one, other] = await Promise.all(
        [desk, whole].map((each) => databaseDigest(uriOf(each), { sameMoments: false })),
      );
      const { sweep_runs: _runs, ...stored } = one ?? {};
      expect(other).toMatchObject(stored);
    } finally {
      await whole.close();
    }
  });

  it('is closed to everybody: no act of the desk is booked, and the books stay right', async () => {
    await importHalf();
    const refusal = { code: 'being-imported' };
    const invoiceId = 'club:S-0';
    await expect(raise(desk, invoiceId, 100n)).rejects.toMatchObject(refusal);
    await expect(apply(desk, invoiceId, 100n)).rejects.toMatchObject(refusal);
    await expect(issue(desk, 100n)).rejects.toMatchObject(refusal);
    const payment = { paymentId: 'club:late', amount: 500n, provider: 'bank' };
    await expect(
      recordPayment(desk, envelope(), {
        ...{ ...payment, invoiceId, status: 'received', receivedOn: '2026-11-23' },
      }),
    ).rejects.toMatchObject(refusal);
    const overpayment = { invoiceId, amount: 100n };
    await expect(moveOverpayment(desk, envelope(), overpayment)).rejects.toMatchObject(refusal);
    expect(await desk.store.collections.journal.countDocuments()).toBe(1000);
  });

  it('is not ended by another folder, which is refused at its first row', async () => {
    await importHalf();
    const more = {
      invoices: csv(
        'number,payer_id,issued_on,due_on,currency,auto_collect',
        'NEW-1,olsen,2026-09-01,2026-09-15,GBP,yes',
      ),
      invoice_lines: csv(
        'invoice_number,line,contact_id,description,amount',
        'NEW-1,1,olsen,Term,10.00',
      ),
    };
    const result = await importFiles(desk, more);
    expect(result).toMatchObject({ ok: false, faults: [{ file: 'invoices.csv', line: 2 }] });
    expect(result.ok ? '' : result.faults[0]?.reason).toContain('was stopped half-way');
  });

  it('is told of the rows that cannot be imported any more, and not that they are missing', async () => {
    await importHalf();
    desk.settings = { ...firstSettings, closedUpTo: '2026-10-31' };
    const closed = await importFiles(desk, school);
    desk.settings = firstSettings;
    const reasons = closed.ok ? [] : closed.faults.map(({ reason }) => reason);
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.filter((reason) => !reason.startsWith('The books are closed'))).toEqual([]);
    expect(await importSound(desk, school)).toEqual([351, 0]);
  });

  it('is open again as soon as its last event is booked', async () => {
    await importSound(desk, school);
    expect(await desk.store.collections.invoices.countDocuments({ importing: true })).toBe(0);
    expect(await desk.store.collections.contacts.findOne({ _id: 'club:olsen' })).not.toHaveProperty(
      'importing',
    );
    await raise(desk, 'club:S-0', 100n);
  });
});

describe('a payer with history that is given more than one transaction holds', () => {
  it('is closed from before the first new event until the last', async () => {
    await importSound(desk, {
      ...school,
      invoices: csv(
        'number,payer_id,issued_on,due_on,currency,auto_collect',
        'OLD-1,olsen,2026-08-01,2026-08-15,GBP,yes',
      ),
      invoice_lines: csv(
        'invoice_number,line,contact_id,description,amount',
        'OLD-1,1,olsen,Term,10.00',
      ),
      payments: csv(paymentColumns),
      applications: csv(applicationColumns),
    });
    await importHalf();
    expect(await runSweep(desk, { trigger: 'command-line' })).toMatchObject({ looked: 0 });
    await expect(raise(desk, 'club:OLD-1', 100n)).rejects.toMatchObject({ code: 'being-imported' });
    await importSound(desk, school);
    await raise(desk, 'club:OLD-1', 100n);
  });
});
