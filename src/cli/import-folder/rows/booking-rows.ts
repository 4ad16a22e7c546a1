import { z } from 'zod';
import type { BookingPaidBy } from '../../../domain/people/club-records.js';
import { optional, required } from '../cell.js';
import { readDate } from '../date-cells.js';
import { readAmount, readAmountText, readCurrency, readWholeNumber } from '../number-cells.js';
import { readId, readInvoiceNumber } from '../text-cells.js';
import { readWord } from '../word-cells.js';
import { readLineNumber } from './invoice-rows.js';

const id = required(readId, 'an id');
const paidByWords: readonly BookingPaidBy[] = ['invoice', 'pass', 'trial', 'free', 'uninvoiced'];

/** Which columns must be filled for each way of paying; the others must be blank. */
const filledFor: Record<BookingPaidBy, readonly string[]> = {
  invoice: ['invoice_number', 'line'],
  pass: ['pass_id'],
  trial: [],
  free: [],
  uninvoiced: [],
};

export const bookingSchema = z
  .object({
    session_id: id,
    contact_id: id,
    paid_by: required(readWord(paidByWords), `one of ${paidByWords.join(', ')}`),
    invoice_number: optional(readInvoiceNumber),
    line: optional(readLineNumber),
    pass_id: optional(readId),
  })
  .transform((row, context) => {
    const { paid_by: paidBy, invoice_number, line, pass_id } = row;
    for (const [column, value] of Object.entries({ invoice_number, line, pass_id })) {
      const wanted = filledFor[paidBy].includes(column);
      if (wanted === (value !== null)) continue;
      const message = wanted
        ? `A booking paid by ${paidBy} needs this cell; fill it in or change paid_by.`
        : `A booking with paid_by ${paidBy} has no ${column}; clear the cell or change paid_by.`;
      context.addIssue({ code: 'custom', path: [column], message });
    }
    const { session_id: sessionId, contact_id: contactId } = row;
    return { sessionId, contactId, paidBy, invoiceNumber: invoice_number, line, passId: pass_id };
  });

export const orderSchema = z
  .object({
    id,
    contact_id: id,
    product_id: id,
    due_on: required(readDate, 'a date like 2026-09-03'),
    amount: required(readAmountText, 'an amount like 12.50'),
    currency: required(readCurrency, 'a currency code like GBP'),
  })
  .transform((row, context) => {
    const { currency, due_on: dueOn, contact_id: contactId, product_id: productId } = row;
    const amount = readAmount(row.amount, currency, { zeroAllowed: false });
    if ('value' in amount) {
      return { id: row.id, contactId, productId, dueOn, amountMinor: amount.value, currency };
    }
    context.addIssue({ code: 'custom', path: ['amount'], message: amount.reason });
    return z.NEVER;
  });

export const passSchema = z
  .object({
    id,
    contact_id: id,
    product_id: id,
    uses_left: required(readWholeNumber(0, 10_000), 'a whole number, 0 or more'),
  })
  .transform((row) => ({
    id: row.id,
    contactId: row.contact_id,
    productId: row.product_id,
    usesLeft: row.uses_left,
  }));
