/** Every job of the desk by name, with what people read where a history says who did something. */
const jobWords = {
  outbox: 'the outbox',
  mail: 'the sending of mail',
  'settle-outcomes': 'the look-up of open outcomes',
  'send-refunds': 'the sending of refunds',
  'follow-refunds': 'what the payment provider told',
  sweep: 'automatic use of credit',
  'expire-credit': 'the nightly expiry of credit',
  'nightly-audit': 'the nightly check',
  'forget-texts': 'the nightly removal of old texts',
  'forget-people': 'the forgetting of people',
  requests: 'the look after requests',
  'session-jobs': 'what is done for leavers and cancelled sessions',
} as const;

export type JobName = keyof typeof jobWords;

export function isJobName(text: string): text is JobName {
  return Object.hasOwn(jobWords, text);
}

export const jobNames: readonly JobName[] = Object.keys(jobWords).filter(isJobName);

/** The words for a stored name; also for a job that is gone from the desk. */
export function jobInWords(name: string): string {
  return isJobName(name) ? jobWords[name] : `the job ${name}`;
}
