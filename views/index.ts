import type { App } from '@slack/bolt';
import type {
  ActionHandler,
  OptionsHandler,
  SubmitHandler,
} from '../src/slack/receive/handlers.js';
import {
  createApplyCreditChoice,
  createApplyCreditContactSearch,
  createApplyCreditInvoiceSearch,
} from './apply-credit/choose.js';
import { applyCreditIds } from './apply-credit/ids.js';
import { applyCreditForm } from './apply-credit/open.js';
import { createApplyCreditSubmit } from './apply-credit/submit.js';
import { openByButton } from './flow/open-form.js';
import type { Surroundings } from './flow/surroundings.js';
import { homeIds } from './home/home.js';
import {
  createAddLine,
  createBeneficiarySearch,
  createIssueInvoiceSearch,
  createPayerChoice,
  createRemoveLine,
} from './issue-invoice/choose.js';
import { issueInvoiceIds } from './issue-invoice/ids.js';
import { issueInvoiceForm } from './issue-invoice/open.js';
import { createIssueInvoiceSubmit } from './issue-invoice/submit.js';
import * as lookUpAndUndo from './look-up-and-undo.js';
import { createRaiseCreditChoice, createRaiseCreditSearch } from './raise-credit/choose.js';
import { raiseCreditIds } from './raise-credit/ids.js';
import { raiseCreditForm } from './raise-credit/open.js';
import { createRaiseCreditSubmit } from './raise-credit/submit.js';

type List<Handler> = Record<string, (surroundings: Surroundings) => Handler>;

/** Forms that are sent, by the callback id of their modal. */
export const submissions: List<SubmitHandler> = {
  ...lookUpAndUndo.submissions,
  [raiseCreditIds.callback]: createRaiseCreditSubmit,
  [applyCreditIds.callback]: createApplyCreditSubmit,
  [issueInvoiceIds.callback]: createIssueInvoiceSubmit,
};

/** Buttons and choices that tell the app at once, by action id. */
export const actions: List<ActionHandler> = {
  ...lookUpAndUndo.actions,
  [raiseCreditIds.open]: openByButton(raiseCreditForm),
  [homeIds.raiseCredit]: openByButton(raiseCreditForm),
  [raiseCreditIds.invoice]: createRaiseCreditChoice,
  [raiseCreditIds.line]: createRaiseCreditChoice,
  [applyCreditIds.open]: openByButton(applyCreditForm),
  [homeIds.applyCredit]: openByButton(applyCreditForm),
  [applyCreditIds.contact]: createApplyCreditChoice,
  [applyCreditIds.invoice]: createApplyCreditChoice,
  [issueInvoiceIds.open]: openByButton(issueInvoiceForm),
  [homeIds.issueInvoice]: openByButton(issueInvoiceForm),
  [issueInvoiceIds.payer]: createPayerChoice,
  [issueInvoiceIds.addLine]: createAddLine,
  [issueInvoiceIds.removeLine]: createRemoveLine,
};

/** Search boxes, by action id. */
export const searches: List<OptionsHandler> = {
  ...lookUpAndUndo.searches,
  [raiseCreditIds.invoice]: createRaiseCreditSearch,
  [applyCreditIds.contact]: createApplyCreditContactSearch,
  [applyCreditIds.invoice]: createApplyCreditInvoiceSearch,
  [issueInvoiceIds.payer]: createIssueInvoiceSearch,
  [issueInvoiceIds.beneficiary]: createBeneficiarySearch,
};

export function registerViews(app: App, surroundings: Surroundings): void {
  for (const [id, create] of Object.entries(submissions)) {
    app.view({ callback_id: id, type: 'view_submission' }, create(surroundings));
  }
  for (const [id, create] of Object.entries(actions)) {
    app.action({ type: 'block_actions', action_id: id }, create(surroundings));
  }
  for (const [id, create] of Object.entries(searches)) {
    app.options({ type: 'block_suggestion', action_id: id }, create(surroundings));
  }
}
