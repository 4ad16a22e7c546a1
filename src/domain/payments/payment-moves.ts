import type { Payment, PaymentStatus, ToldStatus } from './payment.js';

/**
 * What it means for a payment to be told a status. `already-so`: it stands so. `late`: it is past
 * that, and an old message changes nothing. `impossible`: nothing was received that could go back.
 */
export type PaymentMove = 'moves' | 'already-so' | 'late' | 'impossible';

type Moves = Record<ToldStatus, PaymentMove>;

/** A payment in flight, or the first that is heard of one. */
const nothingReceived: Moves = {
  pending: 'moves',
  received: 'moves',
  failed: 'moves',
  bounced: 'impossible',
  returned: 'impossible',
};

/** Every status that a payment stands at, and what each one that it is told does to it. */
const moves: Record<PaymentStatus, Moves> = {
  pending: { ...nothingReceived, pending: 'already-so' },
  failed: { ...nothingReceived, failed: 'already-so' },
  received: {
    pending: 'late',
    failed: 'late',
    received: 'already-so',
    bounced: 'moves',
    returned: 'moves',
  },
  bounced: {
    pending: 'late',
    failed: 'late',
    // It was paid after all: money that arrives is always taken.
    received: 'moves',
    bounced: 'already-so',
    returned: 'late',
  },
  returned: {
    pending: 'late',
    failed: 'late',
    received: 'late',
    bounced: 'late',
    returned: 'already-so',
  },
  // What was never there is not told of again; money that did come is a payment of its own.
  corrected: {
    pending: 'late',
    failed: 'late',
    received: 'late',
    bounced: 'late',
    returned: 'late',
  },
};

/** What telling the payment `status` does; null for a payment that was not heard of before. */
export function paymentMove(payment: Payment | null, status: ToldStatus): PaymentMove {
  return (payment === null ? nothingReceived : moves[payment.status])[status];
}

/** The number of the try that such a move belongs to. */
export function attemptAfter(payment: Payment | null, status: ToldStatus): number {
  if (payment === null) return 1;
  const over = payment.status === 'failed' || payment.status === 'bounced';
  const again = status === 'pending' || status === 'received';
  return over && again ? payment.attempt + 1 : payment.attempt;
}

/** The idempotency key of a move that is told by what keeps the payments: each try once. */
export function paymentKey(
  payment: Payment | null,
  told: { paymentId: string; status: ToldStatus },
) {
  return `payment:${told.paymentId}:${told.status}:${attemptAfter(payment, told.status)}`;
}
