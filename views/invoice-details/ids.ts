export const invoiceDetailsIds = {
  callback: 'invoice-details',
  open: 'invoice-details.open',
} as const;
