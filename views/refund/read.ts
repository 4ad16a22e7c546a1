import { FieldErrors } from '../../src/blocks/field-errors.js';
import { longestReason } from '../../src/domain/credit/credit-note.js';
import { typedAmountIn } from '../forms/filled-amount.js';
import { chosenValue, type FormValues, typedText, visibleText } from '../forms/form-values.js';
import { readLine } from '../forms/line-input.js';
import { readNotify } from '../forms/notify-when-sent.js';
import { readSentBy, type SentBy } from '../forms/sent-by.js';
import { readTypedAmount, type TypedMoney } from '../forms/typed-amount-field.js';
import { refundIds as ids } from './ids.js';
import type { How } from './wish.js';

/** What stands in the form's inputs; null where there is nothing, or no such input. */
export type RefundFields = {
  how: How | null;
  line: number | null;
  amountText: string | null;
  amountBlock: string;
  sentBy: SentBy | null;
  notifies: boolean;
  reason: string;
};

const hows: readonly How[] = ['proposed', 'cash'];

export function readRefund(values: FormValues): RefundFields {
  const amount = typedAmountIn(values, ids.amount);
  const how = chosenValue(values, ids.how);
  return {
    how: hows.find((known) => known === how) ?? null,
    line: readLine(values, { block: ids.line, action: ids.line }),
    amountText: amount?.text ?? null,
    amountBlock: amount?.block ?? ids.amount,
    sentBy: readSentBy(values, ids.sentBy),
    notifies: readNotify(values, ids.notify),
    reason: visibleText(typedText(values, ids.reason)),
  };
}

/** @throws FieldErrors with a sentence for every input that is wrong */
export function parseRefund(
  { amountText, amountBlock, reason }: RefundFields,
  money: TypedMoney,
): { amount: bigint; reason: string } {
  const errors: Record<string, string> = {};
  const amount = readTypedAmount(amountText ?? '', money);
  if (!amount.ok) errors[amountBlock] = amount.sentence;
  if (reason === '') errors[ids.reason] = 'Give a reason; it is kept in the history.';
  if (reason.length > longestReason) {
    errors[ids.reason] = `A reason has at most ${longestReason} characters. Shorten it.`;
  }
  if (!amount.ok || Object.keys(errors).length > 0) throw new FieldErrors(errors);
  return { amount: amount.amountMinor, reason };
}
