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
import type { FormHandlers } from '../flow/surroundings.js';
import {
  envelopeOf,
  openUndo,
  type SameThingShown,
  submitUndo,
  type Undo,
  type UndoRequest,
} from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { typedText } from '../forms/form-values.js';
import { requireTypedAmount } from '../forms/typed-amount-field.js';
import {
  withdrawOpeningCreditButton,
  withdrawOpeningCreditIds,
  withdrawOpeningCreditTitle,
} from './ids.js';
import { withdrawOpeningCreditModal } from './modal.js';
import { withdrawnModal } from './result.js';

function amountIn({ surroundings, values, shown }: UndoRequest): bigint {
  const { amount: block } = withdrawOpeningCreditIds;
  const { currency } = shown.facts;
  const { locale } = surroundings.desk.club;
  return requireTypedAmount({ block, text: typedText(values, block) }, { currency, locale });
}

async function bookWithdraw(request: UndoRequest) {
  const { surroundings, place, values, shown } = request;
  const { desk } = surroundings;
  const { locale } = desk.club;
  const { facts } = shown;
  const { currency } = facts;
  const amount = amountIn(request);
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
  const amount = amountIn(request);
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

export const submissions: FormHandlers['submissions'] = {
  [withdrawOpeningCreditIds.callback]: (surroundings, submitted) =>
    submitUndo(surroundings, submitted, withdraw),
};

export const actions: FormHandlers['actions'] = {
  [withdrawOpeningCreditIds.open]: (surroundings, pressed) =>
    openUndo(surroundings, pressed, withdraw),
};

export const searches: FormHandlers['searches'] = {};
