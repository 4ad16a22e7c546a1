import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { FactsMoved } from '../../src/domain/books/promise.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Earlier } from '../../src/services/books/find-earlier.js';
import { type Ask, lookAlikeOf } from '../forms/look-alike.js';
import type { Surroundings } from './surroundings.js';

/** Books a form; when something else would happen than what it said, it is shown once more. */
export async function orShownAnew(
  book: () => Promise<FormAnswer>,
  showAnew: () => Promise<FormAnswer>,
): Promise<FormAnswer> {
  try {
    return await book();
  } catch (error) {
    if (error instanceof FactsMoved) return showAnew();
    throw error;
  }
}

/**
 * Books an amount once it was asked about what looks like the same, and as long as it does what
 * the form said.
 */
export async function bookAmount(
  { desk }: Surroundings,
  form: { about: string; askedBefore: string | null; amount: bigint; actor: Actor },
  steps: {
    /** What looks like the same. */
    find: () => Promise<Earlier | null>;
    book: () => Promise<FormAnswer>;
    again: (ask: Ask) => Promise<FormAnswer>;
  },
): Promise<FormAnswer> {
  const { about, askedBefore, amount, actor } = form;
  const asked = `${about} ${amount}`;
  const earlier = asked === askedBefore ? null : await steps.find();
  if (earlier !== null) {
    const lookAlike = lookAlikeOf(earlier, { asked, amount, actor, now: desk.now() });
    return steps.again({ lookAlike });
  }
  return orShownAnew(steps.book, () => steps.again({ moved: amount }));
}
