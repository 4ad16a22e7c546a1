export const refundsToDoIds = {
  callback: 'refunds-to-do',
  open: 'refunds-to-do.open',
  previous: 'refunds-to-do.previous',
  next: 'refunds-to-do.next',
} as const;

export const refundsToDoTitle = 'Refunds to do';
