import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { riverside } from '../../samples/generator/riverside.js';
import { readAt } from '../cli/import-folder/folder.js';
import { owed, pence, type ReplayedInvoice, replay, statusOf, tablesOf } from './club-replay.js';

const folder = fileURLToPath(new URL('../../samples/riverside/', import.meta.url));
const tables = tablesOf(riverside());
const club = replay(tables);

function invoice(number: string): ReplayedInvoice {
  const found = club.invoices.get(number);
  if (found === undefined) throw new Error(`no ${number}`);
  return found;
}

function payerId(name: string): string {
  return tables.contacts?.find((row) => row.name === name)?.id ?? '';
}

function invoicesOf(name: string): ReplayedInvoice[] {
  return [...club.invoices.values()].filter(({ row }) => row.payer_id === payerId(name));
}

describe('the sample club', () => {
  it('is committed as it is generated, to the byte', async () => {
    const files = riverside();
    expect((await readdir(folder)).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) {
      expect((await readFile(`${folder}${name}`)).equals(Buffer.from(text)), name).toBe(true);
    }
  });

  it('passes every check of the import, and points to nothing outside', async () => {
    const { faults, warnings, rows } = await readAt(folder, { today: '2026-11-22' });
    expect([faults, warnings]).toEqual([[], []]);
    expect(rows.length).toBeGreaterThan(4000);
  });

  it('has invoices of every status that an import can make', () => {
    const counts: Record<string, number> = {};
    for (const each of club.invoices.values()) {
      counts[statusOf(each)] = (counts[statusOf(each)] ?? 0) + 1;
    }
    expect(counts).toMatchInlineSnapshot(`
      {
        "credited": 28,
        "outstanding": 90,
        "partially credited": 64,
        "pending": 38,
        "reconciled": 1305,
        "reconciled overpaid": 11,
        "void": 18,
        "written off": 1,
      }
    `);
  });

  it('has account credit in hand, spent, and returned by a void invoice', () => {
    expect(club.payersWithCredit.length).toBeGreaterThan(20);
    const applied = [...club.invoices.values()].filter((each) => each.applied > 0);
    expect(applied.length).toBeGreaterThan(40);
    expect(applied.some((each) => each.isVoid)).toBe(true);
  });

  it('has products of every billing kind, sold with and without auto-collect', () => {
    const products = tables.products ?? [];
    expect(products).toHaveLength(13);
    expect(new Set(products.map((row) => row.billing))).toEqual(
      new Set(['single', 'weekly', 'monthly', 'termly', 'annual']),
    );
    expect(new Set(products.map((row) => row.auto_collect))).toEqual(new Set(['yes', 'no']));
  });
});

describe('the characters', () => {
  it('Priya Patel owes 70.00 of 228.00 on INV-1042', () => {
    const own = invoice('INV-1042');
    expect(own).toMatchObject({ total: 22800, paid: 15800 });
    expect([owed(own), statusOf(own)]).toEqual([7000, 'outstanding']);
    const { issued_on: issuedOn, due_on: dueOn, payer_id: payer } = own.row;
    expect([issuedOn, dueOn, payer]).toEqual(['2026-09-03', '2026-09-17', payerId('Priya Patel')]);
    const lines = tables.invoice_lines?.filter((row) => row.invoice_number === 'INV-1042');
    expect(lines?.map((row) => [row.contact_id, row.description])).toEqual([
      [payerId('Asha Patel'), 'Autumn term gymnastics'],
      [payerId('Rohan Patel'), 'Autumn term gymnastics'],
    ]);
    expect(club.balance(payerId('Priya Patel'))).toBe(1250);
  });

  it('Paul Pending waits for a direct debit of 40.00 on INV-1077', () => {
    expect(statusOf(invoice('INV-1077'))).toBe('pending');
    expect(invoicesOf('Paul Pending')).toEqual([invoice('INV-1077')]);
    expect(tables.payments?.filter((row) => row.invoice_number === 'INV-1077')).toMatchObject([
      { amount: '40.00', provider: 'gocardless', received_on: '2026-11-18', status: 'pending' },
    ]);
  });

  it.each([
    ['Rita Reconciled', 'reconciled', 0, 0],
    ['Olive Outstanding', 'outstanding', 3000, 0],
    ['Carla Credit', 'reconciled', 0, 4250],
    ['Erin Expiring', 'reconciled', 0, 2000],
    ['Eddie Expired', 'reconciled', 0, 1500],
    ['Vera Void', 'void', 0, 2000],
  ])('%s has one invoice, %s, owes %i pence and has %i in hand', (name, status, debt, credit) => {
    const own = invoicesOf(name);
    expect(own.map((each) => [statusOf(each), owed(each)])).toEqual([[status, debt]]);
    expect(club.balance(payerId(name))).toBe(credit);
  });

  it('week 6 on Thursday has the attendees of the screens document', () => {
    const id = 'S-GYM-REC-2026-12-03-THU-1700';
    const session = tables.sessions?.find((row) => row.id === id);
    expect(session).toMatchObject({ title: 'Gymnastics week 6', starts_at: '2026-12-03T17:00' });
    const booked = tables.bookings?.filter((row) => row.session_id === id) ?? [];
    const ways = ['invoice', 'pass', 'uninvoiced', 'trial'];
    const counts = ways.map((way) => booked.filter((row) => row.paid_by === way).length);
    expect(counts).toEqual([19, 2, 1, 1]);
    for (const { paid_by: way, invoice_number: number, line } of booked) {
      if (way !== 'invoice') continue;
      const paying = tables.invoice_lines?.find(
        (row) => row.invoice_number === number && row.line === line,
      );
      expect(pence(paying?.amount) / Number(paying?.sessions_billed)).toBe(1000);
      expect(invoice(number ?? '')).toMatchObject({ isVoid: false, notes: 0 });
    }
    const guest = booked.find((row) => row.paid_by === 'uninvoiced')?.contact_id;
    expect(tables.orders?.filter((row) => row.contact_id === guest)).toMatchObject([
      { due_on: '2026-12-14', amount: '20.00' },
    ]);
  });
});
