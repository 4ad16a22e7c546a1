import { FieldErrors } from '../../src/blocks/field-errors.js';
import { creditReasons, longestNote } from '../../src/domain/credit/credit-note.js';
import {
  chosenRecord,
  chosenValue,
  choseYes,
  type FormValues,
  typedIfAsked,
  typedText,
} from '../forms/form-values.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { raiseCreditIds as ids, lineBlockOf } from './ids.js';

/** What stands in the form's inputs; null where there is nothing, or no such input. */
export type RaiseCreditFields = {
  invoiceId: string | null;
  line: number | null;
  amountText: string | null;
  reason: string | null;
  note: string;
  notify: boolean;
};

export type RaiseCreditRequest = {
  amount: bigint;
  line: number | null;
  reason: string;
  noteToCustomer: string;
  notifyCustomer: boolean;
};

export function readRaiseCredit(state: FormValues, clubId: string): RaiseCreditFields {
  const invoiceId = chosenRecord(state, clubId, ids.invoice);
  const line = invoiceId === null ? null : chosenValue(state, lineBlockOf(invoiceId), ids.line);
  return {
    invoiceId,
    line: line !== null && /^[0-9]{1,6}$/.test(line) ? Number(line) : null,
    amountText: typedIfAsked(state, ids.amount),
    reason: chosenValue(state, ids.reason),
    note: typedText(state, ids.note).trim(),
    notify: choseYes(state, ids.notify),
  };
}

/** @throws FieldErrors with a sentence for every input that is wrong */
export function parseRaiseCredit(fields: RaiseCreditFields, money: TypedMoney): RaiseCreditRequest {
  const errors: Record<string, string> = {};
  const amount = readTypedAmount(fields.amountText ?? '', money);
  if (!amount.ok) errors[ids.amount] = amount.sentence;
  const reason = creditReasons.find((known) => known === fields.reason);
  if (reason === undefined) errors[ids.reason] = 'Choose a reason from the list.';
  if (fields.note.length > longestNote) {
    errors[ids.note] = `A note has at most ${longestNote} characters. Shorten it.`;
  }
  if (!amount.ok || reason === undefined || Object.keys(errors).length > 0) {
    throw new FieldErrors(errors);
  }
  return {
    amount: amount.amountMinor,
    line: fields.line,
    reason,
    noteToCustomer: fields.note,
    notifyCustomer: fields.notify,
  };
}
