import { wordsFor } from '../../src/blocks/words.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import { promisedWithdraw } from '../../src/domain/credit/promised-amounts.js';
import {
  previewWithdrawOpeningCredit,
  type WithdrawPreview,
} from '../../src/services/credit/preview-withdraw-opening-credit.js';
import { withdrawOpeningCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { payerAfterBooking } from '../../src/services/notices/payer-after-booking.js';
import { shownClub } from '../flow/shown-club.js';
import { envelopeOf, type SameThingShown, type Undo, type UndoRequest } from '../flow/undo.js';
import { undoAmount } from '../flow/undo-amount.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import {
  withdrawOpeningCreditButton,
  withdrawOpeningCreditIds,
  withdrawOpeningCreditTitle,
} from './ids.js';
import { withdrawOpeningCreditModal } from './modal.js';
import { withdrawnModal } from './result.js';

async function bookWithdraw(request: UndoRequest) {
  const { surroundings, place, values, shown } = request;
  const { desk } = surroundings;
  const { locale } = desk.club;
  const { facts } = shown;
  const { currency } = facts;
  const amount = undoAmount(request, withdrawOpeningCreditIds.amount);
  const reason = readReason(values, withdrawOpeningCreditIds.callback);
  const input = { lotId: place.about, amount, reason };
  const promised = promisedWithdraw({ facts, amount }, shown.promised);
  const taken = await withdrawOpeningCredit(desk, envelopeOf(request, amount), input, promised);
  const payer = await payerAfterBooking(desk, taken.payerId);
  const money = (value: bigint) => formatAmount(value, currency, locale);
  return {
    view: withdrawnModal({ ...taken, ...payer }, place, shownClub(desk)),
    told: {
      title: `${money(taken.amount)} of account credit was taken out`,
      text: `The balance of ${payer.payerName} is ${money(taken.balance)}.`,
    },
  };
}

function sameWithdrawn(request: UndoRequest): SameThingShown {
  const amount = undoAmount(request, withdrawOpeningCreditIds.amount);
  const { facts } = request.shown;
  const sum = wordsFor(shownClub(request.surroundings.desk)).money(amount, facts.currency);
  const did = `took ${sum} out of this opening balance`;
  const sent = `asked to take ${sum} out of this opening balance`;
  const question = `Take another ${sum} out?`;
  return { amount, words: { did, sent, question, button: withdrawOpeningCreditButton, see: null } };
}

const withdraw: Undo<WithdrawPreview> = {
  title: withdrawOpeningCreditTitle,
  what: 'Taking credit out',
  button: withdrawOpeningCreditButton,
  fields: { amount: withdrawOpeningCreditIds.amount },
  preview: ({ desk }, actor, lotId) => previewWithdrawOpeningCredit(desk, actor, lotId),
  modal: ({ desk }, preview, place) => withdrawOpeningCreditModal(preview, place, shownClub(desk)),
  sameThing: sameWithdrawn,
  book: bookWithdraw,
};

export const { submissions, actions, searches } = undoHandlers(withdrawOpeningCreditIds, withdraw);
