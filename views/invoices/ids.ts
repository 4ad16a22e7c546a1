export const invoicesIds = {
  callback: 'invoices',
  open: 'invoices.open',
  status: 'invoices.status',
  search: 'invoices.search',
  previous: 'invoices.previous',
  next: 'invoices.next',
} as const;

export const invoicesTitle = 'Invoices';
export const invoicesButton = 'Search';
