import { CreditError } from '../../domain/errors.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { Actor } from '../../domain/people/actor.js';
import type { ProviderDispute } from '../../providers/refund-provider.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { recordPayment, reversePayment } from '../payments/record-payment.js';

const actor: Actor = { kind: 'job', job: 'follow-refunds' };

/**
 * Bounces what is disputed of the payments, or receives it again, each once however often it is
 * told; an inquiry moves nothing. @returns why it could not be booked, in words, or null when it was
 */
export async function bookDispute(
  desk: Desk,
  dispute: ProviderDispute,
  payments: readonly Payment[],
): Promise<string | null> {
  const { currency } = dispute;
  const strange = payments.find((payment) => payment.currency !== currency);
  if (strange !== undefined) {
    return `The dispute is in ${currency}, and the payment in ${strange.currency}.`;
  }
  try {
    if (isTaken(dispute)) await bounce(desk, dispute, payments);
    if (dispute.standing === 'returned') await receiveAgain(desk, payments);
    return null;
  } catch (error) {
    if (error instanceof CreditError) return error.sentence(desk.club.locale);
    throw error;
  }
}

/** The money is not with the club. */
export function isTaken({ standing }: Pick<ProviderDispute, 'standing'>): boolean {
  return standing === 'held' || standing === 'lost';
}

/** A sum that paid several invoices is taken from them in their order. */
async function bounce(
  desk: Desk,
  { disputeId, amountMinor }: ProviderDispute,
  payments: readonly Payment[],
): Promise<void> {
  let left = amountMinor;
  for (const payment of payments) {
    if (left === 0n) return;
    const amount = left < payment.amount ? left : payment.amount;
    const input = { paymentId: payment.id, how: 'bounced' as const, amount };
    await reversePayment(desk, { actor, operationId: disputeId }, input);
    left -= amount;
  }
}

async function receiveAgain(desk: Desk, payments: readonly Payment[]): Promise<void> {
  for (const payment of payments.filter(({ status }) => status === 'bounced')) {
    const { id: paymentId, invoiceId, amount, provider } = payment;
    await recordPayment(
      desk,
      { actor, operationId: paymentId },
      { invoiceId, paymentId, amount, provider, status: 'received', receivedOn: todayOf(desk) },
    );
  }
}
