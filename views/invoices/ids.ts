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

/** The search box forgets what was typed in it when its block is a new one. */
export function searchBlockOf(reread: number): string {
  return reread === 0 ? invoicesIds.search : `${invoicesIds.search}.${reread}`;
}
