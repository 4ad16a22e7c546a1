export const sweepUsesIds = {
  callback: 'sweep-uses',
  open: 'sweep.see-which',
  previous: 'sweep-uses.previous',
  next: 'sweep-uses.next',
} as const;

export const sweepUsesTitle = 'Automatic use of credit';
