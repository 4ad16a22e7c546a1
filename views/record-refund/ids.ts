export const recordRefundIds = {
  callback: 'record-refund',
  open: 'record-refund.open',
} as const;

export const recordRefundTitle = 'Record refund';
export const recordRefundButton = 'Record refund';
