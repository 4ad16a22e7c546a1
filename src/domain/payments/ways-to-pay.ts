/** How money typed at the desk came in; the word is the provider of the payment. */
export const waysToPay = ['cash', 'bank', 'card', 'other'] as const;

export type WayToPay = (typeof waysToPay)[number];

/** Characters of a payment's reference at most, such as what a bank statement says. */
export const longestReference = 100;
