import { beforeEach, describe, expect, it } from 'vitest';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { creditColumns, csv, emptyDatabase, importSound } from './import-desk.js';

const desk = await deskForFile({ audited: true });

beforeEach(() => emptyDatabase(desk));

const contacts = csv('id,name', 'C1,Olsen');
const credit = csv(creditColumns, 'C1,100.00,GBP,2026-11-01,');

/** Auto-collect invoices of 100.00, each of its day. */
function invoices(days: Record<string, string>) {
  return {
    invoices: csv(
      'number,payer_id,issued_on,due_on,currency,auto_collect',
      ...Object.entries(days).map(([number, day]) => `${number},C1,${day},2026-12-15,GBP,yes`),
    ),
    invoice_lines: csv(
      'invoice_number,line,contact_id,description,amount',
      ...Object.keys(days).map((number) => `${number},1,C1,Term,100.00`),
    ),
  };
}

async function applied(): Promise<Record<string, bigint>> {
  const found = await desk.store.collections.invoices.find().sort({ _id: 1 }).toArray();
  return Object.fromEntries(found.map(({ number, creditApplied }) => [number, creditApplied]));
}

const sweep = () => runSweep(desk, { trigger: 'schedule' });

describe('an invoice that is entered later, with an earlier day', () => {
  it.each([
    ['in between', true],
    ['only afterwards', false],
  ])('leaves the credit to the one before it when the sweep runs %s', async (_name, between) => {
    await importSound(desk, {
      contacts,
      account_credit: credit,
      ...invoices({ 'INV-2': '2026-11-20' }),
    });
    if (between) await sweep();
    desk.clock.now = new Date(desk.clock.now.getTime() + 1000);
    await importSound(desk, { contacts, ...invoices({ 'INV-1': '2026-11-10' }) });
    await sweep();
    expect(await applied()).toEqual({ 'INV-1': 0n, 'INV-2': 10_000n });
  });
});

describe('invoices of one import', () => {
  it('are swept by their days, then by their numbers, whatever their rows stand in', async () => {
    const days = { 'INV-10': '2026-11-10', 'INV-9': '2026-11-10', 'INV-1': '2026-11-11' };
    await importSound(desk, { contacts, account_credit: credit, ...invoices(days) });
    await sweep();
    expect(await applied()).toEqual({ 'INV-1': 0n, 'INV-10': 0n, 'INV-9': 10_000n });
  });
});
