export const orderChangesIds = {
  callback: 'order-changes',
  open: 'order-changes.open',
  tick: 'order-changes.tick',
  tickPage: 'order-changes.tick-page',
  tickJob: 'order-changes.tick-job',
  previous: 'order-changes.previous',
  next: 'order-changes.next',
} as const;

/** A modal's title has at most 24 characters; the whole name stands as its heading. */
export const orderChangesTitle = 'Change in billing system';
export const orderChangesName = 'Change in your billing system';
