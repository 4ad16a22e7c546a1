export const writeOffIds = {
  callback: 'write-off',
  open: 'write-off.open',
} as const;

export const writeOffTitle = 'Write off';
export const writeOffButton = 'Write off';
