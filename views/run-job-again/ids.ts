/** What is left of a job, to be looked at before it is run again. */
export const runJobAgainIds = {
  callback: 'run-job-again',
  open: 'run-job-again.open',
  withCredit: 'run-job-again.with-credit',
  previous: 'run-job-again.previous',
  next: 'run-job-again.next',
} as const;

export const runJobAgainTitle = 'Run again';
/** Instead of the refund that could not be made. */
export const withCreditTitle = 'Run again with credit';
