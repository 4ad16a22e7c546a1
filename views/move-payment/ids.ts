import type { DeskMove } from '../../src/domain/payments/desk-moves.js';

/** A form for each word that can be said of a payment. */
export const movePaymentIds = {
  received: { callback: 'move-payment.received', open: 'move-payment.received.open' },
  failed: { callback: 'move-payment.failed', open: 'move-payment.failed.open' },
  bounced: { callback: 'move-payment.bounced', open: 'move-payment.bounced.open' },
  returned: { callback: 'move-payment.returned', open: 'move-payment.returned.open' },
} as const satisfies Record<DeskMove, { callback: string; open: string }>;

export const movePaymentInputs = { on: 'move-payment.on', amount: 'move-payment.amount' } as const;

/** The words of the buttons, in the details and on the form. */
export const moveWords: Record<DeskMove, string> = {
  received: 'Received',
  failed: 'Failed',
  bounced: 'Bounced',
  returned: 'Returned',
};
