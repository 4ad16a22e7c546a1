import {
  type PutBackPreview,
  previewPutBack,
} from '../../src/services/sessions/leaving/preview-put-back-contact.js';
import { putBackContact } from '../../src/services/sessions/leaving/put-back-contact.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { putBackContactButton, putBackContactIds, putBackContactTitle } from './ids.js';
import { putBackContactModal } from './modal.js';
import { putBackDoneModal } from './result.js';

async function bookPutBack({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const { operationId, about: partId } = place;
  const input = { partId, reason: readReason(values, putBackContactIds.callback) };
  const done = await putBackContact(desk, { actor, operationId }, input, shown.promised);
  return {
    view: putBackDoneModal(done, place),
    told: {
      title: `${done.name} was put back`,
      text: `On ${done.productName} again, as before. Credit that was given stays.`,
    },
  };
}

/** Undoes what removing somebody did, but for the credit. */
const puttingBack: Undo<PutBackPreview> = {
  title: putBackContactTitle,
  what: 'Putting somebody back',
  button: putBackContactButton,
  preview: ({ desk }, actor, partId) => previewPutBack(desk, actor, partId),
  modal: ({ desk }, preview, place) => putBackContactModal(preview, place, shownClub(desk)),
  book: bookPutBack,
};

export const { submissions, actions, searches } = undoHandlers(putBackContactIds, puttingBack);
