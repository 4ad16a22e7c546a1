import { chosenRecord, type FormValues, typedIfAsked } from '../forms/form-values.js';
import { requireTypedAmount } from '../forms/typed-amount-field.js';
import { amountBlockOf, applyCreditIds as ids, invoiceBlockOf } from './ids.js';

export type ApplyCreditFields = {
  contactId: string | null;
  invoiceId: string | null;
  amountText: string | null;
};

/** An invoice counts only while it stands in the list of the payer that is chosen. */
export function readApplyCredit(state: FormValues, clubId: string): ApplyCreditFields {
  const contactId = chosenRecord(state, clubId, ids.contact);
  const invoiceId =
    contactId === null ? null : chosenRecord(state, clubId, invoiceBlockOf(contactId), ids.invoice);
  const amountText = typedIfAsked(state, amountBlockOf(invoiceId ?? ''), ids.amount);
  return { contactId, invoiceId, amountText };
}

/** @throws FieldErrors */
export function parseAppliedAmount(
  text: string,
  invoice: { id: string; currency: string },
  locale: string,
): bigint {
  const { currency } = invoice;
  return requireTypedAmount({ block: amountBlockOf(invoice.id), text }, { currency, locale });
}
