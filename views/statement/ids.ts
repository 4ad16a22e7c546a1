export const statementIds = {
  callback: 'statement',
  open: 'statement.open',
  contact: 'statement.contact',
  credit: 'statement.credit',
  everything: 'statement.everything',
  currency: 'statement.currency',
  previous: 'statement.previous',
  next: 'statement.next',
  show: 'statement.show',
} as const;

export const statementTitle = 'Statement';
export const statementButton = 'Show';
