import type { types, ViewOutput } from '@slack/bolt';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { readPayerFacts } from '../../src/services/people/payer-facts.js';
import type { Outcome } from '../../src/slack/answer/answer-submission.js';
import type { SubmitHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { Surroundings } from '../flow/surroundings.js';
import { amountBlockOf, applyCreditButton, applyCreditIds, invoiceBlockOf } from './ids.js';
import { applyCreditMetadata, applyCreditModal } from './modal.js';
import { type ApplyCreditFields, parseAppliedAmount, readApplyCredit } from './read.js';
import { appliedModal, appliedOutcome } from './result.js';

type Answer = { view: types.ModalView; told: Outcome };
type Press = { actor: Actor; view: ViewOutput; fields: ApplyCreditFields };

const lookFirst =
  'The form was still showing something else. Look at the facts below, then press Apply credit again.';

/** The form once more, with the facts of what is chosen now; nothing is booked. */
async function showAgain({ desk }: Surroundings, press: Press): Promise<Answer> {
  const { actor, view, fields } = press;
  const { operationId, search, beneath } = applyCreditMetadata.read(view.private_metadata);
  const { contactId, invoiceId } = fields;
  const payer = contactId === null ? null : await readPayerFacts(desk, actor, contactId);
  const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
  const form = {
    club: shownClub(desk),
    operationId,
    search,
    payer,
    chosen,
    notice: lookFirst,
    beneath,
  };
  const text = `${lookFirst} Nothing was booked.`;
  return { view: applyCreditModal(form), told: { title: 'No credit was applied', text } };
}

async function decide(surroundings: Surroundings, press: Press): Promise<Answer> {
  const { desk } = surroundings;
  const { actor, view, fields } = press;
  requireRight(actor, 'apply-credit');
  const { operationId, payerId, shown } = applyCreditMetadata.read(view.private_metadata);
  const { contactId, invoiceId, amountText } = fields;
  if (contactId === null) throw new FieldErrors({ [applyCreditIds.contact]: 'Choose a payer.' });
  if (contactId !== payerId) return showAgain(surroundings, press);
  const invoiceBlock = invoiceBlockOf(contactId);
  if (invoiceId === null) {
    if (view.blocks.some((block) => block.block_id === invoiceBlock)) {
      throw new FieldErrors({ [invoiceBlock]: 'Choose the invoice to pay.' });
    }
    throw new FieldErrors({
      [applyCreditIds.contact]: 'There is no account credit to use. Choose another payer.',
    });
  }
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

export function createApplyCreditSubmit(surroundings: Surroundings): SubmitHandler {
  const { desk } = surroundings;
  return async function submitApplyCredit(args) {
    const { view } = args;
    const fields = readApplyCredit(view.state.values, desk.club.id);
    await submitForm(surroundings, args, {
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
  };
}
