export const takeBackCreditIds = {
  callback: 'take-back-credit',
  open: 'take-back-credit.open',
} as const;
