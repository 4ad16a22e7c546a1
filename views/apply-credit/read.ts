import { FieldErrors } from '../../src/blocks/field-errors.js';
import { parseTypedAmount, writesDecimalComma } from '../../src/domain/amounts/typed-amount.js';
import { recordId } from '../../src/domain/record-id.js';
import { chosenValue, type FormValues, typedText } from '../forms/form-values.js';
import { amountBlockOf, applyCreditIds as ids, invoiceBlockOf } from './ids.js';

export type ApplyCreditFields = {
  contactId: string | null;
  invoiceId: string | null;
  amountText: string | null;
};

/** An invoice counts only while it stands in the list of the payer that is chosen. */
export function readApplyCredit(state: FormValues, clubId: string): ApplyCreditFields {
  const contact = chosenValue(state, ids.contact);
  const contactId = contact === null ? null : recordId(clubId, contact);
  const invoice =
    contactId === null ? null : chosenValue(state, invoiceBlockOf(contactId), ids.invoice);
  const invoiceId = invoice === null ? null : recordId(clubId, invoice);
  const amountBlock = amountBlockOf(invoiceId ?? '');
  const amountText =
    state[amountBlock] === undefined ? null : typedText(state, amountBlock, ids.amount);
  return { contactId, invoiceId, amountText };
}

/** @throws FieldErrors */
export function parseAppliedAmount(
  amountText: string,
  invoice: { id: string; currency: string },
  locale: string,
): bigint {
  const decimalComma = writesDecimalComma(locale);
  const amount = parseTypedAmount(amountText, invoice.currency, { decimalComma });
  if (!amount.ok) throw new FieldErrors({ [amountBlockOf(invoice.id)]: amount.sentence });
  return amount.amountMinor;
}
