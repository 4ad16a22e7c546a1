export const correctPaymentIds = {
  callback: 'correct-payment',
  open: 'correct-payment.open',
} as const;

export const correctPaymentTitle = 'Take payment back';
export const correctPaymentButton = 'Take payment back';
