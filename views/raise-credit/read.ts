import { FieldErrors } from '../../src/blocks/field-errors.js';
import {
  creditReasons,
  longestNote,
  longestReasonWords,
  otherReason,
  reasonInWords,
} from '../../src/domain/credit/credit-note.js';
import { chosenAnew } from '../forms/chosen-anew.js';
import { typedAmountIn } from '../forms/filled-amount.js';
import {
  chosenValue,
  choseYes,
  type FormValues,
  typedIfAsked,
  typedText,
  visibleText,
} from '../forms/form-values.js';
import { readLine } from '../forms/line-input.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { raiseCreditIds as ids, lineIdsOf } from './ids.js';

/** What stands in the form's inputs; null where there is nothing, or no such input. */
export type RaiseCreditFields = {
  invoiceId: string | null;
  /** The block in which it is chosen. */
  invoiceBlock: string;
  line: number | null;
  amountText: string | null;
  /** The block in which it stands. */
  amountBlock: string;
  reason: string | null;
  otherWords: string | null;
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
    reason: chosenValue(state, ids.reason),
    otherWords: typedIfAsked(state, ids.other),
    note: typedText(state, ids.note).trim(),
    notify: choseYes(state, ids.notify),
  };
}

/** The reason as it is kept; null, with a sentence beside the field, where there is none. */
function readReason(fields: RaiseCreditFields, errors: Record<string, string>): string | null {
  const reason = creditReasons.find((known) => known === fields.reason);
  if (reason === undefined) {
    errors[ids.reason] = 'Choose a reason from the list.';
    return null;
  }
  if (reason !== otherReason) return reason;
  const words = visibleText(fields.otherWords ?? '');
  if (words === '') {
    errors[ids.other] = 'Say in words why, for example “Moved to another town”.';
  } else if (words.length > longestReasonWords) {
    errors[ids.other] = `A reason has at most ${longestReasonWords} characters. Shorten it.`;
  }
  return reasonInWords(words);
}

/** @throws FieldErrors with a sentence for every input that is wrong */
export function parseRaiseCredit(fields: RaiseCreditFields, money: TypedMoney): RaiseCreditRequest {
  const errors: Record<string, string> = {};
  const amount = readTypedAmount(fields.amountText ?? '', money);
  if (!amount.ok) errors[fields.amountBlock] = amount.sentence;
  const reason = readReason(fields, errors);
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
