export const removeContactIds = {
  callback: 'remove-contact',
  open: 'remove-contact.open',
  product: 'remove-contact.product',
  contacts: 'remove-contact.contacts',
  sessions: 'remove-contact.sessions',
  chosen: 'remove-contact.chosen',
  from: 'remove-contact.from',
  credit: 'remove-contact.credit',
  amount: 'remove-contact.amount',
  orders: 'remove-contact.orders',
  notify: 'remove-contact.notify',
  reason: 'remove-contact.reason',
  other: 'remove-contact.other',
} as const;

export const removeContactTitle = 'Remove from product';
/** Shows what it would do; nothing is done by it. */
export const continueButton = 'Continue';

/**
 * Ids of their own for each product, so that nobody and no session of another product stays chosen.
 * @param productId as the club wrote it
 */
export function blocksOf(productId: string): { contacts: string; chosen: string; from: string } {
  const { contacts, chosen, from } = removeContactIds;
  return {
    contacts: `${contacts}:${productId}`,
    chosen: `${chosen}:${productId}`,
    from: `${from}:${productId}`,
  };
}
