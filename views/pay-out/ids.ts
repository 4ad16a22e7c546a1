export const payOutIds = {
  callback: 'pay-out',
  open: 'pay-out.open',
  amount: 'pay-out.amount',
  sentBy: 'pay-out.sent-by',
} as const;

export const payOutTitle = 'Pay out';
export const payOutButton = 'Ask for pay-out';
