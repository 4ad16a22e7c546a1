export const takeBackCreditIds = {
  callback: 'take-back-credit',
  open: 'take-back-credit.open',
} as const;

export const takeBackCreditTitle = 'Take back credit';
export const takeBackCreditButton = 'Take back';
