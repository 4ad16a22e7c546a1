import { isOfJob } from '../../src/domain/refunds/refund.js';
import { payerAfterBooking } from '../../src/services/notices/payer-after-booking.js';
import { askRefundAgain, promisedAgain } from '../../src/services/refunds/ask-refund-again.js';
import {
  previewRefundAgain,
  type RefundAgainPreview,
} from '../../src/services/refunds/preview-refund-again.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { readNotify } from '../forms/notify-when-sent.js';
import { providerOf, readSentBy } from '../forms/sent-by.js';
import type { ToldWhenSent } from '../refunds-to-do/told-when-sent.js';
import { tryRefundAgainIds as ids, tryRefundAgainButton, tryRefundAgainTitle } from './ids.js';
import { tryRefundAgainModal } from './modal.js';
import { triedAgainModal, triedAgainText } from './result.js';

async function bookAgain({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const { operationId, about: refundId } = place;
  const reason = readReason(values, ids.callback);
  const provider = providerOf(readSentBy(values, ids.sentBy) ?? 'own');
  const notifies = readNotify(values, ids.notify);
  const input = { refundId, provider, reason, notifyWhenSent: notifies };
  const promised = await promisedAgain(desk, input, shown.promised);
  const asked = await askRefundAgain(desk, { actor, operationId }, input, promised);
  const { payerName, mail } = await payerAfterBooking(desk, asked.payerId);
  // A job tells of its refunds itself.
  const told: ToldWhenSent = { mail: isOfJob(refundId) ? { kind: 'off' } : mail, notifies };
  const facts = { ...asked, payerName, ...told };
  const club = shownClub(desk);
  return {
    view: triedAgainModal(facts, place, club),
    told: { title: 'A refund was asked for again', text: `${triedAgainText(facts, club)}.` },
  };
}

const again: Undo<RefundAgainPreview> = {
  title: tryRefundAgainTitle,
  what: 'Trying the refund again',
  button: tryRefundAgainButton,
  preview: ({ desk }, actor, refundId) => previewRefundAgain(desk, actor, refundId),
  modal: ({ desk }, preview, place) => tryRefundAgainModal(preview, place, shownClub(desk)),
  book: bookAgain,
};

export const { submissions, actions, searches } = undoHandlers(ids, again);
