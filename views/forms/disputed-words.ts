/** What is said of a payment whose payer's bank took it, or asks for it. */
export const disputedWords =
  'Its payer’s bank disputes it, so nothing of it can be sent back unless the dispute is won.';

/** What is said of money behind its amount that somebody sent at the provider itself. */
export const unrecordedWords = 'sent back in the provider’s own page, which is not recorded yet';
