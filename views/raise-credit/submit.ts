import type { types, ViewOutput } from '@slack/bolt';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { findLookAlike, raiseCredit } from '../../src/services/credit/raise-credit.js';
import { type InvoiceFacts, readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { Outcome } from '../../src/slack/answer/answer-submission.js';
import type { SubmitHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { Surroundings } from '../flow/surroundings.js';
import { lineBlockOf, raiseCreditButton, raiseCreditIds } from './ids.js';
import { askedAbout, type LookAlike } from './look-alike.js';
import { raiseCreditMetadata, raiseCreditModal } from './modal.js';
import {
  parseRaiseCredit,
  type RaiseCreditFields,
  type RaiseCreditRequest,
  readRaiseCredit,
} from './read.js';
import { raisedModal, raisedOutcome } from './result.js';

type Answer = { view: types.ModalView; told: Outcome };
type Press = { actor: Actor; view: ViewOutput; fields: RaiseCreditFields };

const loading =
  'The form was still showing another invoice. Look at the facts below, then press Create credit note again.';

async function findAskable(
  { desk }: Surroundings,
  actor: Actor,
  credit: { invoiceId: string; amount: bigint; operationId: string },
): Promise<LookAlike | null> {
  const found = await findLookAlike(desk, credit);
  if (found === null) return null;
  const { number, createdAt, createdBy } = found;
  const minutesAgo = Math.floor((desk.now().getTime() - createdAt.getTime()) / 60_000);
  const isOwn = actor.kind === 'staff' && actor.userId === createdBy;
  const { amount } = credit;
  return { asked: askedAbout(credit), number, amount, minutesAgo, createdBy, isOwn };
}

/** The form once more with a question on it; nothing is booked yet. */
function askAgain(
  { desk }: Surroundings,
  press: Press,
  facts: InvoiceFacts,
  { lookAlike, notice }: { lookAlike: LookAlike | null; notice: string | null },
): Answer {
  const { operationId, search, beneath } = raiseCreditMetadata.read(press.view.private_metadata);
  const typed = press.fields;
  const { line } = typed;
  const form = { club: shownClub(desk), operationId, search, chosen: facts, line, typed };
  const text = `${notice ?? `The same amount was raised minutes ago (${lookAlike?.number ?? ''}).`} Nothing was booked. Open /credit again if you want to go on.`;
  return {
    view: raiseCreditModal({ ...form, notice, lookAlike, beneath }),
    told: { title: 'Your credit waits for your answer', text },
  };
}

async function book(
  { desk }: Surroundings,
  { actor, view }: Press,
  facts: InvoiceFacts,
  request: RaiseCreditRequest,
): Promise<Answer> {
  const { operationId } = raiseCreditMetadata.read(view.private_metadata);
  const invoiceId = facts.invoice.id;
  const raised = await raiseCredit(desk, { actor, operationId }, { invoiceId, ...request });
  const { payerName, invoice } = facts;
  const { notifyCustomer } = request;
  const club = shownClub(desk);
  const result = { ...raised, club, payerName, invoiceNumber: invoice.number, notifyCustomer };
  return { view: raisedModal(result), told: raisedOutcome(result) };
}

async function decide(surroundings: Surroundings, press: Press): Promise<Answer> {
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
  const { locale } = desk.club;
  const request = parseRaiseCredit(fields, { currency: facts.invoice.currency, locale });
  const credit = { invoiceId, amount: request.amount };
  if (asked !== askedAbout(credit)) {
    const lookAlike = await findAskable(surroundings, actor, { ...credit, operationId });
    if (lookAlike !== null) {
      return askAgain(surroundings, press, facts, { lookAlike, notice: null });
    }
  }
  return book(surroundings, press, facts, request);
}

export function createRaiseCreditSubmit(surroundings: Surroundings): SubmitHandler {
  const { desk } = surroundings;
  return async function submitRaiseCredit(args) {
    const { view } = args;
    const fields = readRaiseCredit(view.state.values, desk.club.id);
    await submitForm(surroundings, args, {
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
  };
}
