import { splitByWeights } from '../amounts/money.js';
import type { LineShare } from '../books/line-share.js';
import { refuse } from '../errors.js';
import {
  creditable,
  type Invoice,
  type InvoiceLine,
  lineCreditable,
  lineLeft,
} from '../invoices/invoice.js';
import { shareTax } from '../invoices/tax.js';

/** An amount on one line by its number, or on the whole invoice (`line` null). Minor units. */
export type OnLines = { amount: bigint; line: number | null };

/** @throws CreditError `unknown-line` */
export function requireLine(invoice: Invoice, number: number): InvoiceLine {
  const line = invoice.lines.find((candidate) => candidate.line === number);
  if (line !== undefined) return line;
  const { number: invoiceNumber, lines } = invoice;
  return refuse('unknown-line', { invoiceNumber, line: number, lines: lines.length });
}

/** The most that can be credited on a line or on the whole. @throws CreditError `unknown-line` */
export function mostOn(invoice: Invoice, line: number | null): bigint {
  return line === null ? creditable(invoice) : lineCreditable(invoice, requireLine(invoice, line));
}

/** @throws CreditError `unknown-line`, `over-line`, `over-creditable` */
export function requireWithinCredit(invoice: Invoice, { amount, line }: OnLines): void {
  const { number: invoiceNumber, currency } = invoice;
  const maximum = mostOn(invoice, line);
  if (amount <= maximum) return;
  if (line !== null) refuse('over-line', { invoiceNumber, line, maximum, currency });
  refuse('over-creditable', { invoiceNumber, maximum, currency });
}

/** Spreads an amount over lines in proportion to what each can still be credited. */
export function spreadOverLines(invoice: Invoice, { amount, line: only }: OnLines): LineShare[] {
  const lines = invoice.lines.filter((line) => only === null || line.line === only);
  const parts = splitByWeights(amount, lines.map(lineLeft));
  return lines.flatMap((line, index) => {
    const share = parts[index] ?? 0n;
    return share === 0n ? [] : [{ line: line.line, amount: share, tax: shareTax(line, share) }];
  });
}
