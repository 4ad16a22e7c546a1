export const voidCreditNoteIds = {
  callback: 'void-credit-note',
  open: 'void-credit-note.open',
} as const;
