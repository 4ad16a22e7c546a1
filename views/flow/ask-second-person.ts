import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { wordsFor } from '../../src/blocks/words.js';
import { SecondPersonNeeded } from '../../src/domain/approvals/second-person-needed.js';
import { refuse } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { isRequestable } from '../../src/services/approvals/acts.js';
import { askSecondPerson } from '../../src/services/approvals/ask.js';
import { readPayerName } from '../../src/services/people/payer-names.js';
import { askedModal, askedOutcome } from '../forms/asked.js';
import { shownClub } from './shown-club.js';
import type { Surroundings } from './surroundings.js';

type Press = { actor: Actor; operationId: string };

async function ask(
  { desk, edge }: Surroundings,
  { actor, operationId }: Press,
  needed: SecondPersonNeeded,
): Promise<FormAnswer> {
  const { act } = needed.tried;
  if (actor.kind !== 'staff' || !isRequestable(act)) return refuse('not-allowed', { action: act });
  if (!(await edge.hasOtherApprover(actor.userId))) return refuse('no-second-person', {});
  const request = await askSecondPerson(desk, { actor, operationId }, needed);
  const payerName = await readPayerName(desk, request.payerId);
  const words = wordsFor(shownClub(desk));
  const shown = { request, payerName };
  return { view: askedModal(shown, words), told: askedOutcome(shown, words) };
}

/** Decides a form; what one person may not do alone becomes a request instead. */
export async function orAsked(
  surroundings: Surroundings,
  press: Press,
  decide: () => Promise<FormAnswer>,
): Promise<FormAnswer> {
  try {
    return await decide();
  } catch (error) {
    if (error instanceof SecondPersonNeeded) return ask(surroundings, press, error);
    throw error;
  }
}
