import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { safe } from '../../src/blocks/text.js';
import { wordsFor } from '../../src/blocks/words.js';
import { type KeptPromise, recallPromise } from '../forms/kept-promise.js';
import { type Ask, asking } from '../forms/look-alike.js';
import { movedSentence, refusedSince } from '../forms/moved-words.js';
import { type ApplyCreditForm, applyCreditModal } from './modal.js';
import { useInWords } from './split.js';

/** What is answered under the command, with what to type instead. */
export function noPayerFound(typed: string): string {
  return `No payer was found for “${safe(typed)}”. Type \`/apply-credit\` alone to search in the form, or \`/apply-credit help\`.`;
}

/** What is chosen was still on its way into the form. */
export const lookFirst =
  'The form was still showing something else. Look at the facts below, then press Apply credit again.';

/** Why the amount would do something else now than the form said, and what; null = not known. */
export function movedNotice(
  before: KeptPromise | null,
  { club, chosen }: ApplyCreditForm,
  amount: bigint,
): string | null {
  if (before === null || chosen === null) return null;
  const words = wordsFor(club);
  const why = movedSentence(recallPromise(before).facts, chosen.facts, words);
  if (amount > chosen.applicable || chosen.applyRefusal !== null) return why;
  return `${why} Nothing was booked. Now ${useInWords(chosen, amount, words)}. Press Apply credit again if that is what you want.`;
}

/** The form once more with a question or a notice on it; nothing is booked by this press. */
export function applyCreditAgain(
  form: ApplyCreditForm,
  ask: Ask,
  before: KeptPromise | null,
): FormAnswer {
  const { shown, why } = asking(ask, (amount) => movedNotice(before, form, amount) ?? lookFirst);
  return {
    view: applyCreditModal({ ...form, ...shown }),
    told: {
      title: 'No credit was applied',
      text: `${why} Nothing was booked by this press.`,
    },
  };
}

/**
 * The form with the new figures and why they refuse it; null where they are those that it showed, or
 * where it could not keep what was typed, so that the refusal stands beside its field.
 */
export function applyCreditRefused(
  form: ApplyCreditForm,
  refusal: string,
  { facts, moves }: { facts: KeptPromise; moves: number },
): FormAnswer | null {
  const { chosen, club } = form;
  if (chosen === null || chosen.applyRefusal !== null || form.moves === moves) return null;
  const why = movedSentence(recallPromise(facts).facts, chosen.facts, wordsFor(club));
  return applyCreditAgain(form, { notice: refusedSince(why, refusal) }, facts);
}
