import { FieldErrors } from '../../src/blocks/field-errors.js';
import { createShow } from '../../src/blocks/show-amount.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { PaymentPart } from '../../src/domain/payments/spread-payment.js';
import type { RecordTransferInput } from '../../src/services/payments/record-transfer.js';
import { closedDay, type DayOfForm, withClosedDay } from '../forms/closed-day.js';
import type { FormValues } from '../forms/form-values.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import { recordPaymentIds as ids, partBlockOf } from './ids.js';
import { type RecordPaymentFields, readParts } from './read.js';
import { overpaidText, overpayments, type ShownSpread, withLeft } from './spread-over.js';

/** `look`: something was not yet said, so the form is shown once more and nothing is booked. */
export type PaidParts =
  | { kind: 'look'; notice: string; spread: ShownSpread | null }
  | { kind: 'paid'; input: Omit<RecordTransferInput, 'payerId'> };

/** What the form has shown, and how the invoices stand now. */
export type PaidContext = {
  fields: RecordPaymentFields;
  shown: { round: number; spreadAmount: string | null; saidOverpaid: string | null };
  open: { currency: string; invoices: readonly Invoice[] };
  club: { locale: string; today: CalendarDate; closedUpTo?: CalendarDate | null };
};

const lookAtParts = 'Look at which invoices this pays, then press Record payment again.';
const lookAtOver = 'Look at what is more than is owed, then press Record payment again.';

/** Somebody else was quicker than this form. */
export const sinceOpened =
  'Since you opened this form, what is owed has changed. Nothing was booked. Look at what the payment pays now, then press Record payment again.';

function dayOf({ fields, club }: Pick<PaidContext, 'fields' | 'club'>): DayOfForm {
  return { block: ids.receivedOn, day: fields.receivedOn, club };
}

/** Before somebody looks at what a payment pays that cannot be recorded. @throws FieldErrors */
function requireOpenDay(context: PaidContext): void {
  const wrong = closedDay(dayOf(context));
  if (Object.keys(wrong).length > 0) throw new FieldErrors(wrong);
}

/** @throws FieldErrors beside every field that is wrong */
function requireFields({ fields, open, club }: PaidContext) {
  const { amountText, receivedOn, how } = fields;
  const amount = readTypedAmount(amountText, { currency: open.currency, locale: club.locale });
  const wrong: Record<string, string> = {
    ...(amount.ok ? {} : { [ids.amount]: amount.sentence }),
    ...(receivedOn === null ? { [ids.receivedOn]: 'Choose the day on which it came.' } : {}),
    ...(receivedOn !== null && receivedOn > club.today
      ? { [ids.receivedOn]: 'This day lies ahead. Choose today or a day before.' }
      : {}),
    ...(how === null ? { [ids.how]: 'Choose how the money came.' } : {}),
  };
  if (!amount.ok || receivedOn === null || how === null || Object.keys(wrong).length > 0) {
    throw new FieldErrors(withClosedDay(wrong, dayOf({ fields, club })));
  }
  return { amount: amount.amountMinor, receivedOn, how };
}

/** @throws FieldErrors beside an amount that is wrong, or that makes them too much */
function requireParts(values: FormValues, amount: bigint, context: PaidContext): PaymentPart[] {
  const { shown, open, club } = context;
  const { invoices, currency } = open;
  const invoiceIds = invoices.map(({ id }) => id);
  const money = { currency, locale: club.locale };
  const { parts, errors } = readParts(values, { invoiceIds, round: shown.round }, money);
  if (Object.keys(errors).length > 0) throw new FieldErrors(errors);
  const sum = parts.reduce((total, part) => total + part.amount, 0n);
  const last = parts.at(-1);
  if (sum > amount && last !== undefined) {
    const show = createShow(club.locale, club.today).money;
    const block = partBlockOf(last.invoiceId, shown.round);
    const sentence = `These amounts come to ${show(sum, currency)}, which is ${show(sum - amount, currency)} more than the payment. Lower one of them.`;
    throw new FieldErrors({ [block]: sentence });
  }
  return withLeft(parts, amount - sum, invoices);
}

/** What is booked, unless something has to be said first. @throws FieldErrors */
export function paidParts(values: FormValues, context: PaidContext): PaidParts {
  const { fields, shown, open } = context;
  const { amount, receivedOn, how } = requireFields(context);
  if (shown.spreadAmount !== `${amount}`) {
    requireOpenDay(context);
    return { kind: 'look', notice: lookAtParts, spread: null };
  }
  const parts = requireParts(values, amount, context);
  if (overpaidText(overpayments(open.invoices, parts)) !== shown.saidOverpaid) {
    requireOpenDay(context);
    const spread = { amount, parts, round: shown.round + 1 };
    return { kind: 'look', notice: lookAtOver, spread };
  }
  const { reference, isPending } = fields;
  const status = isPending ? 'pending' : 'received';
  return { kind: 'paid', input: { parts, provider: how, receivedOn, status, reference } };
}
