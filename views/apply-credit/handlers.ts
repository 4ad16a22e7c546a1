import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { promisedApply } from '../../src/domain/credit/promised-amounts.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { readPayerFacts } from '../../src/services/people/payer-facts.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { findPayer } from '../flow/find-payer.js';
import { offerInvoicesIn, offerPayersIn } from '../flow/offer-records.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { bookAmount } from '../flow/or-shown-anew.js';
import { actionIdOf } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { recallPromise } from '../forms/kept-promise.js';
import type { Ask } from '../forms/look-alike.js';
import { requireTypedAmount } from '../forms/typed-amount-field.js';
import { filledInFull, formAround } from './form-of.js';
import { applyCreditButton, applyCreditIds, applyCreditTitle } from './ids.js';
import {
  type ApplyCreditForm,
  applyCreditMetadata,
  applyCreditModal,
  firstAmount,
  nothingAsked,
} from './modal.js';
import { applyCreditAgain, applyCreditRefused, lookFirst, noPayerFound } from './notices.js';
import { type ApplyCreditFields, nothingChosen, readApplyCredit, requireOwn } from './read.js';
import { appliedModal, appliedOutcome } from './result.js';

type Press = { actor: Actor; view: Submitted['view']; fields: ApplyCreditFields };

/** A record to begin with is an invoice: its payer is chosen with it. */
async function startOf(surroundings: Surroundings, actor: Actor, start: FormStart) {
  if (start.kind !== 'record') {
    const found = await findPayer(surroundings, actor, start);
    return found === null ? null : { ...found, chosen: null };
  }
  const { desk } = surroundings;
  const chosen = await readInvoiceFacts(desk, actor, start.id);
  const payer = await readPayerFacts(desk, actor, chosen.invoice.payerId);
  return { payer, search: '', chosen, notice: null };
}

async function openApplyCredit(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'apply-credit');
  const found = await startOf(surroundings, actor, start);
  if (found === null) {
    return { say: noPayerFound(start.kind === 'text' ? start.text : '') };
  }
  const { desk, edge } = surroundings;
  const beneath = start.kind === 'record' ? start.beneath : null;
  const fresh = { ...nothingAsked, operationId: edge.mintOperationId(), beneath };
  const form = { ...fresh, ...found, ...firstAmount(found.chosen) };
  return { view: applyCreditModal({ ...form, club: shownClub(desk) }) };
}

export const applyCreditForm: Form = {
  title: applyCreditTitle,
  openId: applyCreditIds.open,
  start: openApplyCredit,
};

/** The form with the facts of what is chosen in it now. */
async function formOf({ desk }: Surroundings, press: Press): Promise<ApplyCreditForm> {
  const { actor, view, fields } = press;
  const { contactId, invoiceId } = fields;
  const payer = contactId === null ? null : await readPayerFacts(desk, actor, contactId);
  const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
  const sent = { metadata: view.private_metadata, fields };
  return formAround(shownClub(desk), sent, { payer, chosen });
}

/** Something was chosen, typed or filled in: the form shows what follows from it. */
async function refreshApplyCredit(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const { desk, edge } = surroundings;
  const request = { client, body, what: 'Showing the account credit' };
  await edge.refreshModal(request, async (actor, view) => {
    requireRight(actor, 'apply-credit');
    const fields = readApplyCredit(view.state.values, desk.club.id);
    const form = await formOf(surroundings, { actor, view, fields });
    const isFull = actionIdOf(body) === applyCreditIds.full;
    return applyCreditModal(isFull ? filledInFull(form) : form);
  });
}

async function showAgain(
  surroundings: Surroundings,
  press: Press,
  ask: Ask = { notice: lookFirst },
): Promise<FormAnswer> {
  const { facts } = applyCreditMetadata.read(press.view.private_metadata);
  return applyCreditAgain(await formOf(surroundings, press), ask, facts);
}

async function decide(surroundings: Surroundings, press: Press): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { actor, view, fields } = press;
  requireRight(actor, 'apply-credit');
  const metadata = applyCreditMetadata.read(view.private_metadata);
  const { operationId, payerId, shown, facts: kept, moves, asked: askedBefore } = metadata;
  const { contactId, invoiceId, invoiceBlock, amountText } = fields;
  if (contactId === null) throw new FieldErrors({ [applyCreditIds.contact]: 'Choose a payer.' });
  if (contactId !== payerId) return showAgain(surroundings, press);
  if (invoiceId === null) throw nothingChosen(view, invoiceBlock);
  const facts = await readInvoiceFacts(desk, actor, invoiceId);
  const { invoice, payerName, mail } = facts;
  requireOwn(invoice, fields);
  if (shown !== invoiceId || kept === null) return showAgain(surroundings, press);
  if (amountText === null) {
    // Without an amount field the form said that no credit can be used on this invoice.
    if (facts.applyRefusal === null) return showAgain(surroundings, press);
    throw new FieldErrors({ [invoiceBlock]: facts.applyRefusal });
  }
  const { currency } = invoice;
  const typed = { block: fields.amountBlock, text: amountText };
  const amount = requireTypedAmount(typed, { currency, locale: desk.club.locale });
  return bookAmount(
    surroundings,
    { about: invoiceId, askedBefore, amount, actor, operationId },
    {
      again: (ask) => showAgain(surroundings, press, ask),
      refused: async (refusal) =>
        applyCreditRefused(await formOf(surroundings, press), refusal, { facts: kept, moves }),
      book: async (envelope) => {
        const input = { invoiceId, amount };
        const promised = promisedApply({ facts: recallPromise(kept).facts, amount });
        const applied = await applyCredit(desk, envelope, input, promised);
        const club = shownClub(desk);
        const shown = { club, payerName, mail, invoiceNumber: invoice.number };
        const result = { ...applied, ...shown };
        return { view: appliedModal(result), told: appliedOutcome(result) };
      },
    },
  );
}

async function submitApplyCredit(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view } = submitted;
  const fields = readApplyCredit(view.state.values, surroundings.desk.club.id);
  await submitForm(surroundings, submitted, {
    what: 'Your use of account credit',
    button: applyCreditButton,
    fields: {
      contact: applyCreditIds.contact,
      invoice: fields.invoiceBlock,
      amount: fields.amountBlock,
    },
    remembered: () => applyCreditMetadata.read(view.private_metadata),
    decide: (actor) => decide(surroundings, { actor, view, fields }),
  });
}

export const submissions: FormHandlers['submissions'] = {
  [applyCreditIds.callback]: submitApplyCredit,
};

export const actions: FormHandlers['actions'] = {
  [applyCreditIds.open]: openByButton(applyCreditForm),
  [applyCreditIds.contact]: refreshApplyCredit,
  [applyCreditIds.invoice]: refreshApplyCredit,
  [applyCreditIds.amount]: refreshApplyCredit,
  [applyCreditIds.full]: refreshApplyCredit,
};

export const searches: FormHandlers['searches'] = {
  [applyCreditIds.contact]: (surroundings, searched) =>
    offerPayersIn(surroundings, searched, (metadata) => {
      return applyCreditMetadata.readIfOwn(metadata)?.search ?? '';
    }),
  [applyCreditIds.invoice]: (surroundings, searched) =>
    offerInvoicesIn(surroundings, searched, (metadata) => {
      const payerId = applyCreditMetadata.readIfOwn(metadata)?.payerId ?? null;
      return payerId === null ? null : { first: '', status: 'outstanding', payerId };
    }),
};
