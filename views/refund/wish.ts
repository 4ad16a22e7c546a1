import { creditable } from '../../src/domain/invoices/invoice.js';
import { cashLeft } from '../../src/domain/refunds/payment-cash.js';
import { mostCash, type RefundWish } from '../../src/domain/refunds/propose-refund.js';
import type { Refundable } from '../../src/services/refunds/read-refundable.js';

export type How = RefundWish['how'];

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

export function wishOf(refundable: Refundable, how: How, amount: bigint): RefundWish {
  return { amount, line: null, how, paymentId: how === 'cash' ? chosenId(refundable) : null };
}

/** The most that can be asked for, in minor units: the amount which, typed, is accepted. */
export function maximumOf(refundable: Refundable, how: How): bigint {
  if (how === 'proposed') return creditable(refundable.invoice);
  return mostCash(refundable, { line: null, paymentId: chosenId(refundable) });
}

/** What of its payments can be sent back as cash: of all, or of the chosen one. */
export function leftOf(refundable: Refundable, how: How): bigint {
  return cashLeft(refundable.cash, how === 'cash' ? chosenId(refundable) : null);
}
