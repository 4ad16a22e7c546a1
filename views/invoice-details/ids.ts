/** Where the buttons of an invoice lead. The value of each is the id of what it is about. */
export const undoIds = {
  details: 'invoice-details.open',
  raiseCredit: 'raise-credit.open',
  applyCredit: 'apply-credit.open',
  voidNote: 'void-credit-note.open',
  takeBack: 'take-back-credit.open',
  voidInvoice: 'void-invoice.open',
  moveOverpayment: 'move-overpayment.open',
} as const;
