export const inHandIds = {
  callback: 'credit-in-hand',
  open: 'credit-in-hand.open',
  previous: 'credit-in-hand.previous',
  next: 'credit-in-hand.next',
} as const;

export const creditsGivenIds = {
  callback: 'credits-given',
  open: 'credits-given.open',
  previous: 'credits-given.previous',
  next: 'credits-given.next',
} as const;

export const inHandTitle = 'Account credit';
export const creditsGivenTitle = 'Credits given';
