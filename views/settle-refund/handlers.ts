import { isOfJob } from '../../src/domain/refunds/refund.js';
import { payerAfterBooking } from '../../src/services/notices/payer-after-booking.js';
import { previewRefund, type RefundPreview } from '../../src/services/refunds/preview-refund.js';
import { jobOfRefundAfterBooking } from '../../src/services/refunds/read-refund-of-job.js';
import { refundDone } from '../../src/services/refunds/refund-done.js';
import { refundNotDone } from '../../src/services/refunds/refund-not-done.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers } from '../flow/surroundings.js';
import { openUndo, submitUndo, type Undo, type UndoRequest } from '../flow/undo.js';
import { readReason } from '../forms/confirm.js';
import { settleRefundIds as ids, settleRefundInputs, settleTitles, settleWords } from './ids.js';
import { refundDoneModal, refundNotDoneModal } from './modal.js';
import { readDone } from './read.js';
import { type SettledFacts, settledModal, settledText } from './result.js';

async function shownAs(
  { surroundings, place }: UndoRequest,
  settled: Omit<SettledFacts, 'payerName' | 'mail' | 'ofJob'> & {
    payerId: string;
    refundId: string;
    notified: boolean;
  },
) {
  const { desk } = surroundings;
  const club = shownClub(desk);
  const { payerName, mail } = await payerAfterBooking(desk, settled.payerId);
  const facts: SettledFacts = {
    ...settled,
    payerName,
    // What a job sends back was told with the job.
    mail: isOfJob(settled.refundId) || !settled.notified ? { kind: 'off' } : mail,
    ofJob: settled.told === 'failed' ? await jobOfRefundAfterBooking(desk, settled.refundId) : null,
  };
  const title = settled.told === 'done' ? settleTitles.done : settleTitles.notDone;
  return {
    view: settledModal(facts, place, club),
    told: { title, text: `${settledText(facts, club)}.` },
  };
}

async function bookDone(request: UndoRequest) {
  const { surroundings, actor, place, values, shown } = request;
  const { desk } = surroundings;
  const { currency } = shown.facts;
  const done = readDone(values, { ...shownClub(desk), currency });
  const { operationId, about: refundId } = place;
  const settled = await refundDone(desk, { actor, operationId }, { refundId, ...done });
  return shownAs(request, { ...settled, told: 'done', notified: done.notifyCustomer });
}

async function bookNotDone(request: UndoRequest) {
  const { surroundings, actor, place, values } = request;
  const { desk } = surroundings;
  const reason = readReason(values, ids.notDone.callback);
  const { operationId, about: refundId } = place;
  const { today: on } = shownClub(desk);
  const settled = await refundNotDone(desk, { actor, operationId }, { refundId, on, reason });
  return shownAs(request, { ...settled, told: 'failed', notified: false });
}

const done: Undo<RefundPreview> = {
  title: settleTitles.done,
  what: 'Marking the refund as done',
  button: settleWords.done,
  fields: { amount: settleRefundInputs.fee, day: settleRefundInputs.on },
  preview: ({ desk }, actor, refundId) => previewRefund(desk, actor, { refundId, told: 'done' }),
  modal: ({ desk }, preview, place) => refundDoneModal(preview, place, shownClub(desk)),
  book: bookDone,
};

const notDone: Undo<RefundPreview> = {
  title: settleTitles.notDone,
  what: 'Taking the refund back',
  button: settleWords.notDone,
  preview: ({ desk }, actor, refundId) => previewRefund(desk, actor, { refundId, told: 'failed' }),
  modal: ({ desk }, preview, place) => refundNotDoneModal(preview, place, shownClub(desk)),
  book: bookNotDone,
};

export const submissions: FormHandlers['submissions'] = {
  [ids.done.callback]: (surroundings, submitted) => submitUndo(surroundings, submitted, done),
  [ids.notDone.callback]: (surroundings, submitted) => submitUndo(surroundings, submitted, notDone),
};

export const actions: FormHandlers['actions'] = {
  [ids.done.open]: (surroundings, pressed) => openUndo(surroundings, pressed, done),
  [ids.notDone.open]: (surroundings, pressed) => openUndo(surroundings, pressed, notDone),
};

export const searches: FormHandlers['searches'] = {};
