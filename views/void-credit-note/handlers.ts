import { formatAmount } from '../../src/domain/amounts/money.js';
import { ownId } from '../../src/domain/record-id.js';
import {
  previewVoidCreditNote,
  type VoidNotePreview,
} from '../../src/services/credit/preview-void-credit-note.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { voidCreditNoteButton, voidCreditNoteIds, voidCreditNoteTitle } from './ids.js';
import { voidNoteModal } from './modal.js';
import { voidedNoteModal } from './result.js';

async function bookVoidNote({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const reason = readReason(values, voidCreditNoteIds.callback);
  const { operationId, about: noteId } = place;
  const input = { noteId, reason };
  const voided = await voidCreditNote(desk, { actor, operationId }, input, shown.promised);
  const result = {
    ...voided,
    invoiceNumber: ownId(desk.club.id, voided.invoiceId),
    payerName: await payerNameAfterBooking(desk, voided.payerId),
  };
  const outstanding = formatAmount(voided.outstanding, voided.currency, desk.club.locale);
  return {
    view: voidedNoteModal(result, place, shownClub(desk)),
    told: {
      title: `Credit note ${voided.noteNumber} is void`,
      text: `${outstanding} is outstanding on ${result.invoiceNumber} now.`,
    },
  };
}

const voidNote: Undo<VoidNotePreview> = {
  title: voidCreditNoteTitle,
  what: 'Voiding the credit note',
  button: voidCreditNoteButton,
  preview: ({ desk }, actor, noteId) => previewVoidCreditNote(desk, actor, noteId),
  modal: ({ desk }, preview, place) =>
    voidNoteModal(preview, { ...place, noteId: place.about }, shownClub(desk)),
  book: bookVoidNote,
};

export const { submissions, actions, searches } = undoHandlers(voidCreditNoteIds, voidNote);
