export const invoicesIds = {
  callback: 'invoices',
  open: 'invoices.open',
  search: 'invoices.search',
  status: 'invoices.status',
  from: 'invoices.from',
  until: 'invoices.until',
  anyDay: 'invoices.any-day',
  previous: 'invoices.previous',
  next: 'invoices.next',
  details: 'invoices.details',
} as const;

export const invoicesTitle = 'Invoices';
export const invoicesButton = 'Search';
