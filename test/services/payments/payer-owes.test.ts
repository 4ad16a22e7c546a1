import { expect, it } from 'vitest';
import { mostPaidAtOnce } from '../../../src/services/payments/open-invoices.js';
import { readPayerOwes } from '../../../src/services/payments/payer-owes.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { admin, issue, payerId } from '../../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true });

const anyone = { payerId, only: null, currency: null };

/** Copies of one invoice, each due a day later than the one before, the newest first. */
async function owe(count: number, currency = 'GBP'): Promise<void> {
  desk.club = { ...desk.club, currency };
  const id = await issue(desk, 1_000n);
  desk.club = { ...desk.club, currency: 'GBP' };
  const { invoices } = desk.store.collections;
  const first = await invoices.findOne({ _id: id });
  if (first === null) throw new Error('the invoice is not stored');
  const copies = Array.from({ length: count - 1 }, (_, index) => {
    const dueOn = new Date(Date.UTC(2027, 0, count - index)).toISOString().slice(0, 10);
    const number = `INV-${currency}-${count - index}`;
    return { ...first, _id: `club:${number}`, number, numberOrder: number, dueOn };
  });
  await invoices.insertMany(copies);
}

it('a payer who owes ten thousand invoices is shown the oldest, and how many more there are', async () => {
  await owe(10_000);
  const { open, hidden, currencies } = await readPayerOwes(desk, admin, anyone);
  expect(open?.invoices).toHaveLength(mostPaidAtOnce);
  expect(hidden).toBe(10_000 - mostPaidAtOnce);
  expect(currencies).toEqual(['GBP']);
  const due = open?.invoices.map(({ dueOn }) => dueOn) ?? [];
  expect(due[0]).toBe('2026-12-07');
  expect(due).toEqual([...due].sort());
  expect(open?.invoices[1]?.number).toBe('INV-GBP-2');
});

it('what is owed in another currency is apart, and neither counts in the other', async () => {
  await owe(21);
  await owe(2, 'EUR');
  const inPounds = await readPayerOwes(desk, admin, anyone);
  expect(inPounds).toMatchObject({ hidden: 1, currencies: ['EUR', 'GBP'] });
  const inEuros = await readPayerOwes(desk, admin, { ...anyone, currency: 'EUR' });
  expect(inEuros).toMatchObject({ hidden: 0, open: { currency: 'EUR' } });
  expect(inEuros.open?.invoices.map(({ currency }) => currency)).toEqual(['EUR', 'EUR']);
});

it('a payer who owes nothing is shown nothing', async () => {
  expect(await readPayerOwes(desk, admin, anyone)).toEqual({
    ...{ open: null, hidden: 0, currencies: [] },
  });
});
