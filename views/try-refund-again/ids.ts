export const tryRefundAgainIds = {
  callback: 'try-refund-again',
  open: 'try-refund-again.open',
  sentBy: 'try-refund-again.sent-by',
  notify: 'try-refund-again.notify',
} as const;

export const tryRefundAgainTitle = 'Try refund again';
export const tryRefundAgainButton = 'Try again';
