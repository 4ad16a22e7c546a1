import type { ImportFileName } from '../../../domain/import/file-layout.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { MoneyRow } from '../../../domain/import/money-event.js';
import type { StoredInvoice } from '../stored-facts.js';
import type { CheckContext } from './check-context.js';
import {
  checkBooking,
  type GroupCheck,
  headOf,
  refuseLines,
  refuseLost,
  refuseTwice,
} from './invoice-faults.js';
import { groupByInvoice, type InvoiceGroup } from './invoice-groups.js';
import { linesOf } from './invoice-lines.js';
import { pointToOrders, pointToProducts } from './invoice-pointers.js';
import { pricer } from './price-row.js';

/** The files whose rows make an invoice's history. */
const moneyFiles: readonly ImportFileName[] = [
  'invoices.csv',
  'invoice_lines.csv',
  'payments.csv',
  'credit_notes.csv',
  'applications.csv',
  'overpayments.csv',
  'refunds.csv',
  'write_offs.csv',
];

/** What the folder and the database know of an invoice; null: it is nowhere, or unknown. */
type Known = StoredInvoice | null;

/** The money rows of an invoice with their amounts. */
function pricedMoney(check: GroupCheck, { currency, issuedOn }: StoredInvoice): MoneyRow[] {
  const price = pricer(currency, { isLine: false }, check.problem);
  const of = { currency, issuedOn };
  return check.group.money.flatMap((item): MoneyRow[] => {
    switch (item.kind) {
      case 'payment': {
        const row = price(item.row);
        return row === null ? [] : [{ kind: 'payment', row: { ...row, ...of } }];
      }
      case 'credit-note': {
        const row = price(item.row);
        return row === null ? [] : [{ kind: 'credit-note', row: { ...row, ...of } }];
      }
      case 'application': {
        const row = price(item.row);
        return row === null ? [] : [{ kind: 'application', row: { ...row, ...of } }];
      }
      case 'overpayment': {
        const row = price(item.row);
        return row === null ? [] : [{ kind: 'overpayment', row: { ...row, ...of } }];
      }
      case 'refund': {
        const row = price(item.row);
        return row === null ? [] : [{ kind: 'refund', row: { ...row, ...of } }];
      }
      case 'write-off': {
        const row = price(item.row);
        return row === null ? [] : [{ kind: 'write-off', row: { ...row, ...of } }];
      }
      default:
        return item satisfies never;
    }
  });
}

function noteNumber(context: CheckContext, number: string): void {
  const digits = /^INV-(\d{1,15})$/.exec(number)?.[1];
  if (digits === undefined || BigInt(digits) <= context.highestNumber) return;
  context.highestNumber = BigInt(digits);
}

/** Looks at all rows of one invoice, and stages its money where nothing is wrong with it. */
async function checkGroup(context: CheckContext, group: InvoiceGroup, stored: Known) {
  let sound = group.faulty.size === 0 && !moneyFiles.some((file) => context.unreadable.has(file));
  const problem = (fault: ImportFault) => {
    sound = false;
    context.faults.add(fault);
  };
  const check = { context, group, problem };
  const head = headOf(check);
  const linesKnown =
    !context.unreadable.has('invoice_lines.csv') && !group.faulty.has('invoice_lines.csv');
  const price = head === null ? null : pricer(head.currency, { isLine: true }, problem);
  const lines = price === null ? [] : linesOf(group, price, { known: linesKnown, problem });
  const known: Known = head === null ? stored : { ...head, lines };
  if (head === null) refuseLines(check);
  else {
    await pointToProducts(check, lines, head.currency);
    await pointToOrders(check, head);
    if (head.dueOn < head.issuedOn) context.counts.dueBeforeIssued += 1;
  }
  refuseTwice(check);
  if (known === null) return refuseLost(check);
  const money = pricedMoney(check, known);
  if (head === null || linesKnown) {
    for (const booking of group.bookings) checkBooking(check, booking, known);
  }
  if (!sound) return;
  const { payerId } = known;
  noteNumber(context, group.number);
  if (head !== null) {
    await context.staging.payers.add(payerId, {
      payerId,
      money: { kind: 'invoice', row: { ...head, lines } },
    });
  }
  for (const row of money) await context.staging.payers.add(payerId, { payerId, money: row });
}

/**
 * Invoices with all that stands on them: each number and line once, amounts in the invoice's
 * currency, and what is paid, credited or booked on an invoice that is there. The money of sound
 * invoices is staged by payer.
 */
export async function checkInvoices(context: CheckContext): Promise<void> {
  const { staging, stored, faults } = context;
  for await (const items of staging.invoices.buckets()) {
    const groups = groupByInvoice(items);
    const elsewhere = groups.filter(({ heads, money, bookings }) => {
      return heads.length === 0 && money.length + bookings.length > 0;
    });
    const found = await stored.invoices(elsewhere.map(({ number }) => number));
    for (const group of groups) {
      await checkGroup(context, group, found.get(group.number) ?? null);
      if (faults.isFull()) return;
    }
  }
}
