export const sessionJobIds = {
  callback: 'session-job',
  open: 'session-job.open',
  look: 'session-job.look',
  search: 'session-job.search',
  filter: 'session-job.filter',
  previous: 'session-job.previous',
  next: 'session-job.next',
} as const;
