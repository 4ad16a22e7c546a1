import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { bare } from '../../src/blocks/text.js';
import { wordsFor } from '../../src/blocks/words.js';
import { proposeRefund } from '../../src/domain/refunds/propose-refund.js';
import { isAsShown } from '../forms/chosen-anew.js';
import { type KeptPromise, recallPromise } from '../forms/kept-promise.js';
import { type Ask, asking } from '../forms/look-alike.js';
import { movedSentence, refusedSince } from '../forms/moved-words.js';
import { refundButton } from './ids.js';
import { blockedBy, type RefundForm, refundModal } from './modal.js';
import { refundInWords } from './split.js';
import { type How, leftOf, maximumOf, wishOf } from './wish.js';

/** What was chosen was still on its way into the form. */
export const loading = `The form was still showing something else. Look at it below, then press ${refundButton} again.`;

/** Why the form says something else than before, while it is filled in; null while it does not. */
export function movedMeanwhile(
  before: { facts: KeptPromise; how: How; left: string; cash: string },
  { refundable, club }: RefundForm,
): string | null {
  const { facts } = recallPromise(before.facts);
  const isOwedAsBefore = facts.amounts.outstanding === refundable.facts.amounts.outstanding;
  const isLeftAsBefore = BigInt(before.left) === leftOf(refundable, before.how);
  const isAsBefore = before.cash === refundable.cashDigest;
  if (isOwedAsBefore && isLeftAsBefore && isAsBefore) return null;
  return movedSentence(facts, refundable.facts, wordsFor(club));
}

/** Why the amount would do something else now than the form said, and what it would do. */
export function movedNotice(before: KeptPromise, form: RefundForm, amount: bigint): string {
  const { refundable, club } = form;
  const words = wordsFor(club);
  const why = movedSentence(recallPromise(before).facts, refundable.facts, words);
  if (blockedBy(form) !== null || amount > maximumOf(refundable, form)) return why;
  const proposal = proposeRefund(refundable, wishOf(refundable, form, amount));
  const now = refundInWords(
    { ...refundable, payerName: bare(refundable.payerName, 60) },
    proposal,
    words,
  );
  return `${why} Nothing was booked. Now ${now.join(', and ')}. Press ${refundButton} again if that is what you want.`;
}

/** The form once more with a question or a notice on it; nothing is booked by this press. */
export function refundAgain(form: RefundForm, ask: Ask, before: KeptPromise): FormAnswer {
  const { shown, why } = asking(ask, (amount) => movedNotice(before, form, amount));
  return {
    view: refundModal({ ...form, ...shown }),
    told: {
      title: 'Your refund waits for your answer',
      text: `${why} Nothing was booked by this press. Open the refund again if you want to go on.`,
    },
  };
}

/**
 * The form with the new figures and why they refuse it; null where they are those that it showed, or
 * where it could not keep what was typed, so that the refusal stands beside its field.
 */
export function refundRefused(
  form: RefundForm,
  refusal: string,
  before: KeptPromise,
): FormAnswer | null {
  const { refundable, club } = form;
  if (isAsShown(before, refundable.facts) || blockedBy(form) !== null) return null;
  const why = movedSentence(recallPromise(before).facts, refundable.facts, wordsFor(club));
  return refundAgain(form, { notice: refusedSince(why, refusal) }, before);
}
