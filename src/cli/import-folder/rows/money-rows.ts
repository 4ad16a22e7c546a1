import { z } from 'zod';
import { longestReason } from '../../../domain/credit/credit-note.js';
import { optional, required } from '../cell.js';
import { readDate } from '../date-cells.js';
import { readAmount, readAmountText, readCurrency } from '../number-cells.js';
import { readId, readInvoiceNumber, readLines } from '../text-cells.js';
import { readLineNumber } from './invoice-rows.js';

const id = required(readId, 'an id');
const invoiceNumber = required(readInvoiceNumber, 'an invoice number');
const amount = required(readAmountText, 'an amount like 12.50');
const date = required(readDate, 'a date like 2026-09-03');

/** A day on which something ended may not lie before the one on which it began. */
function requireLater(
  context: z.RefinementCtx,
  end: { column: string; on: string | null; what: string },
  begunOn: string,
): void {
  if (end.on === null || end.on >= begunOn) return;
  const message = `It was ${end.what} before it began on ${begunOn}; correct one of the dates.`;
  context.addIssue({ code: 'custom', path: [end.column], message });
}

export const creditNoteSchema = z
  .object({
    invoice_number: invoiceNumber,
    amount,
    created_on: date,
    reason: required(readLines(longestReason), 'a reason'),
    line: optional(readLineNumber),
    voided_on: optional(readDate),
    id: optional(readId),
  })
  .transform((row, context) => {
    const { created_on: createdOn, voided_on: voidedOn } = row;
    requireLater(context, { column: 'voided_on', on: voidedOn, what: 'voided' }, createdOn);
    return {
      invoiceNumber: row.invoice_number,
      amountText: row.amount,
      createdOn,
      reason: row.reason,
      line: row.line,
      voidedOn,
      id: row.id,
    };
  });

export const applicationSchema = z
  .object({
    invoice_number: invoiceNumber,
    amount,
    applied_on: date,
    taken_back_on: optional(readDate),
    id: optional(readId),
  })
  .transform((row, context) => {
    const { applied_on: appliedOn, taken_back_on: takenBackOn } = row;
    const end = { column: 'taken_back_on', on: takenBackOn, what: 'taken back' };
    requireLater(context, end, appliedOn);
    const { invoice_number, amount: amountText, id: own } = row;
    return { invoiceNumber: invoice_number, amountText, appliedOn, takenBackOn, id: own };
  });

export const overpaymentSchema = z
  .object({ invoice_number: invoiceNumber, amount, moved_on: date, id: optional(readId) })
  .transform((row) => ({
    invoiceNumber: row.invoice_number,
    amountText: row.amount,
    movedOn: row.moved_on,
    id: row.id,
  }));

export const refundSchema = z
  .object({
    invoice_number: invoiceNumber,
    amount,
    refunded_on: date,
    payment_id: optional(readId),
    id: optional(readId),
  })
  .transform((row) => ({
    invoiceNumber: row.invoice_number,
    amountText: row.amount,
    refundedOn: row.refunded_on,
    paymentId: row.payment_id,
    id: row.id,
  }));

export const writeOffSchema = z
  .object({ invoice_number: invoiceNumber, amount, written_off_on: date, id: optional(readId) })
  .transform((row) => ({
    invoiceNumber: row.invoice_number,
    amountText: row.amount,
    writtenOffOn: row.written_off_on,
    id: row.id,
  }));

export const payOutSchema = z
  .object({
    contact_id: id,
    amount,
    currency: required(readCurrency, 'a currency code like GBP'),
    paid_on: date,
    id: optional(readId),
  })
  .transform((row, context) => {
    const { contact_id: contactId, currency, paid_on: paidOn, id: own } = row;
    const read = readAmount(row.amount, currency, { zeroAllowed: false });
    if ('value' in read) return { contactId, amountMinor: read.value, currency, paidOn, id: own };
    context.addIssue({ code: 'custom', path: ['amount'], message: read.reason });
    return z.NEVER;
  });

export const openingCreditSchema = z
  .object({
    contact_id: id,
    amount,
    currency: required(readCurrency, 'a currency code like GBP'),
    created_on: date,
    expires_on: optional(readDate),
  })
  .transform((row, context) => {
    const { created_on: createdOn, expires_on: expiresOn, currency } = row;
    if (expiresOn !== null && expiresOn < createdOn) {
      const message = `It expires before it begins on ${createdOn}; correct one of the dates.`;
      context.addIssue({ code: 'custom', path: ['expires_on'], message });
    }
    const read = readAmount(row.amount, currency, { zeroAllowed: false });
    if ('value' in read) {
      return { contactId: row.contact_id, amountMinor: read.value, currency, createdOn, expiresOn };
    }
    context.addIssue({ code: 'custom', path: ['amount'], message: read.reason });
    return z.NEVER;
  });
