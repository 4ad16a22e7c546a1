import { credited, type Invoice, type InvoiceAmounts } from '../domain/invoices/invoice.js';
import type { InvoiceTotals } from '../domain/invoices/invoice-totals.js';
import type { Words } from './words.js';

export type Figure = [label: string, amount: string];

/** Which amounts a place shows: each, or only those that say something. */
type Shown = { zeroes: boolean; left: boolean };

/**
 * The amounts of an invoice, so that the row adds up: the total, less what was paid, paid by credit,
 * credited (but for what of it went to the account), refunded and written off, plus what of an
 * overpayment went out again, is what is outstanding. A refund gives the money back and asks for it no
 * more: so *Paid* is what the club kept, and *Refunded* has a minus as *Credited* has. Those that are
 * rare stand there only when they are not zero. Nothing of the total of a void invoice is asked for.
 */
export function invoiceFigures(invoice: Invoice, words: Words): string[] {
  return figurePairs(invoice, words).map(said);
}

/** The same as a label and an amount each, ten at most, for where they stand in columns. */
export function figurePairs(invoice: Invoice, words: Words): Figure[] {
  return figures(invoice, words, { zeroes: true, left: true });
}

/**
 * The same for one row among many, as short as it can be: nothing that is zero, without what is
 * left, which the standing of the invoice says beside them (`shortStanding`), and without a total
 * that only says the same as the one amount there is.
 */
export function rowFigures(invoice: Invoice, words: Words): string[] {
  const { voidedOn, total, outstanding, overpaid } = invoice;
  const [asked, ...others] = figures(invoice, words, { zeroes: false, left: false });
  const isLeft = others.length === 0 && outstanding === total;
  const isSettled = others.length === 1 && outstanding === 0n && overpaid === 0n;
  const isPlain = voidedOn === null && (isLeft || isSettled);
  return [...(asked === undefined || isPlain ? [] : [asked]), ...others].map(said);
}

/** The same for the sums of many, without what is rare while it is zero. */
export function totalFigures(sum: InvoiceTotals, words: Words): string[] {
  const { money } = words;
  const { currency, outstanding, overpaid } = sum;
  const over = overpaid === 0n ? '' : `, *${money(overpaid, currency)} overpaid*`;
  const amounts = { ...sum, paid: sum.paid + sum.refunded, voidedOn: null };
  return [
    ...figures(amounts, words, { zeroes: false, left: false }).map(said),
    `*${money(outstanding, currency)} outstanding*${over}`,
  ];
}

type Amounts = InvoiceAmounts & Pick<Invoice, 'currency' | 'voidedOn' | 'outstanding' | 'overpaid'>;

function said([label, amount]: Figure): string {
  return `${label} ${amount}`;
}

/**
 * The money of an invoice as it adds up. What a void one was paid is an overpayment, so what was
 * refunded of it is no credit. `beyond` was refunded of a payment that bounced after that.
 */
function moneyOf({ paid, refunded, overpaymentRefunded, voidedOn }: Amounts) {
  if (voidedOn !== null) {
    return { kept: paid, refunded: 0n, beyond: 0n, sentBack: overpaymentRefunded + refunded };
  }
  const covered = refunded < paid ? refunded : paid;
  return {
    ...{ kept: paid - covered, refunded: covered, beyond: refunded - covered },
    sentBack: overpaymentRefunded,
  };
}

function figures(invoice: Amounts, { money, minus }: Words, shown: Shown): Figure[] {
  const { currency, creditedToAccount: toAccount } = invoice;
  const show = (amount: bigint) => money(amount, currency);
  const unlessZero = (label: string, amount: bigint, always = false): Figure[] => {
    return amount === 0n && !always ? [] : [[label, show(amount)]];
  };
  const { kept, refunded, beyond, sentBack } = moneyOf(invoice);
  const asked =
    invoice.voidedOn === null
      ? show(invoice.total)
      : `${show(0n)} (${show(invoice.total)} before it was voided)`;
  const lost = beyond === 0n ? '' : ` (${show(beyond)} more was refunded, of money that bounced)`;
  const paidFigure: Figure = ['Paid', `${show(kept)}${lost}`];
  const refundedFigure: Figure = ['Refunded', minus(refunded, currency)];
  const inWords = shown.zeroes ? 'of it to the account' : 'to account';
  const account = toAccount === 0n ? '' : ` (${show(toAccount)} ${inWords})`;
  const given = credited(invoice);
  const creditedFigure: Figure = ['Credited', `${minus(given, currency)}${account}`];
  return [
    ['Total', asked],
    ...(kept === 0n && beyond === 0n && !shown.zeroes ? [] : [paidFigure]),
    ...unlessZero('Paid by credit', invoice.creditApplied, shown.zeroes),
    ...(given === 0n && !shown.zeroes ? [] : [creditedFigure]),
    ...(refunded === 0n ? [] : [refundedFigure]),
    ...unlessZero('Written off', invoice.writtenOff),
    ...unlessZero('Overpayment moved to credit', invoice.overpaymentMoved),
    ...unlessZero('Overpayment sent back', sentBack),
    ...(shown.left
      ? [
          ...unlessZero('Outstanding', invoice.outstanding, true),
          ...unlessZero('Overpaid', invoice.overpaid),
        ]
      : []),
  ];
}
