import { z } from 'zod';
import { longestReason } from '../../../domain/credit/credit-note.js';
import { importedPaymentStatuses } from '../../../domain/import/import-data.js';
import { optional, required } from '../cell.js';
import { readDate } from '../date-cells.js';
import { readAmount, readAmountText, readCurrency } from '../number-cells.js';
import { readId, readLines, readProvider, readWord } from '../text-cells.js';
import { readLineNumber } from './invoice-rows.js';

const id = required(readId, 'an id');
const invoiceNumber = required(readId, 'an invoice number');
const amount = required(readAmountText, 'an amount like 12.50');
const date = required(readDate, 'a date like 2026-09-03');

export const paymentSchema = z
  .object({
    id,
    invoice_number: invoiceNumber,
    amount,
    provider: required(readProvider, 'a provider like card, gocardless or cash'),
    received_on: date,
    status: required(
      readWord(importedPaymentStatuses),
      `one of ${importedPaymentStatuses.join(', ')}`,
    ),
  })
  .transform((row) => ({
    id: row.id,
    invoiceNumber: row.invoice_number,
    amountText: row.amount,
    provider: row.provider,
    receivedOn: row.received_on,
    status: row.status,
  }));

export const creditNoteSchema = z
  .object({
    invoice_number: invoiceNumber,
    amount,
    created_on: date,
    reason: required(readLines(longestReason), 'a reason'),
    line: optional(readLineNumber),
  })
  .transform((row) => ({
    invoiceNumber: row.invoice_number,
    amountText: row.amount,
    createdOn: row.created_on,
    reason: row.reason,
    line: row.line,
  }));

export const applicationSchema = z
  .object({ invoice_number: invoiceNumber, amount, applied_on: date })
  .transform((row) => ({
    invoiceNumber: row.invoice_number,
    amountText: row.amount,
    appliedOn: row.applied_on,
  }));

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
