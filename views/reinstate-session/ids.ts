export const reinstateIds = {
  callback: 'reinstate-session',
  open: 'reinstate-session.open',
} as const;

export const reinstateTitle = 'Reinstate';
export const reinstateFormTitle = 'Reinstate session';
