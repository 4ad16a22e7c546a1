import { FieldErrors } from '../../src/blocks/field-errors.js';
import { type CalendarDate, parseCalendarDate } from '../../src/domain/calendar-date.js';
import { longestDescription } from '../../src/domain/invoices/invoice.js';
import { recordId } from '../../src/domain/record-id.js';
import {
  chosenDate,
  chosenRecord,
  chosenValue,
  choseYes,
  type FormValues,
  typedText,
} from '../forms/form-values.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import {
  amountBlockOf,
  beneficiaryBlockOf,
  descriptionBlockOf,
  issueInvoiceIds as ids,
} from './ids.js';
import type { LineKey } from './line-keys.js';

export type IssueInvoiceRequest = {
  dueOn: CalendarDate;
  autoCollect: boolean;
  lines: { beneficiaryId: string; description: string; amount: bigint }[];
};

export type ReadOptions = {
  clubId: string;
  locale: string;
  currency: string;
  today: CalendarDate;
  /** Who was chosen as payer, perhaps one of the children. */
  chosenId: string;
  lineKeys: readonly LineKey[];
};

/** Who was chosen as payer, perhaps one of the children. */
export function readChosen(state: FormValues, clubId: string): string | null {
  return chosenRecord(state, clubId, ids.payer);
}

type Errors = Record<string, string>;

function readLine(state: FormValues, key: LineKey, options: ReadOptions, errors: Errors) {
  const { clubId, chosenId } = options;
  const beneficiaryBlock = beneficiaryBlockOf(key, chosenId);
  const beneficiary = chosenValue(state, beneficiaryBlock, ids.beneficiary);
  if (beneficiary === null) errors[beneficiaryBlock] = 'Choose for whom this line is.';
  const descriptionBlock = descriptionBlockOf(key);
  const description = typedText(state, descriptionBlock, ids.description).trim();
  if (description === '') errors[descriptionBlock] = 'Say what this line is for.';
  if (description.length > longestDescription) {
    errors[descriptionBlock] = `A description has at most ${longestDescription} characters.`;
  }
  const amountBlock = amountBlockOf(key);
  const amount = readTypedAmount(typedText(state, amountBlock, ids.amount), options);
  if (!amount.ok) errors[amountBlock] = amount.sentence;
  return {
    beneficiaryId: recordId(clubId, beneficiary ?? ''),
    description,
    amount: amount.ok ? amount.amountMinor : 0n,
  };
}

/** @throws FieldErrors with a sentence for every input that is wrong */
export function readIssueInvoice(state: FormValues, options: ReadOptions): IssueInvoiceRequest {
  const errors: Errors = {};
  const lines = options.lineKeys.map((key) => readLine(state, key, options, errors));
  const dueOn = parseCalendarDate(chosenDate(state, ids.due) ?? '');
  if (dueOn === undefined) errors[ids.due] = 'Choose the day on which it is due.';
  else if (dueOn < options.today) errors[ids.due] = 'Choose today or a later day.';
  if (dueOn === undefined || Object.keys(errors).length > 0) throw new FieldErrors(errors);
  return { dueOn, autoCollect: choseYes(state, ids.autoCollect), lines };
}
