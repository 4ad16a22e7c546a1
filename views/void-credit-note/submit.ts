import { formatAmount } from '../../src/domain/amounts/money.js';
import { ownId } from '../../src/domain/record-id.js';
import { previewVoidCreditNote } from '../../src/services/credit/preview-void-credit-note.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import type { ActionHandler, SubmitHandler } from '../../src/slack/receive/handlers.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { readReason } from '../forms/confirm.js';
import { openUndo, payerName, submitUndo } from '../undo/submit.js';
import { voidedNoteModal, voidNoteIds, voidNoteModal } from './modal.js';

export function openVoidNote(surroundings: Surroundings): ActionHandler {
  const { desk } = surroundings;
  return (args) =>
    openUndo(surroundings, args, 'Void credit note', async (actor, place) => {
      const preview = await previewVoidCreditNote(desk, actor, place.about);
      return voidNoteModal(preview, place, shownClub(desk));
    });
}

export function submitVoidNote(surroundings: Surroundings): SubmitHandler {
  const { desk } = surroundings;
  return (args) =>
    submitUndo(surroundings, args, {
      what: 'Voiding the credit note',
      button: 'Void credit note',
      book: async (actor, place) => {
        const reason = readReason(args.view.state.values, voidNoteIds.callback);
        const { operationId, about: noteId } = place;
        const voided = await voidCreditNote(desk, { actor, operationId }, { noteId, reason });
        const shown = {
          ...voided,
          invoiceNumber: ownId(desk.club.id, voided.invoiceId),
          payerName: await payerName(surroundings, actor, voided.payerId),
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
