import type { App, ViewSubmitAction } from '@slack/bolt';
import * as accountLinks from './account-links/handlers.js';
import * as applyCredit from './apply-credit/handlers.js';
import * as approval from './approval/handlers.js';
import * as cancelSession from './cancel-session/handlers.js';
import * as cancelledSessions from './cancelled-sessions/handlers.js';
import * as changeAmounts from './change-amounts/handlers.js';
import * as checkBooks from './check-books/handlers.js';
import * as correctPayment from './correct-payment/handlers.js';
import * as creditDesk from './credit-desk/handlers.js';
import * as creditLists from './credit-lists/handlers.js';
import * as creditNotePdf from './credit-note-pdf/handlers.js';
import type { FormHandlers, Screen, Surroundings } from './flow/surroundings.js';
import * as forgetPerson from './forget-person/handlers.js';
import * as invoiceDetails from './invoice-details/handlers.js';
import * as invoices from './invoices/handlers.js';
import * as issueInvoice from './issue-invoice/handlers.js';
import * as mailPreview from './mail-preview/handlers.js';
import * as moveOverpayment from './move-overpayment/handlers.js';
import * as movePayment from './move-payment/handlers.js';
import * as orderChanges from './order-changes/handlers.js';
import * as payOut from './pay-out/handlers.js';
import * as putBackContact from './put-back-contact/handlers.js';
import * as raiseCredit from './raise-credit/handlers.js';
import * as recentJobs from './recent-jobs/handlers.js';
import * as recordPayment from './record-payment/handlers.js';
import * as recordRefund from './record-refund/handlers.js';
import * as refund from './refund/handlers.js';
import * as refundOverpayment from './refund-overpayment/handlers.js';
import * as refundsToDo from './refunds-to-do/handlers.js';
import * as reinstateSession from './reinstate-session/handlers.js';
import * as removeContact from './remove-contact/handlers.js';
import * as reports from './reports/handlers.js';
import * as requests from './requests/handlers.js';
import * as returnOverpayment from './return-overpayment/handlers.js';
import * as revokeLinks from './revoke-links/handlers.js';
import * as runJobAgain from './run-job-again/handlers.js';
import * as sendAccountLink from './send-account-link/handlers.js';
import * as sessionJob from './session-job/handlers.js';
import * as settings from './settings/handlers.js';
import * as settleRefund from './settle-refund/handlers.js';
import * as statement from './statement/handlers.js';
import * as statementPdf from './statement-pdf/handlers.js';
import * as sweepUses from './sweep-uses/handlers.js';
import * as takeBackCredit from './take-back-credit/handlers.js';
import * as tryRefundAgain from './try-refund-again/handlers.js';
import * as voidCreditNote from './void-credit-note/handlers.js';
import * as voidInvoice from './void-invoice/handlers.js';
import * as withdrawOpeningCredit from './withdraw-opening-credit/handlers.js';
import * as writeOff from './write-off/handlers.js';

const forms: readonly FormHandlers[] = [
  accountLinks,
  applyCredit,
  approval,
  cancelSession,
  cancelledSessions,
  changeAmounts,
  checkBooks,
  correctPayment,
  creditDesk,
  creditLists,
  creditNotePdf,
  forgetPerson,
  invoiceDetails,
  invoices,
  mailPreview,
  issueInvoice,
  moveOverpayment,
  movePayment,
  orderChanges,
  payOut,
  putBackContact,
  raiseCredit,
  recentJobs,
  recordPayment,
  recordRefund,
  refund,
  refundOverpayment,
  refundsToDo,
  reinstateSession,
  removeContact,
  reports,
  requests,
  returnOverpayment,
  revokeLinks,
  runJobAgain,
  sendAccountLink,
  sessionJob,
  settings,
  settleRefund,
  statement,
  statementPdf,
  sweepUses,
  takeBackCredit,
  tryRefundAgain,
  voidCreditNote,
  voidInvoice,
  withdrawOpeningCredit,
  writeOff,
];

/** @throws Error when two forms claim one id: the second would silence the first */
function spread<Handler>(of: (form: FormHandlers) => Readonly<Record<string, Handler>>) {
  const all: Record<string, Handler> = {};
  for (const [id, handler] of forms.flatMap((form) => Object.entries(of(form)))) {
    if (id in all) throw new Error(`two forms handle ${id}`);
    all[id] = handler;
  }
  return all;
}

/** Forms that are sent, by the callback id of their modal. */
export const submissions = spread((form) => form.submissions);

/** Buttons and choices that tell the app at once, by action id. */
export const actions = spread((form) => form.actions);

/** Search boxes, by action id. */
export const searches = spread((form) => form.searches);

/** The screens that can lie beneath a form, by callback id. */
export const screens: Readonly<Record<string, Screen>> = spread((form) => form.screens ?? {});

export function registerViews(app: App, surroundings: Surroundings): void {
  for (const [callback_id, submit] of Object.entries(submissions)) {
    const only = { callback_id, type: 'view_submission' } as const;
    app.view<ViewSubmitAction>(only, (args) => submit(surroundings, args));
  }
  for (const [action_id, press] of Object.entries(actions)) {
    app.action({ type: 'block_actions', action_id }, (args) => press(surroundings, args));
  }
  for (const [action_id, search] of Object.entries(searches)) {
    const only = { type: 'block_suggestion', action_id } as const;
    app.options<'block_suggestion'>(only, (args) => search(surroundings, args));
  }
}
