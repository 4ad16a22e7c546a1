export const cancelSessionIds = {
  callback: 'cancel-session',
  open: 'cancel-session.open',
  which: 'cancel-session.which',
  sessions: 'cancel-session.sessions',
  day: 'cancel-session.day',
  product: 'cancel-session.product',
  from: 'cancel-session.from',
  until: 'cancel-session.until',
  give: 'cancel-session.give',
  keepBack: 'cancel-session.keep-back',
  notify: 'cancel-session.notify',
  message: 'cancel-session.message',
  reason: 'cancel-session.reason',
  other: 'cancel-session.other',
} as const;

export const cancelSessionTitle = 'Cancel session';
/** Shows what it would do; nothing is done by it. */
export const continueButton = 'Continue';
