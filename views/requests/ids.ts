export const requestListIds = {
  callback: 'requests',
  /** What waits for the person who presses, and what they asked for. */
  waiting: 'requests.waiting',
  asked: 'requests.asked',
  previous: 'requests.previous',
  next: 'requests.next',
} as const;

export const waitingTitle = 'Waiting for you';
export const askedTitle = 'What you asked for';
