export const voidInvoiceIds = {
  callback: 'void-invoice',
  open: 'void-invoice.open',
} as const;
