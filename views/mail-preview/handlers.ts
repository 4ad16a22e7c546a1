import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { previewRaisedMail } from '../../src/services/credit/preview-raised-mail.js';
import { readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { previewJobMail } from '../../src/services/sessions/jobs/preview-job-mail.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import type { FormValues } from '../forms/form-values.js';
import { parseRaiseCredit, readRaiseCredit } from '../raise-credit/read.js';
import { mailPreviewIds, mailPreviewTitle } from './ids.js';
import { mailPreviewModal, noMailModal } from './modal.js';

const next = { what: 'Showing the mail', title: mailPreviewTitle };

async function seeJob({ desk, edge }: Surroundings, pressed: Pressed): Promise<void> {
  await showNext(edge, pressed, next, async (actor) => {
    const preview = await previewJobMail(desk, actor, buttonValue(pressed.body));
    return preview === null
      ? noMailModal('Nobody would be told anything by mail.')
      : mailPreviewModal(preview, desk.club);
  });
}

/** The mail about what stands in the form, or which of its fields has to be filled in first. */
async function creditMail({ desk }: Surroundings, actor: Actor, values: FormValues) {
  const fields = readRaiseCredit(values, desk.club.id);
  const { invoiceId } = fields;
  if (invoiceId === null) return noMailModal('Choose the invoice first.');
  const { currency } = (await readInvoiceFacts(desk, actor, invoiceId)).invoice;
  try {
    const request = parseRaiseCredit(fields, { currency, locale: desk.club.locale });
    const preview = await previewRaisedMail(desk, actor, { invoiceId, ...request });
    if ('refusal' in preview) return noMailModal(preview.refusal);
    return mailPreviewModal(preview, desk.club);
  } catch (error) {
    if (!(error instanceof FieldErrors)) throw error;
    const [sentence = ''] = Object.values(error.errors);
    return noMailModal(`The mail can be shown once the form is filled in. ${sentence}`);
  }
}

async function seeCredit(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const values = pressed.body.view?.state.values ?? {};
  await showNext(surroundings.edge, pressed, next, (actor) =>
    creditMail(surroundings, actor, values),
  );
}

export const submissions: FormHandlers['submissions'] = {};
export const actions: FormHandlers['actions'] = {
  [mailPreviewIds.job]: seeJob,
  [mailPreviewIds.credit]: seeCredit,
};
export const searches: FormHandlers['searches'] = {};
