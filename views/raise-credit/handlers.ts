import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { safe } from '../../src/blocks/text.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { findLookAlike } from '../../src/services/credit/find-look-alike.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import { type InvoiceFacts, readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Pressed, Searched, Submitted } from '../../src/slack/receive/handlers.js';
import { findInvoice } from '../flow/find-invoice.js';
import { offerInvoicesIn } from '../flow/offer-records.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { lineBlockOf, raiseCreditButton, raiseCreditIds, raiseCreditTitle } from './ids.js';
import { askedAbout, type LookAlike, lookAlikeOutcome } from './look-alike.js';
import { raiseCreditMetadata, raiseCreditModal } from './modal.js';
import { parseRaiseCredit, type RaiseCreditFields, readRaiseCredit } from './read.js';
import { raisedModal, raisedOutcome } from './result.js';

type Press = { actor: Actor; view: Submitted['view']; fields: RaiseCreditFields };

const loading =
  'The form was still showing another invoice. Look at the facts below, then press Create credit note again.';

async function openRaiseCredit(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'raise-credit');
  const found = await findInvoice(surroundings, actor, start);
  if (found === null) {
    const typed = start.kind === 'text' ? safe(start.text) : '';
    return {
      say: `No invoice was found for “${typed}”: no number, name or email is like that. Type \`/credit\` alone to search in the form, or \`/credit help\`.`,
    };
  }
  const { desk, edge } = surroundings;
  const operationId = edge.mintOperationId();
  const beneath = start.kind === 'record' ? start.beneath : null;
  const form = { ...found, operationId, line: null, typed: null, lookAlike: null };
  return { view: raiseCreditModal({ club: shownClub(desk), ...form, beneath }) };
}

export const raiseCreditForm: Form = {
  title: raiseCreditTitle,
  openId: raiseCreditIds.open,
  start: openRaiseCredit,
};

/** An invoice or a line was chosen: the form shows its facts. */
async function chooseForRaiseCredit(
  { desk, edge }: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  await edge.refreshModal({ client, body, what: 'Showing the invoice' }, async (actor, view) => {
    requireRight(actor, 'raise-credit');
    const { operationId, search, beneath } = raiseCreditMetadata.read(view.private_metadata);
    const typed = readRaiseCredit(view.state.values, desk.club.id);
    const { invoiceId, line } = typed;
    const chosen = invoiceId === null ? null : await readInvoiceFacts(desk, actor, invoiceId);
    const kept = { operationId, search, beneath, typed };
    const club = shownClub(desk);
    return raiseCreditModal({ club, ...kept, chosen, line, notice: null, lookAlike: null });
  });
}

async function searchForRaiseCredit(surroundings: Surroundings, searched: Searched): Promise<void> {
  await offerInvoicesIn(surroundings, searched, (metadata) => ({
    first: raiseCreditMetadata.readIfOwn(metadata)?.search ?? '',
    status: null,
    payerId: null,
  }));
}

async function findAskable(
  { desk }: Surroundings,
  actor: Actor,
  credit: Parameters<typeof findLookAlike>[1],
): Promise<LookAlike | null> {
  const found = await findLookAlike(desk, credit);
  if (found === null) return null;
  const { number, createdAt, createdBy } = found;
  const minutesAgo = Math.floor((desk.now().getTime() - createdAt.getTime()) / 60_000);
  const isOwn = actor.kind === 'staff' && actor.userId === createdBy;
  const { amount } = credit;
  return { asked: askedAbout(credit), number, amount, minutesAgo, createdBy, isOwn };
}

/** The form once more with a question or a notice on it; nothing is booked yet. */
function askAgain(
  { desk }: Surroundings,
  { view, fields: typed }: Press,
  chosen: InvoiceFacts,
  asked: { lookAlike: LookAlike | null; notice: string | null },
): FormAnswer {
  const { operationId, search, beneath } = raiseCreditMetadata.read(view.private_metadata);
  const { line } = typed;
  const form = { club: shownClub(desk), operationId, search, chosen, line, typed, beneath };
  const { lookAlike, notice } = asked;
  const why = notice ?? (lookAlike === null ? '' : lookAlikeOutcome(lookAlike));
  const text = `${why} Nothing was booked by this press. Open /credit again if you want to go on.`;
  return {
    view: raiseCreditModal({ ...form, notice, lookAlike }),
    told: { title: 'Your credit waits for your answer', text },
  };
}

async function decide(surroundings: Surroundings, press: Press): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { actor, view, fields } = press;
  requireRight(actor, 'raise-credit');
  const { operationId, shown, asked } = raiseCreditMetadata.read(view.private_metadata);
  const { invoiceId } = fields;
  if (invoiceId === null) {
    throw new FieldErrors({ [raiseCreditIds.invoice]: 'Choose the invoice to credit.' });
  }
  const facts = await readInvoiceFacts(desk, actor, invoiceId);
  // Without an amount field the form said that this invoice cannot be credited.
  if (fields.amountText === null && facts.creditRefusal !== null) {
    throw new FieldErrors({ [raiseCreditIds.invoice]: facts.creditRefusal });
  }
  if (shown !== invoiceId || fields.amountText === null) {
    return askAgain(surroundings, press, facts, { lookAlike: null, notice: loading });
  }
  const { invoice, payerName } = facts;
  const { locale } = desk.club;
  const request = parseRaiseCredit(fields, { currency: invoice.currency, locale });
  const credit = { invoiceId, amount: request.amount };
  if (asked !== askedAbout(credit)) {
    const lookAlike = await findAskable(surroundings, actor, {
      ...{ ...credit, operationId },
      payerId: invoice.payerId,
    });
    if (lookAlike !== null) {
      return askAgain(surroundings, press, facts, { lookAlike, notice: null });
    }
  }
  const raised = await raiseCredit(desk, { actor, operationId }, { invoiceId, ...request });
  const { notifyCustomer } = request;
  const club = shownClub(desk);
  const result = { ...raised, club, payerName, invoiceNumber: invoice.number, notifyCustomer };
  return { view: raisedModal(result), told: raisedOutcome(result) };
}

async function submitRaiseCredit(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view } = submitted;
  const fields = readRaiseCredit(view.state.values, surroundings.desk.club.id);
  await submitForm(surroundings, submitted, {
    what: 'Your credit',
    button: raiseCreditButton,
    fields: {
      invoice: raiseCreditIds.invoice,
      line: lineBlockOf(fields.invoiceId ?? ''),
      amount: raiseCreditIds.amount,
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
  [raiseCreditIds.invoice]: chooseForRaiseCredit,
  [raiseCreditIds.line]: chooseForRaiseCredit,
};

export const searches: FormHandlers['searches'] = {
  [raiseCreditIds.invoice]: searchForRaiseCredit,
};
