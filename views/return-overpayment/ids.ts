export const returnOverpaymentIds = {
  callback: 'return-overpayment',
  open: 'return-overpayment.open',
  amount: 'return-overpayment.amount',
} as const;

export const returnOverpaymentTitle = 'Return overpayment';
export const returnOverpaymentButton = 'Return overpayment';
