import { wordsFor } from '../../src/blocks/words.js';
import { ownId } from '../../src/domain/record-id.js';
import { takeCash } from '../../src/domain/refunds/payment-cash.js';
import { promisedRefundOfOverpayment } from '../../src/domain/refunds/promised-refund.js';
import { sentFrom } from '../../src/domain/refunds/sender.js';
import { payerAfterBooking } from '../../src/services/notices/payer-after-booking.js';
import {
  previewRefundOverpayment,
  type RefundOverpaymentPreview,
} from '../../src/services/refunds/preview-refund-overpayment.js';
import { refundOverpayment } from '../../src/services/refunds/refund-overpayment.js';
import { cashDigest, saidRefunds } from '../../src/services/refunds/said-refunds.js';
import { shownClub } from '../flow/shown-club.js';
import { envelopeOf, type SameThingShown, type Undo, type UndoRequest } from '../flow/undo.js';
import { undoAmount } from '../flow/undo-amount.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { readNotify } from '../forms/notify-when-sent.js';
import { providerOf, readSentBy } from '../forms/sent-by.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import {
  refundOverpaymentIds as ids,
  refundOverpaymentButton,
  refundOverpaymentTitle,
} from './ids.js';
import { refundOverpaymentModal } from './modal.js';
import { overpaymentAskedModal, overpaymentAskedText } from './result.js';

async function bookRefund(request: UndoRequest) {
  const { surroundings, place, values, shown } = request;
  const { desk } = surroundings;
  const { facts, promised: showed } = shown;
  const { about: invoiceId } = place;
  const amount = undoAmount(request, ids.amount);
  const reason = readReason(values, ids.callback);
  const provider = providerOf(readSentBy(values, ids.sentBy) ?? 'own');
  const notifies = readNotify(values, ids.notify);
  const input = { invoiceId, amount, provider, reason, notifyWhenSent: notifies };
  const { cash, maximum } = await previewRefundOverpayment(desk, request.actor, invoiceId);
  const { today } = shownClub(desk);
  const isAsShown = showed.refunds === cashDigest(cash);
  const refunds = saidRefunds(
    () => (amount > maximum ? [] : sentFrom(takeCash(cash, amount), { provider, today })),
    isAsShown,
  );
  const promised = promisedRefundOfOverpayment({ facts, refunds }, { amount });
  const asked = await refundOverpayment(desk, envelopeOf(request, amount), input, promised);
  const { payerName, mail } = await payerAfterBooking(desk, asked.payerId);
  const result = {
    ...{ invoiceId, invoiceNumber: ownId(desk.club.id, invoiceId), payerName },
    ...{ currency: asked.currency, amount: asked.sentBack, overpaid: asked.overpaid ?? 0n },
    ...{ refunds: asked.refunds, mail, notifies },
  };
  const club = shownClub(desk);
  return {
    view: overpaymentAskedModal(result, place, club),
    told: { title: 'A refund was asked for', text: `${overpaymentAskedText(result, club)}.` },
  };
}

function sameRefund(request: UndoRequest): SameThingShown {
  const { surroundings, place, shown } = request;
  const { desk } = surroundings;
  const { currency } = shown.facts;
  const amount = undoAmount(request, ids.amount);
  const sum = wordsFor(shownClub(desk)).money(amount, currency);
  const did = `asked for a refund of ${sum}`;
  const see = { text: 'See invoice', actionId: invoiceDetailsIds.open, value: place.about };
  const question = `Ask for another ${sum}?`;
  return { amount, words: { did, sent: did, question, button: refundOverpaymentButton, see } };
}

const refunding: Undo<RefundOverpaymentPreview> = {
  title: refundOverpaymentTitle,
  what: 'The refund of the overpayment',
  button: refundOverpaymentButton,
  fields: { amount: ids.amount },
  preview: ({ desk }, actor, invoiceId) => previewRefundOverpayment(desk, actor, invoiceId),
  modal: ({ desk }, preview, place) => refundOverpaymentModal(preview, place, shownClub(desk)),
  sameThing: sameRefund,
  book: bookRefund,
};

export const { submissions, actions, searches } = undoHandlers(ids, refunding);
