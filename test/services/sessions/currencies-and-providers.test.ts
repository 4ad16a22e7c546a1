import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancel, classFiles, look, type Place } from '../../support/a-class.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { auditDifferences } from '../../support/ledger-desk.js';
import { emptyDatabase, importSound } from '../import/import-desk.js';

const desk = await deskForFile();
beforeEach(async () => {
  await emptyDatabase(desk);
  await desk.store.models.requests.deleteMany({});
  desk.approvals = { thresholdMinor: null, singleHanded: false };
});

const invoiced = (id: string, amount = '100.00'): Place => {
  return { id, payer: id, paidBy: 'invoice', amount };
};

/** A class whose payers are billed in pounds, euros and yen, which have no smaller unit. */
async function importThree(): Promise<void> {
  const places = [
    invoiced('G'),
    invoiced('E', '80.00'),
    invoiced('H', '60.00'),
    invoiced('J', '9000'),
  ];
  const files = classFiles(places, {
    payments: [
      'PE,INV-E,80.00,stripe,2026-10-02,received',
      'PJ,INV-J,5000,bank,2026-10-02,received',
    ],
  });
  const invoices = files.invoices
    .replace(/(INV-E,.*),GBP,/, '$1,EUR,')
    .replace(/(INV-J,.*),GBP,/, '$1,JPY,');
  // The product has its price in pounds: what is billed in another currency names none.
  const lines = files.invoice_lines.replace(/(INV-[EJ],1,[EJ]),GYM/g, '$1,');
  await importSound(desk, { ...files, invoices, invoice_lines: lines });
}

describe('a session whose attendees pay in three currencies', () => {
  it('is counted by currency, in the preview and in the result', async () => {
    await importThree();
    const { review } = await look(desk);
    expect(review.sums.totals).toMatchObject([
      { currency: 'EUR', people: 1, amount: 800n, each: 800n, toInvoice: 0n, toAccount: 800n },
      { currency: 'GBP', people: 2, amount: 1600n, each: null, toInvoice: 1600n, toAccount: 0n },
      { currency: 'JPY', people: 1, amount: 900n, toInvoice: 900n, toAccount: 0n },
    ]);
    expect(review.need).toBeNull();
    const { review: done, parts } = await cancel(desk);
    expect(done.sums.booked.map(({ currency, amount }) => [currency, amount])).toEqual([
      ['EUR', 800n],
      ['GBP', 1600n],
      ['JPY', 900n],
    ]);
    expect(parts.get('J')).toMatchObject({ state: 'booked', currency: 'JPY', amount: 900n });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('always needs a second person where amounts do, since the threshold is of one currency', async () => {
    await importThree();
    desk.approvals = { thresholdMinor: 1_000_000n, singleHanded: false };
    const { review } = await look(desk);
    expect(review.need).toMatchObject({ why: 'other-currency' });
    const { review: started } = await cancel(desk);
    expect(started.job.money).toBe('waiting');
    const [request] = await desk.store.models.requests.find().lean();
    expect(request?.planned.job?.totals.map(({ currency, amount }) => [currency, amount])).toEqual([
      ['EUR', 800n],
      ['GBP', 1600n],
      ['JPY', 900n],
    ]);
    expect(await desk.store.collections.credit_notes.countDocuments()).toBe(0);
  });
});

describe('a payment that its provider does not send back any more', () => {
  const before = new Date('2026-11-23T10:00:00Z');
  beforeEach(() => {
    desk.clock.now = new Date('2026-12-01T10:00:00Z');
  });
  afterEach(() => {
    desk.clock.now = before;
  });
  const paid = (day: string, provider = 'paypal') => ({
    payments: [`P,INV-O,100.00,${provider},${day},received`],
  });

  it('is named in the preview as one that people send, and stands among the refunds to do', async () => {
    await importSound(desk, classFiles([invoiced('O'), invoiced('N')], paid('2026-10-01')));
    const { parts, review } = await look(desk, { give: 'refund' });
    expect(parts.get('O')).toMatchObject({
      ...{ amount: 1000n, reason: null },
      effect: { sentBack: 1000n, byPeople: true },
    });
    expect(review.sums.totals).toMatchObject([{ byPeople: true, sentBack: 1000n }]);
    await cancel(desk, { give: 'refund' });
    const refunds = await desk.store.collections.refunds.find().toArray();
    expect(refunds).toMatchObject([{ state: 'asked', provider: 'bank', amount: 1000n }]);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is sent by its provider up to the last day on which that does', async () => {
    await importSound(desk, classFiles([invoiced('O')], paid('2026-10-02')));
    const { parts } = await look(desk, { give: 'refund' });
    expect(parts.get('O')).toMatchObject({ effect: { sentBack: 1000n, byPeople: false } });
    await cancel(desk, { give: 'refund' });
    const refunds = await desk.store.collections.refunds.find().toArray();
    expect(refunds).toMatchObject([{ state: 'asked', provider: 'paypal' }]);
  });

  it('can be given as credit instead, which costs nothing', async () => {
    await importSound(desk, classFiles([invoiced('O')], paid('2026-10-01')));
    const { parts } = await cancel(desk);
    expect(parts.get('O')?.result).toMatchObject({ toAccount: 1000n, sentBack: 0n });
    expect(await desk.store.collections.refunds.countDocuments()).toBe(0);
  });
});
