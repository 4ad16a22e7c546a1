import type { Promised } from '../../src/domain/books/promise.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import { type PaymentPart, spreadPayment } from '../../src/domain/payments/spread-payment.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';

/** An amount on the invoices that are shown, as proposed or as typed. Minor units. */
export type ShownSpread = {
  amount: bigint;
  /** They sum to the amount; what no invoice can take lies on the last of them. */
  parts: readonly PaymentPart[];
  round: number;
};

/** What becomes an overpayment, by invoice. */
export type Overpayment = { invoice: Invoice; amount: bigint };

/** What lies on the invoices in all. */
export function sumOf(parts: readonly PaymentPart[]): bigint {
  return parts.reduce((total, { amount }) => total + amount, 0n);
}

/** Puts what is left on the newest invoice that is paid, or on the newest that is shown. */
export function withLeft(
  parts: readonly PaymentPart[],
  left: bigint,
  invoices: readonly Invoice[],
): PaymentPart[] {
  const last = parts.at(-1)?.invoiceId ?? invoices.at(-1)?.id;
  if (left === 0n || last === undefined) return [...parts];
  const part = parts.find(({ invoiceId }) => invoiceId === last);
  const others = parts.filter(({ invoiceId }) => invoiceId !== last);
  return [...others, { invoiceId: last, amount: (part?.amount ?? 0n) + left }];
}

/** The proposal: the oldest first, all of them in full. */
export function spreadOver(
  amount: bigint,
  invoices: readonly Invoice[],
  round: number,
): ShownSpread {
  const { parts, left } = spreadPayment(amount, invoices);
  return { amount, parts: withLeft(parts, left, invoices), round };
}

/** An invoice with the debt that the form has shown, which is below zero where it is overpaid. */
export function asShown(invoice: Invoice, owed: bigint): Invoice {
  return { ...invoice, outstanding: owed > 0n ? owed : 0n, overpaid: owed < 0n ? -owed : 0n };
}

/** What of a payment is beyond what is owed on the invoice and what was written off of it. */
function beyond({ outstanding, writtenOff }: Invoice, amount: bigint): bigint {
  const over = amount - outstanding - writtenOff;
  return over > 0n ? over : 0n;
}

/** What the parts put on invoices beyond what is owed there. */
export function overpayments(
  invoices: readonly Invoice[],
  parts: readonly PaymentPart[],
): Overpayment[] {
  return invoices.flatMap((invoice) => {
    const part = parts.find(({ invoiceId }) => invoiceId === invoice.id);
    const amount = beyond(invoice, part?.amount ?? 0n);
    return amount > 0n ? [{ invoice, amount }] : [];
  });
}

/** What each part does to its invoice, as the form has shown it; one on its way does nothing yet. */
export function promisedParts(
  invoices: readonly Invoice[],
  parts: readonly PaymentPart[],
  status: 'received' | 'pending',
): Promised[] {
  return parts.map(({ invoiceId, amount }) => {
    const invoice = invoices.find(({ id }) => id === invoiceId);
    if (invoice === undefined) return {};
    const paid = status === 'received' ? amount : 0n;
    const left = invoice.outstanding - paid;
    const overpaid = invoice.overpaid + beyond(invoice, paid);
    return { outstanding: `${left > 0n ? left : 0n}`, overpaid: `${overpaid}` };
  });
}

/** All overpayments as a short text, to compare what was said with what would be. */
export function overpaidText(over: readonly Overpayment[]): string {
  return over.map(({ invoice, amount }) => `${invoice.number} ${amount}`).join(', ');
}

/** The same for an amount as it is typed; null as long as it is none. */
export function spreadTyped(
  text: string,
  { invoices, currency }: { invoices: readonly Invoice[]; currency: string },
  { locale, round }: { locale: string; round: number },
): ShownSpread | null {
  const amount = readTypedAmount(text, { currency, locale });
  if (!amount.ok || amount.amountMinor <= 0n) return null;
  return spreadOver(amount.amountMinor, invoices, round);
}
