export const withdrawOpeningCreditIds = {
  callback: 'withdraw-opening-credit',
  open: 'withdraw-opening-credit.open',
  amount: 'withdraw-opening-credit.amount',
} as const;

export const withdrawOpeningCreditTitle = 'Take credit out';
export const withdrawOpeningCreditButton = 'Take out';
