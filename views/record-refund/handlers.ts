import { formatAmount } from '../../src/domain/amounts/money.js';
import { payerNameAfterBooking } from '../../src/services/people/payer-names.js';
import {
  previewRecordElsewhere,
  type RecordElsewherePreview,
} from '../../src/services/providers/preview-record-elsewhere.js';
import { recordElsewhere } from '../../src/services/providers/record-elsewhere.js';
import { shownClub } from '../flow/shown-club.js';
import type { Undo, UndoRequest } from '../flow/undo.js';
import { undoHandlers } from '../flow/undo-handlers.js';
import { readReason } from '../forms/confirm.js';
import { recordRefundButton, recordRefundIds, recordRefundTitle } from './ids.js';
import { recordRefundModal } from './modal.js';
import { recordedRefundModal } from './result.js';

async function bookRecord({ surroundings, actor, place, values, shown }: UndoRequest) {
  const { desk } = surroundings;
  const reason = readReason(values, recordRefundIds.callback);
  const input = { elsewhereId: place.about, reason };
  const recorded = await recordElsewhere(desk, actor, input, shown.promised);
  const payerName = await payerNameAfterBooking(desk, recorded.payerId);
  const numbers = recorded.parts.map(({ invoiceNumber }) => invoiceNumber).join(', ');
  const amount = formatAmount(recorded.amount, recorded.currency, desk.club.locale);
  return {
    view: recordedRefundModal({ ...recorded, payerName }, place, shownClub(desk)),
    told: {
      title: `A refund of ${amount} is recorded`,
      text: `It is in the history of ${numbers}.`,
    },
  };
}

const recording: Undo<RecordElsewherePreview> = {
  title: recordRefundTitle,
  what: 'Recording the refund',
  button: recordRefundButton,
  preview: ({ desk }, actor, id) => previewRecordElsewhere(desk, actor, id),
  modal: ({ desk }, preview, place) => recordRefundModal(preview, place, shownClub(desk)),
  book: bookRecord,
};

export const { submissions, actions, searches } = undoHandlers(recordRefundIds, recording);
