/** A form for each thing that a person says of a refund. */
export const settleRefundIds = {
  done: { callback: 'refund-done', open: 'refund-done.open' },
  notDone: { callback: 'refund-not-done', open: 'refund-not-done.open' },
} as const;

export const settleRefundInputs = {
  on: 'refund-done.on',
  fee: 'refund-done.fee',
  reference: 'refund-done.reference',
  notify: 'refund-done.notify',
} as const;

/** The words of the buttons, in lists and on the forms. */
export const settleWords = { done: 'Mark as done', notDone: 'Could not be done' } as const;
export const settleTitles = { done: 'Refund done', notDone: 'Refund not done' } as const;
