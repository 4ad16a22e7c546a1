import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { safe } from '../../src/blocks/text.js';
import type { Invoice } from '../../src/domain/invoices/invoice.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { recordId } from '../../src/domain/record-id.js';
import { readPayerOwes, readShownInvoices } from '../../src/services/payments/payer-owes.js';
import { recordTransfer } from '../../src/services/payments/record-transfer.js';
import { readPayerFacts } from '../../src/services/people/payer-facts.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { findInvoiceOrPayer } from '../flow/find-invoice-or-payer.js';
import { offerPayersIn } from '../flow/offer-records.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { orAsked, orShownAnew } from '../flow/or-shown-anew.js';
import { actionIdOf } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { recordPaymentIds as ids, recordPaymentButton, recordPaymentTitle } from './ids.js';
import { recordPaymentMetadata, recordPaymentModal, searchOf } from './modal.js';
import { paidParts, sinceOpened } from './paid-parts.js';
import { readRecordPayment, whatIsMissing } from './read.js';
import { recordedModal, recordedOutcome } from './result.js';
import { askAbout, askedUpTo } from './same-words.js';
import { asShown, promisedParts, type ShownSpread, spreadTyped, sumOf } from './spread-over.js';

type Press = { actor: Actor; view: Submitted['view'] };

/** Why the form is shown once more, with what was typed, and about which sum it asks. */
type Say = { notice: string | null; kept: ShownSpread | null; asked?: string };

async function openRecordPayment(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'record-payment');
  const found = await findInvoiceOrPayer(surroundings, actor, start);
  if (found === null) {
    const typed = start.kind === 'text' ? safe(start.text) : '';
    return {
      say: `Neither an invoice nor a payer was found for “${typed}”. Type \`/record-payment\` alone to search in the form, or \`/record-payment help\`.`,
    };
  }
  const { desk, edge } = surroundings;
  const { payer, search, only, notice } = found;
  const owes = await readPayerOwes(desk, actor, { payerId: payer?.payer.id ?? null, only });
  const operationId = edge.mintOperationId();
  const form = { operationId, spread: null, round: 0, notice, asked: null };
  const beneath = start.kind === 'record' ? start.beneath : null;
  const club = shownClub(desk);
  return { view: recordPaymentModal({ club, ...form, ...owes, payer, search, only, beneath }) };
}

export const recordPaymentForm: Form = {
  title: recordPaymentTitle,
  openId: ids.open,
  start: openRecordPayment,
};

/** The form with the facts of what is chosen and typed in it now. */
async function shownAnew(
  surroundings: Surroundings,
  { actor, view }: Press,
  { notice, kept: typed, ...say }: Say,
) {
  const { desk } = surroundings;
  const { locale, id: clubId } = desk.club;
  const kept = recordPaymentMetadata.read(view.private_metadata);
  const fields = readRecordPayment(view.state.values, clubId);
  const { payerId, currency } = fields;
  // Another payer was chosen than the one whose invoice the form was opened from.
  const only = payerId === kept.payerId ? kept.only : null;
  const payer = payerId === null ? null : await readPayerFacts(desk, actor, payerId);
  const owes = await readPayerOwes(desk, actor, { payerId, only, currency });
  const round = kept.round + 1;
  const spread =
    owes.open === null
      ? null
      : (typed ?? spreadTyped(fields.amountText, owes.open, { locale, round }));
  const { operationId, search, beneath } = kept;
  const asked = say.asked ?? kept.asked;
  const form = { operationId, search, beneath, payer, only, spread, round, notice, asked };
  return recordPaymentModal({ club: shownClub(desk), ...form, ...owes });
}

/** A payer, a currency or an amount: the form shows what follows from it. */
async function chooseForRecordPayment(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const request = { client, body, what: 'Showing what the payment pays' };
  await surroundings.edge.refreshModal(request, async (actor, view) => {
    requireRight(actor, 'record-payment');
    const { currency } = recordPaymentMetadata.read(view.private_metadata);
    const typed = { values: view.state.values, currency };
    const notice =
      actionIdOf(body) === ids.spread ? whatIsMissing(typed, surroundings.desk.club) : null;
    return shownAnew(surroundings, { actor, view }, { notice, kept: null });
  });
}

async function showAgain(
  surroundings: Surroundings,
  press: Press,
  notice: string,
  more: Partial<Say> = {},
): Promise<FormAnswer> {
  const view = await shownAnew(surroundings, press, { kept: null, ...more, notice });
  return {
    view,
    told: { title: 'No payment was recorded', text: `${notice} Nothing was booked by this press.` },
  };
}

/** As the form showed them: what was owed then decides what it has said. */
async function shownInvoices(
  { desk }: Surroundings,
  actor: Actor,
  { payerId, shown }: { payerId: string; shown: readonly (readonly [string, string])[] },
): Promise<Invoice[]> {
  const ids = shown.map(([own]) => recordId(desk.club.id, own));
  const found = await readShownInvoices(desk, actor, { payerId, ids });
  return found.map((invoice, index) => asShown(invoice, BigInt(shown[index]?.[1] ?? '0')));
}

async function decide(surroundings: Surroundings, press: Press): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { actor, view } = press;
  requireRight(actor, 'record-payment');
  const kept = recordPaymentMetadata.read(view.private_metadata);
  const fields = readRecordPayment(view.state.values, desk.club.id);
  const { payerId } = fields;
  if (payerId === null) throw new FieldErrors({ [ids.payer]: 'Choose who paid.' });
  if (payerId !== kept.payerId) {
    return showAgain(surroundings, press, 'Look at what this payer owes, then go on.');
  }
  const invoices = await shownInvoices(surroundings, actor, { payerId, shown: kept.shown });
  const { currency, operationId } = kept;
  if (currency === null) return showAgain(surroundings, press, 'Nothing is owed now.');
  const club = shownClub(desk);
  const open = { currency, invoices };
  const read = paidParts(view.state.values, { fields, shown: kept, open, club });
  if (read.kind === 'look')
    return showAgain(surroundings, press, read.notice, { kept: read.spread });
  const { parts, status, receivedOn } = read.input;
  const typed = { operationId, payerId, currency, amount: sumOf(parts), receivedOn };
  const book = async () => {
    const input = { payerId, ...read.input };
    const promised = promisedParts(invoices, parts, status);
    const envelope = { actor, operationId, askedUpTo: askedUpTo(kept.asked, typed) };
    const recorded = await recordTransfer(desk, envelope, input, promised);
    const payer = await readPayerFacts(desk, actor, payerId);
    const facts = { ...recorded, club, payerName: payer.payer.name };
    return { view: recordedModal(facts), told: recordedOutcome(facts) };
  };
  return orAsked(
    () => orShownAnew(book, () => showAgain(surroundings, press, sinceOpened)),
    (earlier) => {
      const { words, ...say } = askAbout(earlier, { typed, parts, round: kept.round }, club);
      return showAgain(surroundings, press, words, say);
    },
  );
}

async function submitRecordPayment(
  surroundings: Surroundings,
  submitted: Submitted,
): Promise<void> {
  const { view } = submitted;
  await submitForm(surroundings, submitted, {
    what: 'Your payment',
    button: recordPaymentButton,
    fields: { amount: ids.amount, contact: ids.payer, day: ids.receivedOn },
    remembered: () => recordPaymentMetadata.read(view.private_metadata),
    decide: (actor) => decide(surroundings, { actor, view }),
  });
}

export const submissions: FormHandlers['submissions'] = { [ids.callback]: submitRecordPayment };

export const actions: FormHandlers['actions'] = {
  [ids.open]: openByButton(recordPaymentForm),
  [ids.payer]: chooseForRecordPayment,
  [ids.currency]: chooseForRecordPayment,
  [ids.amount]: chooseForRecordPayment,
  [ids.spread]: chooseForRecordPayment,
};

export const searches: FormHandlers['searches'] = {
  [ids.payer]: (surroundings, searched) => offerPayersIn(surroundings, searched, searchOf),
};
