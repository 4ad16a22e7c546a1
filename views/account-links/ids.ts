export const accountLinksIds = {
  callback: 'account-links',
  open: 'account-links.open',
  previous: 'account-links.previous',
  next: 'account-links.next',
} as const;

export const accountLinksTitle = 'Account links';
