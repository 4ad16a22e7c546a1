export const checkBooksIds = {
  callback: 'check-books',
  check: 'credit-desk.check-books',
} as const;
