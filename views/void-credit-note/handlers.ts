import { formatAmount } from '../../src/domain/amounts/money.js';
import { ownId } from '../../src/domain/record-id.js';
import { previewVoidCreditNote } from '../../src/services/credit/preview-void-credit-note.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { openUndo, submitUndo } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { voidCreditNoteButton, voidCreditNoteIds, voidCreditNoteTitle } from './ids.js';
import { voidNoteModal } from './modal.js';
import { voidedNoteModal } from './result.js';

async function openVoidNote(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk } = surroundings;
  await openUndo(surroundings, pressed, voidCreditNoteTitle, async (actor, place) => {
    const preview = await previewVoidCreditNote(desk, actor, place.about);
    return voidNoteModal(preview, { ...place, noteId: place.about }, shownClub(desk));
  });
}

async function submitVoidNote(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const { desk } = surroundings;
  await submitUndo(surroundings, submitted, {
    what: 'Voiding the credit note',
    button: voidCreditNoteButton,
    book: async (actor, place) => {
      const reason = readReason(submitted.view.state.values, voidCreditNoteIds.callback);
      const { operationId, about: noteId } = place;
      const voided = await voidCreditNote(desk, { actor, operationId }, { noteId, reason });
      const shown = {
        ...voided,
        invoiceNumber: ownId(desk.club.id, voided.invoiceId),
        payerName: await payerNameAfterBooking(desk, voided.payerId),
      };
      const outstanding = formatAmount(voided.outstanding, voided.currency, desk.club.locale);
      return {
        view: voidedNoteModal(shown, place, shownClub(desk)),
        told: {
          title: `Credit note ${voided.noteNumber} is void`,
          text: `${outstanding} is outstanding on ${shown.invoiceNumber} now.`,
        },
      };
    },
  });
}

export const submissions: FormHandlers['submissions'] = {
  [voidCreditNoteIds.callback]: submitVoidNote,
};

export const actions: FormHandlers['actions'] = { [voidCreditNoteIds.open]: openVoidNote };

export const searches: FormHandlers['searches'] = {};
