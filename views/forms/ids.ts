export const formIds = {
  /** What was undone, shown: nothing on it is handled. */
  undone: 'undo-result',
} as const;
