import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { type Earlier, LooksAlike } from '../../src/domain/books/looks-alike.js';
import { FactsMoved } from '../../src/domain/books/promise.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Envelope } from '../../src/services/books/envelope.js';
import { type Ask, askedUpTo, lookAlikeOf } from '../forms/look-alike.js';
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

/** What a form says of itself when it is sent; `about` is what an amount is booked on. */
type AmountForm = {
  about: string;
  askedBefore: string | null;
  amount: bigint;
  actor: Actor;
  operationId: string;
};

/**
 * Books an amount once it was asked about what looks like the same, and as long as it does what
 * the form said.
 */
export async function bookAmount(
  { desk }: Surroundings,
  { about, askedBefore, amount, actor, operationId }: AmountForm,
  steps: {
    book: (envelope: Envelope) => Promise<FormAnswer>;
    again: (ask: Ask) => Promise<FormAnswer>;
    /** The form with what moved and the refusal on it; null where its figures are still true. */
    refused: (sentence: string) => Promise<FormAnswer | null>;
  },
): Promise<FormAnswer> {
  const asked = askedUpTo(askedBefore, { about, amount });
  try {
    return await orShownAnew(
      () => steps.book({ actor, operationId, askedUpTo: asked }),
      () => steps.again({ moved: amount }),
    );
  } catch (error) {
    if (error instanceof CreditError) {
      const answer = await steps.refused(error.sentence(desk.club.locale));
      if (answer !== null) return answer;
    }
    if (!(error instanceof LooksAlike)) throw error;
    const now = desk.now();
    const lookAlike = lookAlikeOf(error.earlier, { about, amount, actor, now });
    return steps.again({ lookAlike });
  }
}

/** Books it; where the same stands already and nobody was asked about it, `ask` asks. */
export async function orAsked(
  book: () => Promise<FormAnswer>,
  ask: (earlier: Earlier) => Promise<FormAnswer>,
): Promise<FormAnswer> {
  try {
    return await book();
  } catch (error) {
    if (!(error instanceof LooksAlike)) throw error;
    return ask(error.earlier);
  }
}
