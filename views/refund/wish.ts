import { mostOn } from '../../src/domain/credit/line-shares.js';
import { cashLeft } from '../../src/domain/refunds/payment-cash.js';
import { mostCash, type RefundWish } from '../../src/domain/refunds/propose-refund.js';
import type { Refundable } from '../../src/services/refunds/read-refundable.js';

export type How = RefundWish['how'];

/** What was chosen in the form: how, and of which line; null = the whole invoice. */
export type Chosen = { how: How; line: number | null };

/** Something is owed, so that a person can choose: lower it first, or send cash all the same. */
export function canChooseHow({ invoice }: Refundable): boolean {
  return invoice.outstanding > 0n;
}

/** What was chosen, where something can be; proposed is to lower what is owed first. */
export function howOf(refundable: Refundable, chosen: How | null): How {
  return canChooseHow(refundable) ? (chosen ?? 'proposed') : 'cash';
}

function chosenId({ chosen }: Refundable): string | null {
  return chosen?.payment.id ?? null;
}

/** The line that was chosen, where there is one of that number. */
export function lineOf({ invoice }: Refundable, chosen: number | null): number | null {
  return invoice.lines.find(({ line }) => line === chosen)?.line ?? null;
}

export function wishOf(refundable: Refundable, { how, line }: Chosen, amount: bigint): RefundWish {
  return { amount, line, how, paymentId: how === 'cash' ? chosenId(refundable) : null };
}

/** The most that can be asked for, in minor units: the amount which, typed, is accepted. */
export function maximumOf(refundable: Refundable, { how, line }: Chosen): bigint {
  if (how === 'proposed') return mostOn(refundable.invoice, line);
  return mostCash(refundable, { line, paymentId: chosenId(refundable) });
}

/** What of its payments can be sent back as cash: of all, or of the chosen one. */
export function leftOf(refundable: Refundable, how: How): bigint {
  return cashLeft(refundable.cash, how === 'cash' ? chosenId(refundable) : null);
}
