import { FieldErrors } from '../../src/blocks/field-errors.js';
import { longestNote } from '../../src/domain/credit/credit-note.js';
import { chosenAnew } from '../forms/chosen-anew.js';
import { typedAmountIn } from '../forms/filled-amount.js';
import { choseYes, type FormValues, typedText } from '../forms/form-values.js';
import { readLine } from '../forms/line-input.js';
import { parseReason, type TypedReason, typedReason } from '../forms/reason-list.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { raiseCreditIds as ids, lineIdsOf } from './ids.js';

/** What stands in the form's inputs; null where there is nothing, or no such input. */
export type RaiseCreditFields = TypedReason & {
  invoiceId: string | null;
  /** The block in which it is chosen. */
  invoiceBlock: string;
  line: number | null;
  amountText: string | null;
  /** The block in which it stands. */
  amountBlock: string;
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
  const { recordId: invoiceId, block: invoiceBlock } = chosenAnew(state, clubId, ids.invoice);
  const amount = typedAmountIn(state, ids.amount);
  return {
    invoiceId,
    invoiceBlock,
    line: invoiceId === null ? null : readLine(state, lineIdsOf(invoiceId)),
    amountText: amount?.text ?? null,
    amountBlock: amount?.block ?? ids.amount,
    ...typedReason(state, ids),
    note: typedText(state, ids.note).trim(),
    notify: choseYes(state, ids.notify),
  };
}

/** @throws FieldErrors with a sentence for every input that is wrong */
export function parseRaiseCredit(fields: RaiseCreditFields, money: TypedMoney): RaiseCreditRequest {
  const errors: Record<string, string> = {};
  const amount = readTypedAmount(fields.amountText ?? '', money);
  if (!amount.ok) errors[fields.amountBlock] = amount.sentence;
  const reason = parseReason(fields, ids, errors);
  if (fields.note.length > longestNote) {
    errors[ids.note] = `A note has at most ${longestNote} characters. Shorten it.`;
  }
  if (!amount.ok || reason === null || Object.keys(errors).length > 0) {
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
