export const voidCreditNoteIds = {
  callback: 'void-credit-note',
  open: 'void-credit-note.open',
} as const;

export const voidCreditNoteTitle = 'Void credit note';
export const voidCreditNoteButton = 'Void credit note';
