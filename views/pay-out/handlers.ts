import { promisedPayOut } from '../../src/domain/refunds/promised-refund.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import { payOut } from '../../src/services/refunds/pay-out.js';
import { type PayOutPreview, previewPayOut } from '../../src/services/refunds/preview-pay-out.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers } from '../flow/surroundings.js';
import { openUndo, submitUndo, type Undo, type UndoRequest } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { typedText } from '../forms/form-values.js';
import { readSentBy } from '../forms/sent-by.js';
import { requireTypedAmount } from '../forms/typed-amount-field.js';
import { payOutButton, payOutIds, payOutTitle } from './ids.js';
import { payOutModal } from './modal.js';
import { ownerOf } from './read.js';
import { payOutAskedModal, payOutText } from './result.js';

async function bookPayOut({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const { facts } = shown;
  const { operationId, about } = place;
  const block = payOutIds.amount;
  const money = { currency: facts.currency, locale: desk.club.locale };
  const amount = requireTypedAmount({ block, text: typedText(values, block) }, money);
  const reason = readReason(values, payOutIds.callback);
  const provider = readSentBy(values, payOutIds.sentBy) === 'cash' ? 'cash' : 'bank';
  const input = { ...ownerOf(about), amount, provider, reason };
  const promised = promisedPayOut({ facts }, { amount });
  const asked = await payOut(desk, { actor, operationId }, input, promised);
  const { payerId, currency, balance, sentBack } = asked;
  const payerName = await payerNameAfterBooking(desk, payerId);
  const result = { payerName, currency, amount: sentBack, balance: balance ?? 0n };
  const club = shownClub(desk);
  return {
    view: payOutAskedModal(result, place, club),
    told: { title: 'A pay-out was asked for', text: `${payOutText(result, club)}.` },
  };
}

const payingOut: Undo<PayOutPreview> = {
  title: payOutTitle,
  what: 'The pay-out',
  button: payOutButton,
  amount: payOutIds.amount,
  preview: ({ desk }, actor, accountId) => previewPayOut(desk, actor, accountId),
  modal: ({ desk }, preview, place) => payOutModal(preview, place, shownClub(desk)),
  book: bookPayOut,
};

export const submissions: FormHandlers['submissions'] = {
  [payOutIds.callback]: (surroundings, submitted) => submitUndo(surroundings, submitted, payingOut),
};

export const actions: FormHandlers['actions'] = {
  [payOutIds.open]: (surroundings, pressed) => openUndo(surroundings, pressed, payingOut),
};

export const searches: FormHandlers['searches'] = {};
