import { wordsFor } from '../../src/blocks/words.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import { promisedMove } from '../../src/domain/credit/promised-amounts.js';
import { ownId } from '../../src/domain/record-id.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import {
  type MoveOverpaymentPreview,
  previewMoveOverpayment,
} from '../../src/services/payments/preview-move-overpayment.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import { shownClub } from '../flow/shown-club.js';
import { envelopeOf, type SameThingShown, type Undo, type UndoRequest } from '../flow/undo.js';
import { undoAmount } from '../flow/undo-amount.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { moveOverpaymentButton, moveOverpaymentIds, moveOverpaymentTitle } from './ids.js';
import { moveOverpaymentModal } from './modal.js';
import { movedOverpaymentModal } from './result.js';

async function bookMove(request: UndoRequest) {
  const { surroundings, place, values, shown } = request;
  const { desk } = surroundings;
  const { locale } = desk.club;
  const { facts } = shown;
  const { about: invoiceId } = place;
  const amount = undoAmount(request, moveOverpaymentIds.amount);
  const reason = readReason(values, moveOverpaymentIds.callback);
  const input = { invoiceId, amount, reason };
  const promised = promisedMove({ facts, amount });
  const moved = await moveOverpayment(desk, envelopeOf(request, amount), input, promised);
  const name = await payerNameAfterBooking(desk, moved.payerId);
  const invoiceNumber = ownId(desk.club.id, invoiceId);
  const result = { ...moved, invoiceNumber, payerName: name };
  return {
    view: movedOverpaymentModal(result, place, shownClub(desk)),
    told: {
      title: `${formatAmount(amount, moved.currency, locale)} is account credit now`,
      text: `It was overpaid on ${invoiceNumber}; the balance of ${name} is ${formatAmount(moved.balance, moved.currency, locale)}.`,
    },
  };
}

function sameMoved(request: UndoRequest): SameThingShown {
  const { surroundings, place, shown } = request;
  const { desk } = surroundings;
  const { currency } = shown.facts;
  const amount = undoAmount(request, moveOverpaymentIds.amount);
  const sum = wordsFor(shownClub(desk)).money(amount, currency);
  const did = `moved ${sum} to account credit`;
  const sent = `asked to move ${sum} to account credit`;
  const see = { text: 'See invoice', actionId: invoiceDetailsIds.open, value: place.about };
  const question = `Move another ${sum}?`;
  return { amount, words: { did, sent, question, button: moveOverpaymentButton, see } };
}

const move: Undo<MoveOverpaymentPreview> = {
  title: moveOverpaymentTitle,
  what: 'Moving the overpayment',
  button: moveOverpaymentButton,
  fields: { amount: moveOverpaymentIds.amount },
  preview: ({ desk }, actor, invoiceId) => previewMoveOverpayment(desk, actor, invoiceId),
  modal: ({ desk }, preview, place) => moveOverpaymentModal(preview, place, shownClub(desk)),
  sameThing: sameMoved,
  book: bookMove,
};

export const { submissions, actions, searches } = undoHandlers(moveOverpaymentIds, move);
