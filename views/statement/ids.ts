export const statementIds = {
  callback: 'statement',
  open: 'statement.open',
  contact: 'statement.contact',
  older: 'statement.older',
  newest: 'statement.newest',
  show: 'statement.show',
} as const;

export const statementTitle = 'Statement';
export const statementButton = 'Show';
