export const cancelledSessionsIds = {
  callback: 'cancelled-sessions',
  open: 'cancelled-sessions.open',
  previous: 'cancelled-sessions.previous',
  next: 'cancelled-sessions.next',
} as const;

export const cancelledSessionsTitle = 'Cancelled sessions';
