import { formatAmount } from '../../src/domain/amounts/money.js';
import {
  previewWriteOff,
  type WriteOffPreview,
} from '../../src/services/invoices/preview-write-off.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { writeOffButton, writeOffIds, writeOffTitle } from './ids.js';
import { writeOffModal } from './modal.js';
import { writtenOffModal } from './result.js';

async function bookWriteOff({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const reason = readReason(values, writeOffIds.callback);
  const { operationId, about: invoiceId } = place;
  const input = { invoiceId, reason };
  const written = await writeOff(desk, { actor, operationId }, input, shown.promised);
  const payerName = await payerNameAfterBooking(desk, written.payerId);
  const amount = formatAmount(written.amount, written.currency, desk.club.locale);
  return {
    view: writtenOffModal({ ...written, invoiceId, payerName }, place, shownClub(desk)),
    told: {
      title: `${amount} was written off`,
      text: `${payerName} owes nothing on ${written.invoiceNumber} any more.`,
    },
  };
}

const writingOff: Undo<WriteOffPreview> = {
  title: writeOffTitle,
  what: 'Writing the debt off',
  button: writeOffButton,
  preview: ({ desk }, actor, invoiceId) => previewWriteOff(desk, actor, invoiceId),
  modal: ({ desk }, preview, place) => writeOffModal(preview, place, shownClub(desk)),
  book: bookWriteOff,
};

export const { submissions, actions, searches } = undoHandlers(writeOffIds, writingOff);
