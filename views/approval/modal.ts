import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { effectInWords } from '../../src/blocks/act-words.js';
import { invoiceFigures } from '../../src/blocks/invoice-figures.js';
import {
  actions,
  button,
  context,
  divider,
  header,
  modal,
  section,
  textInput,
} from '../../src/blocks/layout.js';
import { whatGoesBack } from '../../src/blocks/planned-refund-words.js';
import { requestInWords, standingInWords, whyInWords } from '../../src/blocks/request-words.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, userName, type Words, wordsFor } from '../../src/blocks/words.js';
import { longestComment } from '../../src/domain/approvals/request.js';
import { shownAmount } from '../../src/domain/books/shown-facts.js';
import type { Review } from '../../src/services/approvals/review.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { requestIds } from '../forms/ids.js';
import { keepPromise, keptPromiseShape } from '../forms/kept-promise.js';
import { movedSentence } from '../forms/moved-words.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { sessionJobIds } from '../session-job/ids.js';
import { approvalIds, approveButton, reviewTitle } from './ids.js';
import { reviewParts } from './part-blocks.js';

/** What a review carries to its decision: what it showed, for comparison only. */
export const reviewMetadata = privateMetadata(2, {
  requestId: z.string().min(1).max(100),
  /** The facts of the review, and what it said would happen. */
  shown: keptPromiseShape.nullable(),
  /** Until when it said what was booked in the same way. */
  seenUpTo: z.iso.datetime(),
  beneath: beneathShape,
  /** Which page of its parts is shown. */
  page: z.int().min(0),
});

export type ReviewPlace = { beneath: Beneath; notice: string | null; page?: number };

function metadataOf(
  { request, now, seenUpTo }: Review,
  { beneath, page = 0 }: ReviewPlace,
): string {
  return reviewMetadata.write({
    requestId: request.id,
    shown: now === null ? null : keepPromise(now),
    seenUpTo: seenUpTo.toISOString(),
    ...{ beneath, page },
  });
}

function sinceAsked({ request, now, isChanged }: Review, club: ShownClub): KnownBlock[] {
  const words = wordsFor(club);
  if (now === null || !isChanged) return [];
  const who = `${userName(request.requesterId)} asked`;
  const moved = movedSentence(request.planned.facts, now.facts, words, who);
  const effect = effectInWords({ act: request.act, planned: now }, words);
  const does = [effect, ...whatGoesBack(now, words)].join('\n');
  return [section(`:warning: *${moved}* Now: ${does}`)];
}

/** The same was booked since: perhaps both are meant, perhaps it is this very act. */
function sameSince({ same }: Review, { time }: Words): KnownBlock[] {
  if (same === null) return [];
  const { number, createdBy, createdAt } = same;
  const what = number === null ? '' : ` (${safe(number)})`;
  const said = `Since then ${userName(createdBy)} booked the same, ${time(createdAt)}${what}.`;
  return [section(`:warning: *${said}* Approve only if both are meant; otherwise reject this.`)];
}

/** What it would be booked on, as that is now. */
function standsNow({ invoice, now }: Review, { money, ...words }: Words): string {
  const available = now === null ? 0n : shownAmount(now.facts, 'available');
  const parts = [
    ...(invoice === null ? [] : invoiceFigures(invoice, { money, ...words })),
    ...(now === null || available === 0n
      ? []
      : [`Account credit ${money(available, now.currency)}`]),
  ];
  return parts.length === 0 ? '' : `As it stands now: ${parts.join(' · ')}`;
}

function factBlocks(review: Review, page: number, club: ShownClub): KnownBlock[] {
  const { request, payerName, refusal } = review;
  const words = wordsFor(club);
  const { noteToCustomer } = request.input;
  const note = typeof noteToCustomer === 'string' ? noteToCustomer : '';
  const { invoiceId, job } = request.planned;
  const see = { text: 'See invoice', actionId: invoiceDetailsIds.open };
  const seePeople = { text: 'See each person', actionId: sessionJobIds.open };
  const standing = standsNow(review, words);
  return [
    section(requestInWords(request, payerName, words)),
    ...reviewParts(review, page, words),
    ...(standing === '' ? [] : [context(standing)]),
    ...(note === '' ? [] : [section(`Note to the customer: “${safe(note, 500)}”`)]),
    context(`Asked ${words.time(request.askedAt)}. ${whyInWords(request.need, words)}`),
    ...sinceAsked(review, club),
    ...sameSince(review, words),
    ...(refusal === null
      ? []
      : [section(`:warning: *It cannot be booked now.* ${safeSentence(refusal)}`)]),
    ...actions([
      ...(invoiceId === null ? [] : [button({ ...see, value: invoiceId })]),
      ...(job === undefined ? [] : [button({ ...seePeople, value: job.jobId })]),
    ]),
  ];
}

function decisionBlocks({ request, now, isOwn, mayDecide, ownAccount }: Review): KnownBlock[] {
  const { id: value } = request;
  if (isOwn) {
    const withdraw = button({ text: 'Withdraw', actionId: requestIds.withdraw, value });
    return [context('You asked for this, so somebody else decides.'), ...actions([withdraw])];
  }
  if (ownAccount !== null) return [section(`*${safeSentence(ownAccount)}*`)];
  if (!mayDecide) return [context('The approvers decide about this.')];
  const reject = button({
    ...{ text: 'Reject', actionId: approvalIds.reject, value, style: 'danger' },
    spoken: 'Reject this request',
  });
  const comment = textInput({
    ...{ id: approvalIds.comment, label: 'Comment', optional: true, maxLength: longestComment },
    hint: 'Whoever asked reads it.',
  });
  return [divider, ...(now === null ? [] : [comment]), ...actions([reject])];
}

/** A request with the facts of now, and what can be decided about it. */
export function reviewModal(review: Review, place: ReviewPlace, club: ShownClub): ModalView {
  const { beneath, notice, page = 0 } = place;
  const { request, now, mayDecide } = review;
  const isOpen = request.state === 'open';
  const canApprove = isOpen && mayDecide && now !== null;
  return modal({
    title: reviewTitle,
    callbackId: approvalIds.callback,
    metadata: metadataOf(review, place),
    close: beneath === null ? 'Close' : 'Back',
    ...(canApprove ? { submit: approveButton } : {}),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      ...(isOpen ? [] : [header('This is over')]),
      ...(isOpen ? [] : [section(standingInWords(request, wordsFor(club)))]),
      ...factBlocks(review, page, club),
      ...(isOpen ? decisionBlocks(review) : []),
    ],
  });
}
