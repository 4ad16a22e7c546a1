export const refundIds = {
  callback: 'refund',
  open: 'refund.open',
  how: 'refund.how',
  line: 'refund.line',
  amount: 'refund.amount',
  split: 'refund.split',
  full: 'refund.full',
  sentBy: 'refund.sent-by',
  notify: 'refund.notify',
  reason: 'refund.reason',
} as const;

export const refundTitle = 'Refund';
export const refundButton = 'Ask for refund';
/** What the button says where no provider sends it. */
export const refundByHandTitle = 'Refund by hand';
