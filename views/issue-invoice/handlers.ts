import { contactOption } from '../../src/blocks/contact-option.js';
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
import { buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { issueInvoiceButton, issueInvoiceIds, issueInvoiceTitle } from './ids.js';
import { type LineKey, oneLineLess, oneLineMore } from './line-keys.js';
import { issueInvoiceMetadata, issueInvoiceModal } from './modal.js';
import { readIssueInvoice, readPayer } from './read.js';
import { issuedModal, issuedOutcome } from './result.js';

const lookFirst =
  'The form was still showing another family. Check for whom each line is, then press Issue invoice again.';

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
  const view = issueInvoiceModal({
    ...found,
    club: shownClub(desk),
    currency: desk.club.currency,
    operationId: edge.mintOperationId(),
    lineKeys: [1],
  });
  return { view };
}

export const issueInvoiceForm: Form = {
  title: issueInvoiceTitle,
  openId: issueInvoiceIds.open,
  start: openIssueInvoice,
};

async function refresh(
  { desk, edge }: Surroundings,
  { ack, body, client }: Pressed,
  { what, lines }: { what: string; lines: (keys: readonly LineKey[]) => readonly LineKey[] },
): Promise<void> {
  await ack();
  await edge.refreshModal({ client, body, what }, async (actor, view) => {
    requireRight(actor, 'issue-invoice');
    const { operationId, search, lineKeys } = issueInvoiceMetadata.read(view.private_metadata);
    const payerId = readPayer(view.state.values, desk.club.id);
    const payer = payerId === null ? null : await readPayerFacts(desk, actor, payerId);
    const form = { club: shownClub(desk), currency: desk.club.currency, operationId, search };
    return issueInvoiceModal({ ...form, payer, lineKeys: lines(lineKeys), notice: null });
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

async function searchPayerForIssueInvoice(
  surroundings: Surroundings,
  searched: Searched,
): Promise<void> {
  await offerPayersIn(surroundings, searched, (metadata) => {
    return issueInvoiceMetadata.readIfOwn(metadata)?.search ?? '';
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

function showAgain(
  { desk }: Surroundings,
  { view }: Pick<Submitted, 'view'>,
  payer: PayerFacts,
): FormAnswer {
  const { operationId, search, lineKeys } = issueInvoiceMetadata.read(view.private_metadata);
  const form = { club: shownClub(desk), currency: desk.club.currency, operationId, search };
  return {
    view: issueInvoiceModal({ ...form, payer, lineKeys, notice: lookFirst }),
    told: {
      title: 'No invoice was issued',
      text: `${lookFirst} Nothing was booked by this press.`,
    },
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
  const payerId = readPayer(view.state.values, clubId);
  if (payerId === null) throw new FieldErrors({ [issueInvoiceIds.payer]: 'Choose the payer.' });
  const payer = await readPayerFacts(desk, actor, payerId);
  if (metadata.payerId !== payerId) return showAgain(surroundings, { view }, payer);
  const club = shownClub(desk);
  const { operationId, lineKeys } = metadata;
  const options = { clubId, locale, currency, today: club.today, payerId, lineKeys };
  const request = readIssueInvoice(view.state.values, options);
  const envelope = { actor, operationId };
  const issued = await issueInvoice(desk, envelope, { payerId, currency, ...request });
  const available = payer.credit.find((one) => one.currency === currency)?.available ?? 0n;
  const { dueOn } = request;
  const result = { ...issued, club, payerName: payer.payer.name, available, dueOn };
  return { view: issuedModal(result), told: issuedOutcome(result) };
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
  [issueInvoiceIds.payer]: searchPayerForIssueInvoice,
  [issueInvoiceIds.beneficiary]: searchBeneficiary,
};
