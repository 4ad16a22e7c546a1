import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { promisedCredit } from '../../src/services/credit/promised-credit.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import { findInvoice } from '../flow/find-invoice.js';
import { offerInvoicesIn } from '../flow/offer-records.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { bookAmount } from '../flow/or-shown-anew.js';
import { actionIdOf } from '../flow/pressed-button.js';
import { refreshForm } from '../flow/refresh-form.js';
import { secondPersonForTyped } from '../flow/second-person.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { filledAgain } from '../forms/filled-amount.js';
import { recallPromise } from '../forms/kept-promise.js';
import type { Ask } from '../forms/look-alike.js';
import { maximumFor } from './facts.js';
import { formAround, formAsItMoves } from './form-of.js';
import { lineBlockOf, raiseCreditButton, raiseCreditIds, raiseCreditTitle } from './ids.js';
import {
  emptyRaiseCredit,
  type RaiseCreditForm,
  raiseCreditMetadata,
  raiseCreditModal,
  searchOf,
} from './modal.js';
import {
  loading,
  noInvoiceFound,
  raiseCreditAgain,
  raiseCreditRefused,
  waitsForWords,
} from './notices.js';
import { parseRaiseCredit, type RaiseCreditFields, readRaiseCredit } from './read.js';
import { raisedModal, raisedOutcome } from './result.js';

type Press = { actor: Actor; view: Submitted['view']; fields: RaiseCreditFields };

async function openRaiseCredit(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'raise-credit');
  const found = await findInvoice(surroundings, actor, start);
  if (found === null) {
    return { say: noInvoiceFound(start.kind === 'text' ? start.text : '') };
  }
  const { desk, edge } = surroundings;
  const operationId = edge.mintOperationId();
  const beneath = start.kind === 'record' ? start.beneath : null;
  const form = { ...emptyRaiseCredit, ...found, operationId, beneath };
  return { view: raiseCreditModal({ club: shownClub(desk), ...form }) };
}

export const raiseCreditForm: Form = {
  title: raiseCreditTitle,
  openId: raiseCreditIds.open,
  start: openRaiseCredit,
};

const refreshRaiseCredit = refreshForm({
  ...{ what: 'Showing the invoice', act: 'raise-credit' },
  async show(surroundings, { actor, view, body }) {
    const { desk } = surroundings;
    const fields = readRaiseCredit(view.state.values, desk.club.id);
    const { invoiceId, line } = fields;
    const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
    const sent = { metadata: view.private_metadata, fields };
    const form = formAsItMoves(formAround(shownClub(desk), sent, chosen), sent);
    if (chosen === null) return raiseCreditModal(form);
    const { currency, payerId } = chosen.invoice;
    const said = (amountText: string) =>
      secondPersonForTyped(surroundings, actor, { payerId, currency, amountText });
    if (actionIdOf(body) !== raiseCreditIds.full) {
      return raiseCreditModal({ ...form, secondPerson: await said(form.amountText) });
    }
    const amountText = formatPlainAmount(maximumFor(chosen.invoice, line), currency);
    const filled = filledAgain(form.filled, amountText);
    const secondPerson = await said(amountText);
    return raiseCreditModal({ ...form, secondPerson, amountText, filled });
  },
});

/** The form as it was sent, around the facts of now. */
async function formNow({ desk }: Surroundings, press: Press): Promise<RaiseCreditForm> {
  const { actor, view, fields } = press;
  const { invoiceId } = fields;
  const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
  return formAround(shownClub(desk), { metadata: view.private_metadata, fields }, chosen);
}

async function decide(surroundings: Surroundings, press: Press): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { actor, view, fields } = press;
  requireRight(actor, 'raise-credit');
  const metadata = raiseCreditMetadata.read(view.private_metadata);
  const { operationId, shown, facts: kept, moves, asked: askedBefore } = metadata;
  const { invoiceId } = fields;
  if (invoiceId === null) {
    throw new FieldErrors({ [fields.invoiceBlock]: 'Choose the invoice to credit.' });
  }
  const facts = await readInvoiceFacts(desk, actor, invoiceId);
  const again = async (ask: Ask) => raiseCreditAgain(await formNow(surroundings, press), ask, kept);
  // Without an amount field the form said that this invoice cannot be credited.
  if (fields.amountText === null && facts.creditRefusal !== null) {
    throw new FieldErrors({ [fields.invoiceBlock]: facts.creditRefusal });
  }
  if (shown !== invoiceId || kept === null || fields.amountText === null) {
    return again({ notice: loading });
  }
  if (waitsForWords(fields)) return again({ notice: 'Say in words why, under Reason.' });
  const { invoice, payerName, mail } = facts;
  const { locale } = desk.club;
  const request = parseRaiseCredit(fields, { currency: invoice.currency, locale });
  const { amount } = request;
  return bookAmount(
    surroundings,
    { about: invoiceId, askedBefore, amount, actor, operationId },
    {
      again,
      refused: async (refusal) =>
        raiseCreditRefused(await formNow(surroundings, press), refusal, { facts: kept, moves }),
      book: async (envelope) => {
        const input = { invoiceId, ...request };
        const promised = promisedCredit({ facts: recallPromise(kept).facts, amount });
        const raised = await raiseCredit(desk, envelope, input, promised);
        const { notifyCustomer } = request;
        const shownAs = { club: shownClub(desk), payerName, invoiceNumber: invoice.number };
        const result = { ...raised, ...shownAs, notifyCustomer, mail };
        return { view: raisedModal(result), told: raisedOutcome(result) };
      },
    },
  );
}

async function submitRaiseCredit(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view } = submitted;
  const fields = readRaiseCredit(view.state.values, surroundings.desk.club.id);
  await submitForm(surroundings, submitted, {
    what: 'Your credit',
    button: raiseCreditButton,
    fields: {
      invoice: fields.invoiceBlock,
      line: lineBlockOf(fields.invoiceId ?? ''),
      amount: fields.amountBlock,
    },
    remembered: () => raiseCreditMetadata.read(view.private_metadata),
    decide: (actor) => decide(surroundings, { actor, view, fields }),
  });
}

export const submissions: FormHandlers['submissions'] = {
  [raiseCreditIds.callback]: submitRaiseCredit,
};

export const actions: FormHandlers['actions'] = {
  [raiseCreditIds.open]: openByButton(raiseCreditForm),
  [raiseCreditIds.invoice]: refreshRaiseCredit,
  [raiseCreditIds.line]: refreshRaiseCredit,
  [raiseCreditIds.amount]: refreshRaiseCredit,
  [raiseCreditIds.full]: refreshRaiseCredit,
  [raiseCreditIds.reason]: refreshRaiseCredit,
};

export const searches: FormHandlers['searches'] = {
  [raiseCreditIds.invoice]: (surroundings, searched) =>
    offerInvoicesIn(surroundings, searched, searchOf),
};
