import { expect, it } from 'vitest';
import { riverside } from '../../samples/generator/riverside.js';
import { owed, replay, statusOf, tablesOf } from './club-replay.js';

const tables = tablesOf(riverside());
const club = replay(tables);
const nameOf = new Map(tables.contacts?.map((row) => [row.id, row.name]));

function bookingsOn(sessionId: string) {
  return tables.bookings?.filter((row) => row.session_id === sessionId) ?? [];
}

/** What the invoice behind a booking is, or how else it is paid. */
function kindOf({ paid_by: paidBy = '', invoice_number: number = '' }: Record<string, string>) {
  const invoice = club.invoices.get(number);
  if (invoice === undefined) return paidBy;
  const isPartPaid = owed(invoice) > 0 && invoice.paid > 0;
  return isPartPaid ? 'part-paid' : statusOf(invoice);
}

it('has a session after its last day with attendees of every kind', () => {
  const booked = bookingsOn('S-DISPLAY-2026-12-05');
  const kinds = booked.map((row) => [nameOf.get(row.contact_id), kindOf(row)]);
  expect(Object.fromEntries(kinds)).toEqual({
    ...{ 'Tom Three': 'reconciled', 'Tilly Three': 'reconciled', 'Ted Three': 'reconciled' },
    ...{ 'Hana Halfpaid': 'part-paid', 'Ottilie Owing': 'outstanding' },
    ...{ 'Dylan Debit': 'pending', 'Cleo Cash': 'reconciled', 'Val Voided': 'void' },
    ...{ 'Willa Writtenoff': 'written off', 'Gus Given': 'credited', 'Nico Notyet': 'uninvoiced' },
    ...{ 'Pippa Pass': 'pass', 'Ulla Usedup': 'pass', 'Toby Trial': 'trial' },
    'Freddie Free': 'free',
  });
  const providers = tables.payments?.filter((row) => row.id?.startsWith('PAY-9')) ?? [];
  expect(new Set(providers.map((row) => row.provider))).toEqual(
    new Set(['stripe', 'card', 'gocardless', 'cash', 'paypal', 'bank']),
  );
});

it('has a pass that is used up, and an order behind what is not invoiced yet', () => {
  const booked = bookingsOn('S-DISPLAY-2026-12-05');
  const byPass = booked.flatMap((row) => (row.paid_by === 'pass' ? [row.pass_id] : []));
  const left = tables.passes?.filter((row) => byPass.includes(row.id ?? ''));
  expect(left?.map((row) => Number(row.uses_left))).toEqual([3, 0]);
  const nico = booked.find((row) => row.paid_by === 'uninvoiced')?.contact_id;
  expect(tables.orders?.filter((row) => row.contact_id === nico)).toMatchObject([
    { product_id: 'P-DISPLAY', due_on: '2026-12-14', amount: '24.00' },
  ]);
});

it('has one payer with three children there, and a class of 120, each once', () => {
  const three = tables.contacts?.find((row) => row.name === 'Thea Three')?.id;
  const booked = bookingsOn('S-DISPLAY-2026-12-12');
  const payers = new Map(tables.contacts?.map((row) => [row.id, row.payer_id || row.id]));
  const own = booked.filter((row) => payers.get(row.contact_id) === three);
  expect(new Set(own.map((row) => row.invoice_number)).size).toBe(1);
  expect(own).toHaveLength(3);
  expect(booked).toHaveLength(120);
  expect(new Set(booked.map((row) => row.contact_id)).size).toBe(120);
});

it('has everybody who is billed for it on the product, to be removed from it', () => {
  const enrolled = tables.enrolments?.filter((row) => row.product_id === 'P-DISPLAY') ?? [];
  const lines = tables.invoice_lines?.filter((row) => row.product_id === 'P-DISPLAY') ?? [];
  const ids = (rows: typeof lines) => new Set(rows.map((row) => row.contact_id));
  expect(ids(enrolled).size).toBe(ids(lines).size + 1);
  expect([...ids(lines)].filter((id) => !ids(enrolled).has(id))).toEqual([]);
});
