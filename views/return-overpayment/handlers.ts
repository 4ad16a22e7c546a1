import { wordsFor } from '../../src/blocks/words.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import { promisedReturn } from '../../src/domain/credit/promised-amounts.js';
import { ownId } from '../../src/domain/record-id.js';
import {
  previewReturnOverpayment,
  type ReturnOverpaymentPreview,
} from '../../src/services/payments/preview-return-overpayment.js';
import { returnOverpayment } from '../../src/services/payments/return-overpayment.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import { shownClub } from '../flow/shown-club.js';
import { envelopeOf, type SameThingShown, type Undo, type UndoRequest } from '../flow/undo.js';
import { undoAmount } from '../flow/undo-amount.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { returnOverpaymentButton, returnOverpaymentIds, returnOverpaymentTitle } from './ids.js';
import { returnOverpaymentModal } from './modal.js';
import { returnedOverpaymentModal } from './result.js';

async function bookReturn(request: UndoRequest) {
  const { surroundings, place, values, shown } = request;
  const { desk } = surroundings;
  const { locale } = desk.club;
  const { facts } = shown;
  const { currency } = facts;
  const amount = undoAmount(request, returnOverpaymentIds.amount);
  const reason = readReason(values, returnOverpaymentIds.callback);
  const input = { lotId: place.about, amount, reason };
  const promised = promisedReturn({ facts, amount });
  const returned = await returnOverpayment(desk, envelopeOf(request, amount), input, promised);
  const result = {
    ...returned,
    invoiceNumber: ownId(desk.club.id, returned.invoiceId),
    payerName: await payerNameAfterBooking(desk, returned.payerId),
  };
  const money = (value: bigint) => formatAmount(value, currency, locale);
  return {
    view: returnedOverpaymentModal(result, place, shownClub(desk)),
    told: {
      title: `${money(returned.amount)} was returned to ${result.invoiceNumber}`,
      text: `The balance of ${result.payerName} is ${money(returned.balance)}.`,
    },
  };
}

function sameReturned(request: UndoRequest): SameThingShown {
  const amount = undoAmount(request, returnOverpaymentIds.amount);
  const { facts } = request.shown;
  const sum = wordsFor(shownClub(request.surroundings.desk)).money(amount, facts.currency);
  const did = `returned ${sum} of this overpayment`;
  const sent = `asked for a return of ${sum} of this overpayment`;
  const question = `Return another ${sum}?`;
  return { amount, words: { did, sent, question, button: returnOverpaymentButton, see: null } };
}

const returning: Undo<ReturnOverpaymentPreview> = {
  title: returnOverpaymentTitle,
  what: 'Returning the overpayment',
  button: returnOverpaymentButton,
  fields: { amount: returnOverpaymentIds.amount },
  preview: ({ desk }, actor, lotId) => previewReturnOverpayment(desk, actor, lotId),
  modal: ({ desk }, preview, place) => returnOverpaymentModal(preview, place, shownClub(desk)),
  sameThing: sameReturned,
  book: bookReturn,
};

export const { submissions, actions, searches } = undoHandlers(returnOverpaymentIds, returning);
