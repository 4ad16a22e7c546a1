import { moveOverpaymentIds } from '../move-overpayment/modal.js';
import { takeBackIds } from '../take-back-credit/modal.js';
import { voidNoteIds } from '../void-credit-note/modal.js';
import { voidInvoiceIds } from '../void-invoice/modal.js';

/** The forms that undo something; each may lead on to another. */
export const undoCallbacks: readonly string[] = [
  voidNoteIds.callback,
  takeBackIds.callback,
  voidInvoiceIds.callback,
  moveOverpaymentIds.callback,
];
