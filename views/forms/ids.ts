export const formIds = {
  /** What was undone, shown: nothing on it is handled. */
  undone: 'undo-result',
} as const;

/** What stands beside a request for a second person, wherever it is shown; the value is its id. */
export const requestIds = {
  review: 'request.review',
  withdraw: 'request.withdraw',
} as const;
