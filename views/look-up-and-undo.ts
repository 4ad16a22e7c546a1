import type {
  ActionHandler,
  OptionsHandler,
  SubmitHandler,
} from '../src/slack/receive/handlers.js';
import { checkTheBooks } from './credit-desk/check-books.js';
import { creditDeskIds } from './credit-desk/modal.js';
import { creditDeskForm, seeWhich, sendAgain, turnUses } from './credit-desk/submit.js';
import { usesIds } from './credit-desk/uses.js';
import { openByButton } from './flow/open-form.js';
import type { Surroundings } from './flow/surroundings.js';
import { homeIds } from './home/home.js';
import { undoIds } from './invoice-details/ids.js';
import { detailsPageIds } from './invoice-details/modal.js';
import { openDetails, turnDetails } from './invoice-details/submit.js';
import { invoicesIds } from './invoices/modal.js';
import { changeInvoices, invoicesForm, submitInvoices } from './invoices/submit.js';
import { moveOverpaymentIds } from './move-overpayment/modal.js';
import { openMoveOverpayment, submitMoveOverpayment } from './move-overpayment/submit.js';
import { statementIds } from './statement/modal.js';
import {
  changeStatement,
  searchStatementContact,
  statementForm,
  submitStatement,
} from './statement/submit.js';
import { takeBackIds } from './take-back-credit/modal.js';
import { openTakeBack, submitTakeBack } from './take-back-credit/submit.js';
import { voidNoteIds } from './void-credit-note/modal.js';
import { openVoidNote, submitVoidNote } from './void-credit-note/submit.js';
import { voidInvoiceIds } from './void-invoice/modal.js';
import { openVoidInvoice, submitVoidInvoice } from './void-invoice/submit.js';

type List<Handler> = Record<string, (surroundings: Surroundings) => Handler>;

export const submissions: List<SubmitHandler> = {
  [invoicesIds.callback]: submitInvoices,
  [statementIds.callback]: submitStatement,
  [voidNoteIds.callback]: submitVoidNote,
  [takeBackIds.callback]: submitTakeBack,
  [voidInvoiceIds.callback]: submitVoidInvoice,
  [moveOverpaymentIds.callback]: submitMoveOverpayment,
};

export const actions: List<ActionHandler> = {
  [homeIds.invoices]: openByButton(invoicesForm),
  [homeIds.statement]: openByButton(statementForm),
  [homeIds.creditDesk]: openByButton(creditDeskForm),
  [homeIds.messages]: openByButton(creditDeskForm),
  [invoicesIds.status]: changeInvoices,
  [invoicesIds.search]: changeInvoices,
  [invoicesIds.previous]: changeInvoices,
  [invoicesIds.next]: changeInvoices,
  [undoIds.details]: openDetails,
  ...Object.fromEntries(detailsPageIds.map((id) => [id, turnDetails])),
  [voidNoteIds.open]: openVoidNote,
  [takeBackIds.open]: openTakeBack,
  [voidInvoiceIds.open]: openVoidInvoice,
  [moveOverpaymentIds.open]: openMoveOverpayment,
  [statementIds.contact]: changeStatement,
  [statementIds.older]: changeStatement,
  [statementIds.newest]: changeStatement,
  [statementIds.show]: changeStatement,
  [creditDeskIds.sendAgain]: sendAgain,
  [creditDeskIds.checkBooks]: checkTheBooks,
  [creditDeskIds.seeWhich]: seeWhich,
  [usesIds.previous]: turnUses,
  [usesIds.next]: turnUses,
};

export const searches: List<OptionsHandler> = {
  [statementIds.contact]: searchStatementContact,
};
