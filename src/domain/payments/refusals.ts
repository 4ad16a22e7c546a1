import type { CalendarDate } from '../calendar-date.js';
import { calledPayment } from './called-payment.js';

/** Refusals that have to do with a payment as it stands. Amounts in minor units. */
export type PaymentRefusals = {
  /** `status` null: nothing was heard of this payment before. */
  'payment-state': { paymentId: string; status: string | null; wanted: string };
  'over-payment': { paymentId: string; maximum: bigint; currency: string };
  'back-before-received': {
    paymentId: string;
    receivedOn: CalendarDate;
    /** The later day for which that is booked, where its own was closed then. */
    bookedOn?: CalendarDate;
  };
  /** What goes back of it would be owed by nobody: that is a refund, and asked for as one. */
  'returned-overpaid': { invoiceNumber: string; overpaid: bigint; currency: string };
};

type Show = {
  money: (amount: bigint, currency: string) => string;
  fullDay: (date: CalendarDate) => string;
};

type Sentences = {
  [Code in keyof PaymentRefusals]: (details: PaymentRefusals[Code], show: Show) => string;
};

/** Where each of them stands in the order of precedence is said in `src/domain/refusals.ts`. */
export const paymentSentences: Sentences = {
  'payment-state': ({ paymentId, status, wanted }) =>
    wanted === status
      ? `${calledPayment(paymentId)} is marked ${status} already. Nothing was changed.`
      : wanted === 'corrected'
        ? `${calledPayment(paymentId)} pays nothing any more: it ${status === 'failed' ? 'failed' : 'went back or was taken back'}. So there is nothing to take back.`
        : wanted === 'refunded'
          ? `${calledPayment(paymentId)} has nothing that can be sent back: it ${status === 'pending' ? 'is on its way' : 'was not received, or went back'}.`
          : status === 'pending'
            ? `${calledPayment(paymentId)} is on its way, so it cannot become ${wanted}. If it did not arrive, mark it failed; if it did, mark it received first.`
            : `${calledPayment(paymentId)} was not received, so it cannot become ${wanted}. If it did arrive, mark it received first.`,
  'over-payment': ({ paymentId, maximum, currency }, show) =>
    `${calledPayment(paymentId)} is ${show.money(maximum, currency)}. At most that can go back.`,
  'back-before-received': ({ paymentId, receivedOn, bookedOn }, show) =>
    bookedOn === undefined
      ? `${calledPayment(paymentId)} was received on ${show.fullDay(receivedOn)}, so it cannot have gone back before. Choose that day or a later one.`
      : `${calledPayment(paymentId)} was received on ${show.fullDay(receivedOn)} and is booked for ${show.fullDay(bookedOn)}, so it cannot be booked as gone back earlier than that. Choose ${show.fullDay(bookedOn)} or a later day.`,
  'returned-overpaid': ({ invoiceNumber, overpaid, currency }, show) =>
    `${invoiceNumber} is overpaid by ${show.money(overpaid, currency)}, and what is returned of a payment stays owed. Send the overpayment back with Refund overpayment beside the invoice, or move it to account credit; after that a payment can be returned.`,
};
