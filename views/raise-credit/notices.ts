import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { safe } from '../../src/blocks/text.js';
import { wordsFor } from '../../src/blocks/words.js';
import { isOpenSame } from '../../src/domain/books/shown-facts.js';
import { otherReason } from '../../src/domain/credit/credit-note.js';
import { type KeptPromise, recallPromise } from '../forms/kept-promise.js';
import { type Ask, asking } from '../forms/look-alike.js';
import { movedSentence, refusedSince } from '../forms/moved-words.js';
import { promisedBy } from './facts.js';
import { type RaiseCreditForm, raiseCreditModal } from './modal.js';
import type { RaiseCreditFields } from './read.js';
import { splitInWords } from './split-words.js';

/** Other was chosen, and the form was sent before it could ask for words. */
export function waitsForWords({ reason, otherWords }: RaiseCreditFields): boolean {
  return reason === otherReason && otherWords === null;
}

/** What is answered under the command, with what to type instead. */
export function noInvoiceFound(typed: string): string {
  return `No invoice was found for “${safe(typed)}”: no number, name or email is like that. Type \`/credit\` alone to search in the form, or \`/credit help\`.`;
}

/** What is chosen was still on its way into the form. */
export const loading =
  'The form was still showing another invoice. Look at the facts below, then press Create credit note again.';

/**
 * Why the form says something else than before, and what the amount would do now; null while it
 * says the same. `amount` null: none was sent yet.
 */
export function movedNotice(
  before: KeptPromise | null,
  { club, chosen }: Pick<RaiseCreditForm, 'club' | 'chosen'>,
  amount: bigint | null,
): string | null {
  if (before === null || chosen === null) return null;
  const { facts } = recallPromise(before);
  const now = promisedBy(chosen);
  const isSame = facts.amounts.outstanding === now.amounts.outstanding && isOpenSame(facts, now);
  if (amount === null && isSame) return null;
  const words = wordsFor(club);
  const why = movedSentence(facts, now, words);
  if (amount === null || chosen.creditRefusal !== null) return why;
  return `${why} Nothing was booked. Now ${splitInWords(chosen, amount, words)}. Press Create credit note again if that is what you want.`;
}

/** The form once more with a question or a notice on it; nothing is booked by this press. */
export function raiseCreditAgain(
  form: RaiseCreditForm,
  ask: Ask,
  before: KeptPromise | null,
): FormAnswer {
  const { shown, why } = asking(ask, (amount) => movedNotice(before, form, amount) ?? loading);
  return {
    view: raiseCreditModal({ ...form, ...shown }),
    told: {
      title: 'Your credit waits for your answer',
      text: `${why} Nothing was booked by this press. Open /credit again if you want to go on.`,
    },
  };
}

/**
 * The form with the new figures and why they refuse it; null where they are those that it showed, or
 * where it could not keep what was typed, so that the refusal stands beside its field.
 */
export function raiseCreditRefused(
  form: RaiseCreditForm,
  refusal: string,
  { facts, moves }: { facts: KeptPromise; moves: number },
): FormAnswer | null {
  const { chosen, club } = form;
  if (chosen === null || chosen.creditRefusal !== null || form.moves === moves) return null;
  const why = movedSentence(recallPromise(facts).facts, promisedBy(chosen), wordsFor(club));
  return raiseCreditAgain(form, { notice: refusedSince(why, refusal) }, facts);
}
