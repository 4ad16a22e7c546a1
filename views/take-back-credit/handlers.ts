import { formatAmount } from '../../src/domain/amounts/money.js';
import {
  previewTakeBackCredit,
  type TakeBackPreview,
} from '../../src/services/credit/preview-take-back-credit.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { payerAfterBooking } from '../../src/services/notices/payer-after-booking.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { takeBackCreditButton, takeBackCreditIds, takeBackCreditTitle } from './ids.js';
import { takeBackModal } from './modal.js';
import { takenBackModal } from './result.js';

async function bookTakeBack({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const reason = readReason(values, takeBackCreditIds.callback);
  const { operationId, about: applicationId } = place;
  const input = { applicationId, reason };
  const taken = await takeBackCredit(desk, { actor, operationId }, input, shown.promised);
  const result = { ...taken, ...(await payerAfterBooking(desk, taken.payerId)) };
  const money = (amount: bigint) => formatAmount(amount, taken.currency, desk.club.locale);
  return {
    view: takenBackModal(result, place, shownClub(desk)),
    told: {
      title: `${money(taken.returned)} taken back from ${taken.invoiceNumber}`,
      text: `${money(taken.outstanding)} is outstanding on it now; the balance is ${money(taken.balance)}.`,
    },
  };
}

const takeBack: Undo<TakeBackPreview> = {
  title: takeBackCreditTitle,
  what: 'Taking back credit',
  button: takeBackCreditButton,
  preview: ({ desk }, actor, applicationId) => previewTakeBackCredit(desk, actor, applicationId),
  modal: ({ desk }, preview, place) => takeBackModal(preview, place, shownClub(desk)),
  book: bookTakeBack,
};

export const { submissions, actions, searches } = undoHandlers(takeBackCreditIds, takeBack);
