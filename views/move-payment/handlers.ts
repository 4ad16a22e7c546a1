import { promisedReversal } from '../../src/domain/credit/promised-amounts.js';
import type { DeskMove } from '../../src/domain/payments/desk-moves.js';
import { movePayment } from '../../src/services/payments/move-payment.js';
import {
  type MovePaymentPreview,
  previewMovePayment,
} from '../../src/services/payments/preview-move-payment.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers } from '../flow/surroundings.js';
import { openUndo, submitUndo, type Undo, type UndoRequest } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { movePaymentIds, movePaymentInputs, moveWords } from './ids.js';
import { movePaymentModal } from './modal.js';
import { readMove } from './read.js';
import { movedPaymentModal, movedText } from './result.js';

async function bookMove(move: DeskMove, request: UndoRequest) {
  const { surroundings, actor, place, values, shown } = request;
  const { desk } = surroundings;
  const club = shownClub(desk);
  const { currency } = shown.facts;
  const { on, amount } = readMove(values, { ...club, currency });
  const reason = readReason(values, movePaymentIds[move].callback);
  const { operationId, about: paymentId } = place;
  const input = { paymentId, move, on, amount, reason };
  const promised =
    amount === null ? shown.promised : promisedReversal({ facts: shown.facts, amount });
  const moved = await movePayment(desk, { actor, operationId }, input, promised);
  return {
    view: movedPaymentModal(moved, place, club),
    told: { title: `A payment was marked ${move}`, text: `${movedText(moved, club)}.` },
  };
}

function formOf(move: DeskMove): Undo<MovePaymentPreview> {
  const word = moveWords[move];
  return {
    title: `Payment ${word.toLowerCase()}`,
    what: `Marking the payment ${move}`,
    button: word,
    fields: { amount: movePaymentInputs.amount, day: movePaymentInputs.on },
    preview: ({ desk }, actor, paymentId) => previewMovePayment(desk, actor, { paymentId, move }),
    modal: ({ desk }, preview, place) =>
      movePaymentModal(move, preview, { place, club: shownClub(desk) }),
    book: (request) => bookMove(move, request),
  };
}

const forms = {
  received: formOf('received'),
  failed: formOf('failed'),
  bounced: formOf('bounced'),
  returned: formOf('returned'),
} satisfies Record<DeskMove, Undo<MovePaymentPreview>>;

const submit = (move: DeskMove): FormHandlers['submissions'][string] => {
  return (surroundings, submitted) => submitUndo(surroundings, submitted, forms[move]);
};

const open = (move: DeskMove): FormHandlers['actions'][string] => {
  return (surroundings, pressed) => openUndo(surroundings, pressed, forms[move]);
};

export const submissions: FormHandlers['submissions'] = {
  [movePaymentIds.received.callback]: submit('received'),
  [movePaymentIds.failed.callback]: submit('failed'),
  [movePaymentIds.bounced.callback]: submit('bounced'),
  [movePaymentIds.returned.callback]: submit('returned'),
};

export const actions: FormHandlers['actions'] = {
  [movePaymentIds.received.open]: open('received'),
  [movePaymentIds.failed.open]: open('failed'),
  [movePaymentIds.bounced.open]: open('bounced'),
  [movePaymentIds.returned.open]: open('returned'),
};

export const searches: FormHandlers['searches'] = {};
