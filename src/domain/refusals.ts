import { formatAmount } from './amounts/money.js';
import { type ApprovalRefusals, approvalSentences } from './approvals/refusals.js';
import type { BookedFacts } from './books/booked-facts.js';
import { type BooksRefusals, booksSentences } from './books/refusals.js';
import { type CalendarDate, formatDate } from './calendar-date.js';
import { type GoneCredit, goneSentence, isAnythingGone } from './credit/paid-out.js';
import { madeCreditSentence, type StandingCredit } from './credit/standing-credit.js';
import { type ForgettingRefusals, forgettingSentences } from './forgetting/refusals.js';
import { type NotFound, notFoundSentence } from './not-found.js';
import { paymentName } from './payments/payment-name.js';
import { type PaymentRefusals, paymentSentences } from './payments/refusals.js';
import type { Action } from './people/rights.js';
import { type RefundRefusals, refundSentences } from './refunds/refusals.js';
import type { RefusalShow } from './refusal-show.js';
import { type SessionRefusals, sessionSentences } from './sessions/refusals.js';
import { type SettingsRefusals, settingsSentences } from './settings/refusals.js';

type InvoiceFact = { invoiceNumber: string };
type Limit = { maximum: bigint; currency: string };

/** Every refusal of the rules with the facts that its sentence names. Amounts in minor units. */
export type RefusalDetails = ApprovalRefusals &
  BooksRefusals &
  PaymentRefusals &
  RefundRefusals &
  SessionRefusals &
  SettingsRefusals &
  ForgettingRefusals & {
    'not-allowed': { action: Action };
    'not-found': NotFound;
    /** A search by words that more people have in common than are followed. */
    'too-many-people': { text: string; limit: number };
    /** What the form booked before; it is asked for something else now. */
    'key-reused': BookedFacts;
    'outcome-open': Record<string, never>;
    'being-imported': Record<string, never>;
    'already-exists': { what: string; id: string; stored: string; given: string };
    /** `outstanding` is owed again because money for the void invoice went back. */
    'invoice-void': InvoiceFact & { outstanding: bigint; currency: string };
    'payment-pending': InvoiceFact & {
      amount: bigint;
      currency: string;
      provider: string;
      since: CalendarDate;
      expectedBy: CalendarDate;
    };
    'total-zero': InvoiceFact;
    'amount-not-positive': { example: string };
    'total-below-zero': InvoiceFact & { below: bigint; currency: string };
    'discount-too-large': InvoiceFact & {
      line: number;
      taxRate: string | null;
      excess: bigint;
      currency: string;
    };
    'unknown-line': InvoiceFact & { line: number; lines: number };
    'over-line': InvoiceFact & Limit & { line: number };
    'over-creditable': InvoiceFact & Limit;
    'over-outstanding': InvoiceFact & Limit;
    'over-balance': Limit & { expired: bigint };
    'nothing-overpaid': InvoiceFact;
    'over-overpaid': InvoiceFact & Limit;
    'no-such-use': InvoiceFact;
    'nothing-to-void': { number: string } & GoneCredit;
    'invoice-has-cash': InvoiceFact & { cash: bigint; currency: string };
    'invoice-made-credit': StandingCredit;
    'nothing-outstanding': InvoiceFact;
    'day-ahead': { day: CalendarDate; today: CalendarDate };
    /** Of a lot that is taken back out: what of it is spent, and on which invoices. */
    'nothing-unspent': GoneCredit;
    'over-unspent': Limit;
    'stale-plan': { tries: number };
  };

type Sentences = {
  [Code in keyof RefusalDetails]: (details: RefusalDetails[Code], show: RefusalShow) => string;
};

/** What people call a payment by this provider. */
/** The order of these keys is the order of precedence, here and in `docs/errors.md`. */
const sentences: Sentences = {
  'not-allowed': () =>
    'You are not allowed to do this here. Ask an admin of Credit Desk to add you to the right group.',
  'not-found': notFoundSentence,
  'too-many-people': ({ text, limit }) =>
    `More than ${limit.toLocaleString('en-GB')} people fit “${text}”. Type more of the name, or the number of an invoice.`,
  'key-reused': ({ amount, currency, invoiceNumber, noteNumber }, show) => {
    const on = invoiceNumber === null ? '' : ` on ${invoiceNumber}`;
    const note = noteNumber === null ? '' : `, credit note ${noteNumber}`;
    return `This form has booked already: ${show.money(amount, currency)}${on}${note}. It books once, so for anything else open a new form.`;
  },
  'outcome-open': () =>
    'The database has not confirmed yet what was sent for this payer before, so nothing more can be booked for it now. Wait until that outcome is posted, then press the button again.',
  'being-imported': () =>
    'The history of this payer is being imported, and nothing can be booked until all of it is there. Try again when the import has ended; if it was stopped, import the same folder again.',
  'already-exists': ({ what, id, stored, given }) =>
    `${what} ${id} is already stored with ${stored}; this says ${given}. Nothing was changed.`,
  ...sessionSentences,
  ...settingsSentences,
  ...forgettingSentences,
  'sent-by-provider': refundSentences['sent-by-provider'],
  'refund-state': refundSentences['refund-state'],
  'given-since': refundSentences['given-since'],
  'invoice-void': ({ invoiceNumber, outstanding, currency }, show) =>
    outstanding === 0n
      ? `${invoiceNumber} is void, so nothing can be booked on it. Choose another invoice.`
      : `${invoiceNumber} is void, so this cannot be done on it. ${show.money(outstanding, currency)} is owed on it, because money for it went back: use account credit on it, or have it written off.`,
  'payment-pending': ({ invoiceNumber, amount, currency, provider, since, expectedBy }, show) =>
    `${invoiceNumber} cannot be changed now: ${paymentName(provider)} of ${show.money(amount, currency)} is on its way since ${show.day(since)} and may take until ${show.day(expectedBy)}. Try again when it is received or has failed.`,
  'total-zero': ({ invoiceNumber }) =>
    `${invoiceNumber} has a total of zero, so there is nothing to credit.`,
  'payment-disputed': refundSentences['payment-disputed'],
  'amount-not-positive': ({ example }) => `The amount must be more than zero, such as ${example}.`,
  'total-below-zero': ({ invoiceNumber, below, currency }, show) =>
    `The total of ${invoiceNumber} would be ${show.money(below, currency)} below zero. Make its discounts smaller by that; what the club owes beyond the invoice is account credit.`,
  'discount-too-large': ({ invoiceNumber, line, taxRate, excess, currency }, show) =>
    `The discount on line ${line} of ${invoiceNumber} is ${show.money(excess, currency)} more than is left of the lines ${taxRate === null ? 'that it can lower' : `with its tax rate of ${taxRate}`}. Make it smaller by that${taxRate === null ? '' : ', or put that part on a line of its own with the tax rate of the lines that it lowers'}.`,
  'unknown-line': ({ invoiceNumber, line, lines }) =>
    `${invoiceNumber} has no line ${line}; its lines are 1 to ${lines}.`,
  'over-line': ({ line, maximum, currency }, show) =>
    maximum === 0n
      ? `Nothing is left to credit on line ${line}. Choose another line or the whole invoice.`
      : `At most ${show.money(maximum, currency)} can still be credited on this line.`,
  'over-creditable': ({ invoiceNumber, maximum, currency }, show) =>
    maximum === 0n
      ? `Nothing is left to credit on ${invoiceNumber}: all of it was credited, refunded or written off before.`
      : `At most ${show.money(maximum, currency)} can still be credited on ${invoiceNumber}.`,
  'over-refundable': refundSentences['over-refundable'],
  'over-recordable': refundSentences['over-recordable'],
  'provider-refuses': refundSentences['provider-refuses'],
  'over-outstanding': ({ invoiceNumber, maximum, currency }, show) =>
    maximum === 0n
      ? `Nothing is outstanding on ${invoiceNumber} any more.`
      : `Only ${show.money(maximum, currency)} is outstanding on ${invoiceNumber}. Use that or less.`,
  'over-balance': ({ maximum, currency, expired }, show) => {
    const past = expired > 0n ? ` (${show.money(expired, currency)} has expired)` : '';
    return maximum === 0n
      ? `There is no account credit to use${past}.`
      : `There is ${show.money(maximum, currency)} of account credit to use${past}. Use that or less.`;
  },
  'nothing-overpaid': ({ invoiceNumber }) => `${invoiceNumber} is not overpaid.`,
  'over-overpaid': ({ invoiceNumber, maximum, currency }, show) =>
    `Only ${show.money(maximum, currency)} was overpaid on ${invoiceNumber}. Use that or less.`,
  'no-such-use': ({ invoiceNumber }) =>
    `This use of credit on ${invoiceNumber} was already taken back.`,
  'nothing-to-void': ({ number, ...gone }, show) =>
    isAnythingGone(gone)
      ? `Nothing of ${number} can be voided now: ${goneSentence(gone, show.money)}`
      : `${number} is already void.`,
  'refund-under-way': refundSentences['refund-under-way'],
  'invoice-has-cash': ({ invoiceNumber, cash, currency }, show) =>
    `${invoiceNumber} cannot be voided: ${show.money(cash, currency)} was received on it and not sent back. Raise credit instead.`,
  'invoice-made-credit': madeCreditSentence,
  'nothing-outstanding': ({ invoiceNumber }) => `Nothing is outstanding on ${invoiceNumber}.`,
  'payment-state': paymentSentences['payment-state'],
  'payment-refunded': refundSentences['payment-refunded'],
  'over-payment': paymentSentences['over-payment'],
  'back-before-received': paymentSentences['back-before-received'],
  'returned-overpaid': paymentSentences['returned-overpaid'],
  'day-ahead': ({ day, today }, show) =>
    `The day ${show.fullDay(day)} lies ahead. Choose ${show.fullDay(today)} or a day before.`,
  'failed-before': refundSentences['failed-before'],
  'over-fee': refundSentences['over-fee'],
  'nothing-unspent': (gone, show) =>
    isAnythingGone(gone)
      ? `Nothing of this credit can be taken out now: ${goneSentence(gone, show.money)}`
      : 'Nothing is left of this credit: it was taken out before.',
  'over-unspent': ({ maximum, currency }, show) =>
    `Only ${show.money(maximum, currency)} of this credit is unspent. Take out that or less.`,
  ...booksSentences,
  ...approvalSentences,
  'stale-plan': () =>
    'Somebody else changed the same invoice or account at the same moment. Nothing was booked by this press. Press the button again.',
};

/** Every code, in the order of precedence: the first that holds is the one that is said. */
export const refusalCodes = Object.keys(sentences);

export function refusalSentence<Code extends keyof RefusalDetails>(
  code: Code,
  details: RefusalDetails[Code],
  locale: string,
): string {
  return sentences[code](details, {
    money: (amount, currency) => formatAmount(amount, currency, locale),
    day: (date) => formatDate(date, locale, Number(date.slice(0, 4))),
    fullDay: (date) => formatDate(date, locale),
  });
}
