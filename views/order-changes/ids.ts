export const orderChangesIds = {
  callback: 'order-changes',
  open: 'order-changes.open',
  tick: 'order-changes.tick',
  previous: 'order-changes.previous',
  next: 'order-changes.next',
} as const;

/** A modal's title is short; the list's name stands as its heading and on the buttons to it. */
export const orderChangesTitle = 'Billing changes';
export const orderChangesName = 'Change in your billing system';
