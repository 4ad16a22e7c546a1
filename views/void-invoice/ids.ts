export const voidInvoiceIds = {
  callback: 'void-invoice',
  open: 'void-invoice.open',
} as const;

export const voidInvoiceTitle = 'Void invoice';
export const voidInvoiceButton = 'Void invoice';
