import type { PaymentPart } from '../../src/domain/payments/spread-payment.js';
import {
  longestReference,
  type WayToPay,
  waysToPay,
} from '../../src/domain/payments/ways-to-pay.js';
import {
  chosenDate,
  chosenRecord,
  chosenValue,
  type FormValues,
  typedText,
} from '../forms/form-values.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { recordPaymentIds as ids, partBlockOf } from './ids.js';

/** What stands in the form, before any of it is checked. */
export type RecordPaymentFields = {
  payerId: string | null;
  amountText: string;
  receivedOn: string | null;
  how: WayToPay | null;
  reference: string;
  isPending: boolean;
  currency: string | null;
};

export function readRecordPayment(state: FormValues, clubId: string): RecordPaymentFields {
  const how = chosenValue(state, ids.how);
  return {
    payerId: chosenRecord(state, clubId, ids.payer),
    amountText: typedText(state, ids.amount),
    receivedOn: chosenDate(state, ids.receivedOn),
    how: waysToPay.find((way) => way === how) ?? null,
    reference: typedText(state, ids.reference)
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, longestReference),
    isPending: chosenValue(state, ids.state) === 'pending',
    currency: chosenValue(state, ids.currency),
  };
}

/** The amounts typed beside the invoices; an empty one pays nothing. */
export function readParts(
  state: FormValues,
  { invoiceIds, round }: { invoiceIds: readonly string[]; round: number },
  money: TypedMoney,
): { parts: PaymentPart[]; errors: Record<string, string> } {
  const parts: PaymentPart[] = [];
  const errors: Record<string, string> = {};
  for (const invoiceId of invoiceIds) {
    const block = partBlockOf(invoiceId, round);
    const text = typedText(state, block, ids.part).trim();
    if (text === '' || /^0+(?:\.0*)?$/.test(text)) continue;
    const amount = readTypedAmount(text, money);
    if (amount.ok) parts.push({ invoiceId, amount: amount.amountMinor });
    else errors[block] = amount.sentence;
  }
  return { parts, errors };
}

/** Why nothing can be shown of what an amount pays: none that can be read is typed; else null. */
export function whatIsMissing(
  { values, currency }: { values: FormValues; currency: string | null },
  { id, locale }: { id: string; locale: string },
): string | null {
  if (currency === null) return null;
  const typed = readTypedAmount(readRecordPayment(values, id).amountText, { currency, locale });
  return typed.ok ? null : `Amount: ${typed.sentence}`;
}
