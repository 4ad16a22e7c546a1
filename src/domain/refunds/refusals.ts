import type { CalendarDate } from '../calendar-date.js';
import { providerRule } from './provider-rules.js';
import type { RefundState } from './refund.js';

type InvoiceFact = { invoiceNumber: string };
type Limit = { maximum: bigint; currency: string };

/** Refusals that have to do with money that is sent back. Amounts in minor units. */
export type RefundRefusals = {
  /** `provider` as people call it; of the payment's money nothing can be sent back. */
  'payment-disputed': { paymentId: string; provider: string };
  /**
   * The most that can be sent back as cash: of what was received and not yet refunded. `unrecorded`
   * was sent in a provider's own page, and nobody has recorded it.
   */
  'over-refundable': InvoiceFact & Limit & { unrecorded: bigint };
  /** `amount` is asked for or waits, and not sent yet. */
  /** `amount` was sent back at the provider; `maximum` of it can be booked on the invoice. */
  'over-recordable': InvoiceFact & Limit & { amount: bigint };
  'refund-under-way': InvoiceFact & { amount: bigint; currency: string };
  /**
   * `maximum`: what refunds of the payment left of it is all that can go back; null where the
   * payment is said to have been typed in error, which one with a refund was not.
   */
  'payment-refunded': {
    paymentId: string;
    refunded: bigint;
    maximum: bigint | null;
    currency: string;
  };
  /** `provider` as people call it; `isAway` while the desk is not connected to it. */
  'sent-by-provider': { provider: string; isAway: boolean };
  /** The provider of the payment does not send it back, or not any more. */
  'provider-refuses': {
    provider: string;
    why: 'too-old' | 'refunded-in-part';
    /** The last day on which it would have, of one that is too old. */
    lastDay: CalendarDate | null;
  };
  /** A refund comes back after it was sent, and fails after it was asked for. */
  'failed-before': { was: 'asked' | 'done'; since: CalendarDate };
  /** Of a refund that a person marks as done. */
  'over-fee': Limit;
  'refund-state': { state: RefundState; wanted: RefundState };
  /** Something else was given for the sessions or days of a refund that failed. Minor units. */
  'given-since': { amount: bigint; currency: string };
};

type Show = {
  money: (amount: bigint, currency: string) => string;
  fullDay: (date: CalendarDate) => string;
};

type Sentences = {
  [Code in keyof RefundRefusals]: (details: RefundRefusals[Code], show: Show) => string;
};

const refundStateWords: Record<RefundState, string> = {
  asked: 'is to be sent',
  waiting: 'waits at the provider',
  done: 'is done',
  failed: 'could not be done',
};

function refundStateSentence(state: RefundState, wanted: RefundState): string {
  if (state === wanted)
    return `This refund ${refundStateWords[state]} already. Nothing was changed.`;
  const why =
    state === 'failed' ? ', and everything was put back. Ask for a new refund instead' : '';
  return `This refund ${refundStateWords[state]}${why}. Nothing was changed.`;
}

function alsoUnrecorded(unrecorded: bigint, amount: string): string {
  if (unrecorded === 0n) return '';
  return ` ${amount} of it was sent in the provider's own page and is not recorded yet.`;
}

/** Where each of them stands in the order of precedence is said in `src/domain/refusals.ts`. */
export const refundSentences: Sentences = {
  'payment-disputed': ({ paymentId, provider }) =>
    `The payer's bank disputes payment ${paymentId}, so nothing of it can be sent back unless the dispute is won. Answer it in ${provider}'s own page.`,
  'over-refundable': ({ invoiceNumber, maximum, currency, unrecorded }, show) =>
    (maximum === 0n
      ? `Nothing is left to send back on ${invoiceNumber}. Raise credit instead, where something can be credited.`
      : `At most ${show.money(maximum, currency)} can be sent back on ${invoiceNumber}: what was received, less what was refunded, credited or moved to account credit.`) +
    alsoUnrecorded(unrecorded, show.money(unrecorded, currency)),
  'over-recordable': ({ invoiceNumber, amount, maximum, currency }, show) =>
    `${maximum === 0n ? 'Nothing' : `Only ${show.money(maximum, currency)}`} of the ${show.money(amount, currency)} that was sent back can be booked on ${invoiceNumber}: the other money on it was credited, refunded or made account credit before. Undo that first, then press Record again.`,
  'refund-under-way': ({ invoiceNumber, amount, currency }, show) =>
    `${invoiceNumber} cannot be voided yet: a refund of ${show.money(amount, currency)} on it is not sent. When it is done or could not be done, void the invoice.`,
  'provider-refuses': ({ provider, why, lastDay }, show) => {
    const reason =
      why === 'too-old' && lastDay !== null
        ? `would have sent it back until ${show.fullDay(lastDay)}`
        : 'sends a payment back in one part only, and a part of it was sent before';
    return `${providerRule(provider).name} ${reason}. Send it in another way, or raise credit instead.`;
  },
  'payment-refunded': ({ paymentId, refunded, maximum, currency }, show) => {
    const sent = `Of payment ${paymentId}, ${show.money(refunded, currency)} was sent back or is to be sent back`;
    if (maximum === null) {
      return `${sent}, so it cannot be taken back as typed in error. It can only when every refund of it could not be done.`;
    }
    return `${sent}. ${maximum === 0n ? 'Nothing more of it can go back' : `At most ${show.money(maximum, currency)} more of it can go back`}, unless a refund of it could not be done.`;
  },
  'sent-by-provider': ({ provider, isAway }) =>
    isAway
      ? `${provider} has sent this refund or may have, and the desk is not connected to ${provider} now, so nobody can say by hand what became of it. Nothing was changed. Have ${provider} connected again: the desk then finds out by itself, and \`npm run reconcile\` shows what differs. Until then, look at the refund in ${provider}'s own page.`
      : `Only ${provider}, which sends this refund, can say what becomes of it, and the desk hears it from there. Nothing was changed. To stop one that is not done, cancel it in ${provider}'s own page.`,
  'failed-before': ({ was, since }, show) =>
    `This refund was ${was === 'done' ? 'sent' : 'asked for'} on ${show.fullDay(since)}, so it cannot have ${was === 'done' ? 'come back' : 'failed'} before. Choose that day or a later one.`,
  'over-fee': ({ maximum, currency }, show) =>
    `Sending this refund cannot have cost more than ${show.money(maximum, currency)}. Type only what was charged for sending it, not the amount that was sent; leave it empty for nothing.`,
  'refund-state': ({ state, wanted }) => refundStateSentence(state, wanted),
  'given-since': ({ amount, currency }, show) =>
    `Since this refund could not be done, ${show.money(amount, currency)} was given another way for the same. Trying it again would give that twice, so nothing was changed. To send more all the same, ask for a new refund on the invoice.`,
};
