export const refundOverpaymentIds = {
  callback: 'refund-overpayment',
  open: 'refund-overpayment.open',
  amount: 'refund-overpayment.amount',
  sentBy: 'refund-overpayment.sent-by',
  notify: 'refund-overpayment.notify',
} as const;

export const refundOverpaymentTitle = 'Refund overpayment';
export const refundOverpaymentButton = 'Ask for refund';
