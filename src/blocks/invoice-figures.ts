import { credited, type Invoice } from '../domain/invoices/invoice.js';
import type { Words } from './words.js';

/**
 * The amounts of an invoice, so that the row adds up: the total, less what was paid, paid by credit,
 * credited (but for what of it went to the account) and written off, plus what of an overpayment
 * went out again, is what is outstanding. Those that are rare stand there only when they are not
 * zero. Nothing of the total of a void invoice is asked for.
 */
export function invoiceFigures(invoice: Invoice, { money, minus }: Words): string[] {
  const { currency } = invoice;
  const show = (amount: bigint) => money(amount, currency);
  const rare = (label: string, amount: bigint) => {
    return amount === 0n ? [] : [`${label} ${show(amount)}`];
  };
  const isVoid = invoice.voidedOn !== null;
  const asked = isVoid
    ? `${show(0n)} (${show(invoice.total)} before it was voided)`
    : show(invoice.total);
  const toAccount = invoice.creditedToAccount;
  const account = toAccount === 0n ? '' : ` (${show(toAccount)} of it to the account)`;
  return [
    `Total ${asked}`,
    `Paid ${show(invoice.paid)}`,
    `Paid by credit ${show(invoice.creditApplied)}`,
    `Credited ${minus(credited(invoice), currency)}${account}`,
    ...rare('Refunded', invoice.refunded),
    ...rare('Written off', invoice.writtenOff),
    ...rare('Overpayment moved to credit', invoice.overpaymentMoved),
    ...rare('Overpayment sent back', invoice.overpaymentRefunded),
    `Outstanding ${show(invoice.outstanding)}`,
    ...rare('Overpaid', invoice.overpaid),
  ];
}
