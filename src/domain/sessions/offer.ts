import { creditable, type Invoice, lineLeft } from '../invoices/invoice.js';
import { type NothingReason, whyNothing } from './attendee-reason.js';
import { type LineInUse, type Unused, type ValueOfLine, valueOfLine } from './value-of-line.js';

/** An invoice with those of its lines that stand behind one person's place. */
export type InvoiceInUse = { invoice: Invoice; lines: readonly LineInUse[] };

/** One line's part of an offer. `most` is what can be credited on it beside the other parts. */
export type OfferedLine = {
  invoice: Invoice;
  line: LineInUse['line'];
  value: ValueOfLine;
  most: bigint;
};

/** What one person can be given for what is not used. Minor units of one currency. */
export type Offer = {
  /** Newest invoice first; those on which nothing can be credited are left out. */
  lines: OfferedLine[];
  /** By price and billing. */
  amount: bigint;
  /** The most that a person may type instead: accepted to the last unit. */
  most: bigint;
  /** Of each line that gives nothing, why. */
  nothing: { invoiceNumber: string; line: number; reason: NothingReason }[];
};

function newestFirst(one: InvoiceInUse, other: InvoiceInUse): number {
  const [first, second] = [one.invoice, other.invoice];
  if (first.issuedOn !== second.issuedOn) return first.issuedOn < second.issuedOn ? 1 : -1;
  return first.numberOrder < second.numberOrder ? 1 : -1;
}

/** What of an invoice's maximum each line can take, when the lines before it took their value. */
function offeredOn({ invoice, lines }: InvoiceInUse, unused: Unused): OfferedLine[] {
  let rest = creditable(invoice);
  const offered = lines.map((inUse) => {
    const open = lineLeft(inUse.line);
    const left = open > 0n ? open : 0n;
    const value = valueOfLine(inUse, { unused, most: left < rest ? left : rest });
    rest -= value.amount;
    return { invoice, line: inUse.line, value, left };
  });
  return offered.map(({ left, ...line }) => {
    const more = left - line.value.amount;
    const extra = more < rest ? more : rest;
    rest -= extra;
    return { ...line, most: line.value.amount + extra };
  });
}

/**
 * What one person can be given for the sessions and days that are not used: the value of every line
 * behind it, within what its invoices can still be credited. Each invoice gives its own part.
 */
export function offerFor(invoices: readonly InvoiceInUse[], unused: Unused): Offer {
  const all = [...invoices].sort(newestFirst).flatMap((inUse) => offeredOn(inUse, unused));
  const blocked = (line: OfferedLine) =>
    line.invoice.voidedOn !== null || line.invoice.pendingPayment || line.most === 0n;
  const lines = all.filter((line) => !blocked(line));
  const sum = (of: (line: OfferedLine) => bigint) =>
    lines.reduce((total, line) => total + of(line), 0n);
  return {
    lines,
    amount: sum(({ value }) => value.amount),
    most: sum(({ most }) => most),
    nothing: all.flatMap((offered) => {
      const reason = whyNothing('invoice', offered);
      const { invoice, line } = offered;
      return reason === null ? [] : [{ invoiceNumber: invoice.number, line: line.line, reason }];
    }),
  };
}
