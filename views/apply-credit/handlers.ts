import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { safe } from '../../src/blocks/text.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { readPayerFacts } from '../../src/services/people/payer-facts.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Pressed, Searched, Submitted } from '../../src/slack/receive/handlers.js';
import { findPayer } from '../flow/find-payer.js';
import { offerInvoicesIn, offerPayersIn } from '../flow/offer-records.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import {
  amountBlockOf,
  applyCreditButton,
  applyCreditIds,
  applyCreditTitle,
  invoiceBlockOf,
} from './ids.js';
import { applyCreditMetadata, applyCreditModal } from './modal.js';
import { type ApplyCreditFields, parseAppliedAmount, readApplyCredit } from './read.js';
import { appliedModal, appliedOutcome } from './result.js';

type Press = { actor: Actor; view: Submitted['view']; fields: ApplyCreditFields };

const lookFirst =
  'The form was still showing something else. Look at the facts below, then press Apply credit again.';

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
    const typed = start.kind === 'text' ? safe(start.text) : '';
    return {
      say: `No payer was found for “${typed}”. Type \`/apply-credit\` alone to search in the form, or \`/apply-credit help\`.`,
    };
  }
  const { desk, edge } = surroundings;
  const beneath = start.kind === 'record' ? start.beneath : null;
  const form = { ...found, operationId: edge.mintOperationId(), beneath };
  return { view: applyCreditModal({ club: shownClub(desk), ...form }) };
}

export const applyCreditForm: Form = {
  title: applyCreditTitle,
  openId: applyCreditIds.open,
  start: openApplyCredit,
};

/** The form with the facts of what is chosen in it now. */
async function chosenForm({ desk }: Surroundings, press: Press, notice: string | null) {
  const { actor, view, fields } = press;
  const { operationId, search, beneath } = applyCreditMetadata.read(view.private_metadata);
  const { contactId, invoiceId } = fields;
  const payer = contactId === null ? null : await readPayerFacts(desk, actor, contactId);
  const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
  const club = shownClub(desk);
  return applyCreditModal({ club, operationId, search, payer, chosen, notice, beneath });
}

/** A payer or an invoice was chosen: the form shows its facts. */
async function chooseForApplyCredit(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const { desk, edge } = surroundings;
  const request = { client, body, what: 'Showing the account credit' };
  await edge.refreshModal(request, async (actor, view) => {
    requireRight(actor, 'apply-credit');
    const fields = readApplyCredit(view.state.values, desk.club.id);
    return chosenForm(surroundings, { actor, view, fields }, null);
  });
}

async function searchPayerForApplyCredit(
  surroundings: Surroundings,
  searched: Searched,
): Promise<void> {
  await offerPayersIn(surroundings, searched, (metadata) => {
    return applyCreditMetadata.readIfOwn(metadata)?.search ?? '';
  });
}

async function searchInvoiceForApplyCredit(
  surroundings: Surroundings,
  searched: Searched,
): Promise<void> {
  await offerInvoicesIn(surroundings, searched, (metadata) => {
    const payerId = applyCreditMetadata.readIfOwn(metadata)?.payerId ?? null;
    return payerId === null ? null : { first: '', status: 'outstanding', payerId };
  });
}

/** The form once more; nothing is booked. */
async function showAgain(surroundings: Surroundings, press: Press): Promise<FormAnswer> {
  return {
    view: await chosenForm(surroundings, press, lookFirst),
    told: {
      title: 'No credit was applied',
      text: `${lookFirst} Nothing was booked by this press.`,
    },
  };
}

function nothingChosen({ view }: Press, invoiceBlock: string): FieldErrors {
  const isAsked = view.blocks.some((block) => block.block_id === invoiceBlock);
  return new FieldErrors(
    isAsked
      ? { [invoiceBlock]: 'Choose the invoice to pay.' }
      : {
          [applyCreditIds.contact]: 'There is no account credit to use. Choose another payer.',
        },
  );
}

async function decide(surroundings: Surroundings, press: Press): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { actor, view, fields } = press;
  requireRight(actor, 'apply-credit');
  const { operationId, payerId, shown } = applyCreditMetadata.read(view.private_metadata);
  const { contactId, invoiceId, amountText } = fields;
  if (contactId === null) throw new FieldErrors({ [applyCreditIds.contact]: 'Choose a payer.' });
  if (contactId !== payerId) return showAgain(surroundings, press);
  const invoiceBlock = invoiceBlockOf(contactId);
  if (invoiceId === null) throw nothingChosen(press, invoiceBlock);
  const facts = await readInvoiceFacts(desk, actor, invoiceId);
  const { invoice, payerName } = facts;
  if (invoice.payerId !== contactId) {
    throw new FieldErrors({ [invoiceBlock]: `${invoice.number} belongs to another payer.` });
  }
  if (shown !== invoiceId) return showAgain(surroundings, press);
  if (amountText === null) {
    // Without an amount field the form said that no credit can be used on this invoice.
    if (facts.applyRefusal === null) return showAgain(surroundings, press);
    throw new FieldErrors({ [invoiceBlock]: facts.applyRefusal });
  }
  const amount = parseAppliedAmount(amountText, invoice, desk.club.locale);
  const applied = await applyCredit(desk, { actor, operationId }, { invoiceId, amount });
  const club = shownClub(desk);
  const result = { ...applied, club, payerName, invoiceNumber: invoice.number };
  return { view: appliedModal(result), told: appliedOutcome(result) };
}

async function submitApplyCredit(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view } = submitted;
  const fields = readApplyCredit(view.state.values, surroundings.desk.club.id);
  await submitForm(surroundings, submitted, {
    what: 'Your use of account credit',
    button: applyCreditButton,
    fields: {
      contact: applyCreditIds.contact,
      invoice: invoiceBlockOf(fields.contactId ?? ''),
      amount: amountBlockOf(fields.invoiceId ?? ''),
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
  [applyCreditIds.contact]: chooseForApplyCredit,
  [applyCreditIds.invoice]: chooseForApplyCredit,
};

export const searches: FormHandlers['searches'] = {
  [applyCreditIds.contact]: searchPayerForApplyCredit,
  [applyCreditIds.invoice]: searchInvoiceForApplyCredit,
};
