import { contactOption, familyOption } from '../../src/blocks/contact-option.js';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { safe } from '../../src/blocks/text.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { fitsTerms, searchTerms } from '../../src/domain/people/search-words.js';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { type PayerFacts, readPayerFacts } from '../../src/services/people/payer-facts.js';
import type { Opening } from '../../src/slack/edge.js';
import type { Pressed, Searched, Submitted } from '../../src/slack/receive/handlers.js';
import { findPayer } from '../flow/find-payer.js';
import { offerPayersIn } from '../flow/offer-records.js';
import { type Form, type FormStart, openByButton } from '../flow/open-form.js';
import { bookAmount } from '../flow/or-shown-anew.js';
import { buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { type Ask, asking } from '../forms/look-alike.js';
import { issueInvoiceButton, issueInvoiceIds, issueInvoiceTitle } from './ids.js';
import { type LineKey, oneLineLess, oneLineMore } from './line-keys.js';
import { type IssueInvoiceForm, issueInvoiceMetadata, issueInvoiceModal } from './modal.js';
import { readChosen, readIssueInvoice } from './read.js';
import { issuedModal, issuedOutcome } from './result.js';

const lookFirst =
  'The form was still showing somebody else. Check for whom each line is, then press Issue invoice again.';

const empty = { lineKeys: [1], notice: null, lookAlike: null, asked: null };

async function openIssueInvoice(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<Opening> {
  requireRight(actor, 'issue-invoice');
  const found = await findPayer(surroundings, actor, start);
  if (found === null) {
    const typed = start.kind === 'text' ? safe(start.text) : '';
    return {
      say: `No payer was found for “${typed}”. Type \`/issue-invoice\` alone to search in the form, or \`/issue-invoice help\`.`,
    };
  }
  const { desk, edge } = surroundings;
  const { currency } = desk.club;
  const operationId = edge.mintOperationId();
  const { childId: chosenId } = found;
  // That the payer pays for the child is said under its field.
  const said = chosenId === null ? found : { ...found, notice: null, chosenId };
  const form = { ...empty, ...said, club: shownClub(desk), currency, operationId };
  return { view: issueInvoiceModal(form) };
}

export const issueInvoiceForm: Form = {
  title: issueInvoiceTitle,
  openId: issueInvoiceIds.open,
  start: openIssueInvoice,
};

/** The form as it stands, around who is chosen in it. */
function formOf(
  { desk }: Pick<Surroundings, 'desk'>,
  view: Submitted['view'],
  payer: PayerFacts | null,
): IssueInvoiceForm {
  const metadata = issueInvoiceMetadata.read(view.private_metadata);
  const { operationId, search, lineKeys, asked } = metadata;
  const chosenId = readChosen(view.state.values, desk.club.id);
  const kept = { operationId, search, lineKeys, asked, payer, chosenId };
  const { currency } = desk.club;
  return { ...kept, club: shownClub(desk), currency, notice: null, lookAlike: null };
}

async function refresh(
  { desk, edge }: Surroundings,
  { ack, body, client }: Pressed,
  { what, lines }: { what: string; lines: (keys: readonly LineKey[]) => readonly LineKey[] },
): Promise<void> {
  await ack();
  await edge.refreshModal({ client, body, what }, async (actor, view) => {
    requireRight(actor, 'issue-invoice');
    const chosenId = readChosen(view.state.values, desk.club.id);
    const payer = chosenId === null ? null : await readPayerFacts(desk, actor, chosenId);
    const form = formOf({ desk }, view, payer);
    return issueInvoiceModal({ ...form, lineKeys: lines(form.lineKeys) });
  });
}

async function choosePayer(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  await refresh(surroundings, pressed, { what: 'Showing the payer', lines: (keys) => keys });
}

async function addLine(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  await refresh(surroundings, pressed, { what: 'Adding a line', lines: oneLineMore });
}

async function removeLine(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const gone = Number(buttonValue(pressed.body));
  await refresh(surroundings, pressed, {
    what: 'Removing a line',
    lines: (keys) => oneLineLess(keys, gone),
  });
}

/** For a family too large for a list: whom the payer pays for, by the words that were typed. */
async function searchBeneficiary({ desk, edge }: Surroundings, searched: Searched): Promise<void> {
  await edge.offerOptions(searched, async (actor, { value, view }) => {
    const payerId = issueInvoiceMetadata.readIfOwn(view?.private_metadata ?? '')?.payerId ?? null;
    if (payerId === null) return { options: [], total: 0, more: false };
    const { family } = await readPayerFacts(desk, actor, payerId);
    const typed = searchTerms(value);
    const fits = family.filter((one) => fitsTerms(one.searchWords, typed));
    return { options: fits.map(contactOption), total: fits.length, more: false };
  });
}

/** The form once more, with a question or a notice on it; nothing is booked. */
function showAgain(form: IssueInvoiceForm, ask: Ask): FormAnswer {
  const { shown, why } = asking(ask, () => lookFirst);
  return {
    view: issueInvoiceModal({ ...form, ...shown }),
    told: { title: 'No invoice was issued', text: `${why} Nothing was booked by this press.` },
  };
}

async function decide(
  surroundings: Surroundings,
  actor: Actor,
  { view }: Pick<Submitted, 'view'>,
): Promise<FormAnswer> {
  const { desk } = surroundings;
  requireRight(actor, 'issue-invoice');
  const metadata = issueInvoiceMetadata.read(view.private_metadata);
  const { id: clubId, locale, currency } = desk.club;
  const chosenId = readChosen(view.state.values, clubId);
  if (chosenId === null) throw new FieldErrors({ [issueInvoiceIds.payer]: 'Choose the payer.' });
  const payer = await readPayerFacts(desk, actor, chosenId);
  const form = formOf(surroundings, view, payer);
  if (metadata.chosenId !== chosenId) return showAgain(form, { notice: lookFirst });
  const { club, operationId, lineKeys } = form;
  const { id: payerId, name: payerName } = payer.payer;
  const options = { clubId, locale, currency, today: club.today, chosenId, lineKeys };
  const request = readIssueInvoice(view.state.values, options);
  const total = request.lines.reduce((sum, { amount }) => sum + amount, 0n);
  const about = { about: payerId, askedBefore: metadata.asked, amount: total, actor, operationId };
  return bookAmount(surroundings, about, {
    again: async (ask) => showAgain(form, ask),
    // It shows no figures of the books.
    refused: async () => null,
    book: async (envelope) => {
      const input = { payerId, currency, ...request };
      const issued = await issueInvoice(desk, envelope, input);
      const available = payer.credit.find((one) => one.currency === currency)?.available ?? 0n;
      const result = { ...issued, club, payerName, available, dueOn: request.dueOn };
      return { view: issuedModal(result), told: issuedOutcome(result) };
    },
  });
}

async function submitIssueInvoice(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { view } = submitted;
  await submitForm(surroundings, submitted, {
    what: 'Your invoice',
    button: issueInvoiceButton,
    fields: { contact: issueInvoiceIds.payer },
    remembered: () => ({
      operationId: issueInvoiceMetadata.read(view.private_metadata).operationId,
      beneath: null,
    }),
    decide: (actor) => decide(surroundings, actor, submitted),
  });
}

export const submissions: FormHandlers['submissions'] = {
  [issueInvoiceIds.callback]: submitIssueInvoice,
};

export const actions: FormHandlers['actions'] = {
  [issueInvoiceIds.open]: openByButton(issueInvoiceForm),
  [issueInvoiceIds.payer]: choosePayer,
  [issueInvoiceIds.addLine]: addLine,
  [issueInvoiceIds.removeLine]: removeLine,
};

export const searches: FormHandlers['searches'] = {
  // Also a child, who leads to who pays for it.
  [issueInvoiceIds.payer]: (surroundings, searched) =>
    offerPayersIn(
      surroundings,
      searched,
      (metadata) => issueInvoiceMetadata.readIfOwn(metadata)?.search ?? '',
      (found) => familyOption(found, surroundings.desk.club.id),
    ),
  [issueInvoiceIds.beneficiary]: searchBeneficiary,
};
