import { z } from 'zod';
import { longestDescription } from '../../../domain/invoices/invoice.js';
import { optional, required } from '../cell.js';
import { readDate } from '../date-cells.js';
import { readAmountText, readCurrency, readTaxRate, readWholeNumber } from '../number-cells.js';
import { readId, readInvoiceNumber, readLines } from '../text-cells.js';
import { readYesNo } from '../word-cells.js';

const id = required(readId, 'an id');
const date = required(readDate, 'a date like 2026-09-03');

/** The most lines that one invoice may have. */
export const mostLines = 200;
export const readLineNumber = readWholeNumber(1, mostLines);

export const invoiceSchema = z
  .object({
    number: required(readInvoiceNumber, 'an invoice number'),
    payer_id: id,
    issued_on: date,
    due_on: date,
    currency: required(readCurrency, 'a currency code like GBP'),
    auto_collect: required(readYesNo, 'yes or no'),
    voided_on: optional(readDate),
  })
  .transform(({ number, currency, ...row }, context) => {
    const { issued_on: issuedOn, due_on: dueOn, voided_on: voidedOn } = row;
    const early = (what: string) =>
      `It was ${what} before it was issued on ${issuedOn}; correct one of the dates.`;
    const add = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (voidedOn !== null && voidedOn < issuedOn) add('voided_on', early('voided'));
    const { payer_id: payerId, auto_collect: autoCollect } = row;
    return { number, payerId, issuedOn, dueOn, currency, autoCollect, voidedOn };
  });

export const invoiceLineSchema = z
  .object({
    invoice_number: required(readInvoiceNumber, 'an invoice number'),
    line: required(readLineNumber, 'a number from 1'),
    contact_id: id,
    product_id: optional(readId),
    description: required(readLines(longestDescription), 'a description'),
    amount: required(readAmountText, 'an amount like 12.50'),
    tax_rate: optional(readTaxRate),
    sessions_billed: optional(readWholeNumber(1, 1000)),
    from: optional(readDate),
    until: optional(readDate),
    order_id: optional(readId),
  })
  .transform((row, context) => {
    const { line, description, from, until } = row;
    if (from !== null && until !== null && until < from) {
      const message = `It ends before it begins on ${from}; correct one of the dates.`;
      context.addIssue({ code: 'custom', path: ['until'], message });
    }
    return {
      invoiceNumber: row.invoice_number,
      line,
      contactId: row.contact_id,
      productId: row.product_id,
      description,
      amountText: row.amount,
      taxRate: row.tax_rate,
      sessionsBilled: row.sessions_billed,
      from,
      until,
      orderId: row.order_id,
    };
  });
