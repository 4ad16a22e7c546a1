import type { ImportFileName } from '../../../domain/import/file-layout.js';
import type {
  BookingRow,
  InvoiceHeadRow,
  LineRow,
  Place,
  Priced,
} from '../../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../../domain/import/import-fault.js';
import type { MoneyRow } from '../../../domain/import/money-event.js';
import type { StoredInvoice } from '../stored-facts.js';
import type { CheckContext } from './check-context.js';
import { groupByInvoice, type InvoiceGroup } from './invoice-groups.js';
import { linesOf } from './invoice-lines.js';
import { pricer } from './price-row.js';
import { missingFault } from './reference.js';

/** The files whose rows make an invoice's history. */
const moneyFiles: readonly ImportFileName[] = [
  'invoices.csv',
  'invoice_lines.csv',
  'payments.csv',
  'credit_notes.csv',
  'applications.csv',
  'overpayments.csv',
];

/** What the folder and the database know of an invoice; null: it is nowhere, or unknown. */
type Known = StoredInvoice | null;

type GroupCheck = {
  context: CheckContext;
  group: InvoiceGroup;
  problem: (fault: ImportFault) => void;
};

/** The line that pays for a booking is there, and is for the same beneficiary. */
function checkBooking({ group, problem }: GroupCheck, row: BookingRow, known: StoredInvoice) {
  const { number } = group;
  const value = String(row.line);
  const line = known.lines.find(({ line }) => line === row.line);
  if (line === undefined) {
    const reason = `${number} has no line ${value}; its lines are 1 to ${known.lines.length}.`;
    problem({ ...row.place, column: 'line', value, reason });
  } else if (line.contactId !== row.contactId) {
    const reason = `Line ${value} of ${number} is for ${line.contactId}; name the line that is for ${row.contactId}.`;
    problem({ ...row.place, column: 'line', value, reason });
  }
}

/** Rows of an invoice that is nowhere, unless it is known that it could not be read. */
function refuseLost({ context, group, problem }: GroupCheck): void {
  const { number, faulty } = group;
  const value = showValue(number);
  const lost = (row: { place: Place }, reason: string) => {
    problem({ ...row.place, column: 'invoice_number', value, reason });
  };
  if (context.unreadable.has('invoices.csv') || faulty.has('invoices.csv')) return;
  for (const { row } of group.money) {
    const reason = `Invoice ${value} is neither in invoices.csv nor stored; add it or correct the number.`;
    lost(row, reason);
  }
  for (const { place } of group.bookings) {
    problem(missingFault('invoice', { place, column: 'invoice_number', id: number }));
  }
}

function refuseLines({ context, group, problem }: GroupCheck): void {
  if (context.unreadable.has('invoices.csv') || group.faulty.has('invoices.csv')) return;
  const value = showValue(group.number);
  const reason = `Invoice ${value} is not in invoices.csv; lines come in one folder with their invoice.`;
  for (const { place } of group.lines) {
    problem({ ...place, column: 'invoice_number', value, reason });
  }
}

/** The first row of the invoice itself; a second one is a fault. */
function headOf({ group, problem }: GroupCheck) {
  const [head, ...more] = group.heads;
  for (const { place } of more) {
    const reason = `Invoice ${group.number} is already on line ${head?.place.line}; keep one of the two rows.`;
    problem({ ...place, column: 'number', reason });
  }
  return head ?? null;
}

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
      default:
        return item satisfies never;
    }
  });
}

/** An id stands once on an invoice, in each file. */
function refuseTwice({ group, problem }: GroupCheck): void {
  const first = new Map<string, Place>();
  for (const { kind, row } of group.money) {
    if (kind === 'payment' || row.id === null) continue;
    const key = `${kind} ${row.id}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, row.place);
    else {
      const reason = `The id ${row.id} is already on line ${known.line}; keep one of the two rows.`;
      problem({ ...row.place, column: 'id', value: row.id, reason });
    }
  }
}

async function pointToOrders({ context, group }: GroupCheck, head: InvoiceHeadRow): Promise<void> {
  const { issuedOn, voidedOn } = head;
  const by = { invoiceNumber: group.number, issuedOn, isVoid: voidedOn !== null };
  for (const { place, orderId: id, contactId } of group.lines) {
    if (id === null) continue;
    const reference = { place, column: 'order_id', id };
    await context.staging.orders.add(id, { kind: 'billed', reference, contactId, by });
  }
}

async function pointToProducts(
  { context, group }: GroupCheck,
  lines: readonly Priced<LineRow>[],
  currency: string,
): Promise<void> {
  const billed = { currency, where: `invoice ${group.number} is` };
  for (const { place, productId: id } of lines) {
    if (id === null) continue;
    const reference = { place, column: 'product_id', id };
    await context.staging.products.add(id, { kind: 'exists', reference, billed });
  }
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
