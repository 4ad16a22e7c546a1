import { correctPayment } from '../../src/services/payments/correct-payment.js';
import {
  type CorrectPaymentPreview,
  previewCorrectPayment,
} from '../../src/services/payments/preview-correct-payment.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { correctPaymentButton, correctPaymentIds, correctPaymentTitle } from './ids.js';
import { correctPaymentModal } from './modal.js';
import { correctedPaymentModal, correctedTexts } from './result.js';

async function bookCorrection({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const reason = readReason(values, correctPaymentIds.callback);
  const { operationId, about: paymentId } = place;
  const input = { paymentId, reason };
  const corrected = await correctPayment(desk, { actor, operationId }, input, shown.promised);
  const club = shownClub(desk);
  return {
    view: correctedPaymentModal(corrected, place, club),
    told: {
      title: 'The payment was taken back',
      text: `${correctedTexts(corrected, club).join('; ')}.`,
    },
  };
}

const correction: Undo<CorrectPaymentPreview> = {
  title: correctPaymentTitle,
  what: 'Taking the payment back',
  button: correctPaymentButton,
  preview: ({ desk }, actor, paymentId) => previewCorrectPayment(desk, actor, paymentId),
  modal: ({ desk }, preview, place) => correctPaymentModal(preview, place, shownClub(desk)),
  book: bookCorrection,
};

export const { submissions, actions, searches } = undoHandlers(correctPaymentIds, correction);
