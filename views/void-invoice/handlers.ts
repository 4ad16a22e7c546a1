import { formatAmount } from '../../src/domain/amounts/money.js';
import {
  previewVoidInvoice,
  type VoidInvoicePreview,
} from '../../src/services/invoices/preview-void-invoice.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { voidInvoiceButton, voidInvoiceIds, voidInvoiceTitle } from './ids.js';
import { voidInvoiceModal } from './modal.js';
import { voidedInvoiceModal } from './result.js';

async function bookVoidInvoice({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const reason = readReason(values, voidInvoiceIds.callback);
  const { operationId, about: invoiceId } = place;
  const input = { invoiceId, reason };
  const voided = await voidInvoice(desk, { actor, operationId }, input, shown.promised);
  const name = await payerNameAfterBooking(desk, voided.payerId);
  const money = (amount: bigint) => formatAmount(amount, voided.currency, desk.club.locale);
  const lost = voided.expired > 0n ? ` ${money(voided.expired)} of it came back expired.` : '';
  const result = { ...voided, invoiceId, payerName: name };
  return {
    view: voidedInvoiceModal(result, place, shownClub(desk)),
    told: {
      title: `Invoice ${voided.invoiceNumber} is void`,
      text: `${money(voided.returned)} of account credit went back to ${name}.${lost}`,
    },
  };
}

const voiding: Undo<VoidInvoicePreview> = {
  title: voidInvoiceTitle,
  what: 'Voiding the invoice',
  button: voidInvoiceButton,
  preview: ({ desk }, actor, invoiceId) => previewVoidInvoice(desk, actor, invoiceId),
  modal: ({ desk }, preview, place) => voidInvoiceModal(preview, place, shownClub(desk)),
  book: bookVoidInvoice,
};

export const { submissions, actions, searches } = undoHandlers(voidInvoiceIds, voiding);
