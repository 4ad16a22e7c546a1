export const moveOverpaymentIds = {
  callback: 'move-overpayment',
  open: 'move-overpayment.open',
  amount: 'move-overpayment.amount',
} as const;

export const moveOverpaymentTitle = 'Move overpayment';
export const moveOverpaymentButton = 'Move overpayment';
