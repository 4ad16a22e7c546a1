import { credited, type Invoice, type InvoiceAmounts } from '../domain/invoices/invoice.js';
import type { InvoiceTotals } from '../domain/invoices/invoice-totals.js';
import type { Words } from './words.js';

export type Figure = [label: string, amount: string];

/** Which amounts a place shows: each, or only those that say something. */
type Shown = { zeroCredit: boolean; left: boolean };

/**
 * The amounts of an invoice, so that the row adds up: the total, less what was paid, paid by credit,
 * credited (but for what of it went to the account) and written off, plus what of an overpayment
 * went out again, is what is outstanding. Those that are rare stand there only when they are not
 * zero. Nothing of the total of a void invoice is asked for.
 */
export function invoiceFigures(invoice: Invoice, words: Words): string[] {
  return figurePairs(invoice, words).map(said);
}

/** The same as a label and an amount each, ten at most, for where they stand in columns. */
export function figurePairs(invoice: Invoice, words: Words): Figure[] {
  return figures(invoice, words, { zeroCredit: true, left: true });
}

/**
 * The same for one row among many, shorter: no credit of zero, and without what is left, which
 * the standing of the invoice says beside them (`standingWords`).
 */
export function rowFigures(invoice: Invoice, words: Words): string[] {
  return figures(invoice, words, { zeroCredit: false, left: false }).map(said);
}

/** The same for the sums of many, without what is rare while it is zero. */
export function totalFigures(sum: InvoiceTotals, words: Words): string[] {
  const { money } = words;
  const { currency, outstanding, overpaid } = sum;
  const over = overpaid === 0n ? '' : `, *${money(overpaid, currency)} overpaid*`;
  const amounts = { ...sum, refunded: 0n, voidedOn: null };
  return [
    ...figures(amounts, words, { zeroCredit: false, left: false }).map(said),
    `*${money(outstanding, currency)} outstanding*${over}`,
  ];
}

type Amounts = InvoiceAmounts & Pick<Invoice, 'currency' | 'voidedOn' | 'outstanding' | 'overpaid'>;

function said([label, amount]: Figure): string {
  return `${label} ${amount}`;
}

function figures(invoice: Amounts, { money, minus }: Words, shown: Shown): Figure[] {
  const { currency, creditedToAccount: toAccount } = invoice;
  const show = (amount: bigint) => money(amount, currency);
  const unlessZero = (label: string, amount: bigint, always = false): Figure[] => {
    return amount === 0n && !always ? [] : [[label, show(amount)]];
  };
  const asked =
    invoice.voidedOn === null
      ? show(invoice.total)
      : `${show(0n)} (${show(invoice.total)} before it was voided)`;
  const account = toAccount === 0n ? '' : ` (${show(toAccount)} of it to the account)`;
  const given = credited(invoice);
  const creditedFigure: Figure = ['Credited', `${minus(given, currency)}${account}`];
  return [
    ['Total', asked],
    ['Paid', show(invoice.paid)],
    ...unlessZero('Paid by credit', invoice.creditApplied, shown.zeroCredit),
    ...(given === 0n && !shown.zeroCredit ? [] : [creditedFigure]),
    ...unlessZero('Refunded', invoice.refunded),
    ...unlessZero('Written off', invoice.writtenOff),
    ...unlessZero('Overpayment moved to credit', invoice.overpaymentMoved),
    ...unlessZero('Overpayment sent back', invoice.overpaymentRefunded),
    ...(shown.left
      ? [
          ...unlessZero('Outstanding', invoice.outstanding, true),
          ...unlessZero('Overpaid', invoice.overpaid),
        ]
      : []),
  ];
}
