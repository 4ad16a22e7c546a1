import { wordsFor } from '../../src/blocks/words.js';
import { promisedPayOut } from '../../src/domain/refunds/promised-refund.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import { payOut } from '../../src/services/refunds/pay-out.js';
import { type PayOutPreview, previewPayOut } from '../../src/services/refunds/preview-pay-out.js';
import { saidRefunds } from '../../src/services/refunds/said-refunds.js';
import { shownClub } from '../flow/shown-club.js';
import { envelopeOf, type SameThingShown, type Undo, type UndoRequest } from '../flow/undo.js';
import { undoAmount } from '../flow/undo-amount.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { readSentBy } from '../forms/sent-by.js';
import { statementIds } from '../statement/ids.js';
import { payOutButton, payOutIds, payOutTitle } from './ids.js';
import { payOutModal } from './modal.js';
import { ownerOf } from './read.js';
import { payOutAskedModal, payOutText } from './result.js';

async function bookPayOut(request: UndoRequest) {
  const { surroundings, place, values, shown } = request;
  const { desk } = surroundings;
  const { facts } = shown;
  const amount = undoAmount(request, payOutIds.amount);
  const reason = readReason(values, payOutIds.callback);
  const provider = readSentBy(values, payOutIds.sentBy) === 'cash' ? 'cash' : 'bank';
  const input = { ...ownerOf(place.about), amount, provider, reason };
  const refunds = saidRefunds(() => [{ paymentId: null, provider, amount }], true);
  const promised = promisedPayOut({ facts, refunds }, { amount });
  const asked = await payOut(desk, envelopeOf(request, amount), input, promised);
  const { payerId, currency, balance, sentBack } = asked;
  const payerName = await payerNameAfterBooking(desk, payerId);
  const result = { payerName, currency, amount: sentBack, balance: balance ?? 0n };
  const club = shownClub(desk);
  return {
    view: payOutAskedModal(result, place, club),
    told: { title: 'A pay-out was asked for', text: `${payOutText(result, club)}.` },
  };
}

function samePayOut(request: UndoRequest): SameThingShown {
  const { surroundings, place } = request;
  const { desk } = surroundings;
  const { payerId: value, currency } = ownerOf(place.about);
  const amount = undoAmount(request, payOutIds.amount);
  const sum = wordsFor(shownClub(desk)).money(amount, currency);
  const did = `asked for a pay-out of ${sum}`;
  const see = { text: 'Statement', actionId: statementIds.open, value };
  const question = `Ask for another ${sum}?`;
  return { amount, words: { did, sent: did, question, button: payOutButton, see } };
}

const payingOut: Undo<PayOutPreview> = {
  title: payOutTitle,
  what: 'The pay-out',
  button: payOutButton,
  fields: { amount: payOutIds.amount },
  preview: ({ desk }, actor, accountId) => previewPayOut(desk, actor, accountId),
  modal: ({ desk }, preview, place) => payOutModal(preview, place, shownClub(desk)),
  sameThing: samePayOut,
  book: bookPayOut,
};

export const { submissions, actions, searches } = undoHandlers(payOutIds, payingOut);
