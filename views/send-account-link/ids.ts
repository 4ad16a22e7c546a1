export const sendAccountLinkIds = {
  callback: 'send-account-link',
  open: 'send-account-link.open',
} as const;

export const sendAccountLinkTitle = 'Send account link';
