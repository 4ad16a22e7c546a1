export const creditDeskIds = {
  callback: 'credit-desk',
  open: 'credit-desk.open',
  sendAgain: 'credit-desk.send-again',
} as const;

export const creditDeskTitle = 'Credit Desk';
