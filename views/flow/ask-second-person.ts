import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { wordsFor } from '../../src/blocks/words.js';
import { refuse } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { isRequestable } from '../../src/services/approvals/acts.js';
import { bookOrAsk } from '../../src/services/approvals/book-or-ask.js';
import { payerEmailOf, readPayerName } from '../../src/services/people/payer-names.js';
import { askedModal, askedOutcome } from '../forms/asked.js';
import { shownClub } from './shown-club.js';
import type { Surroundings } from './surroundings.js';

type Press = { actor: Actor; operationId: string };

/** Decides a form; what one person may not do alone becomes a request instead. */
export async function orAsked(
  { desk, edge }: Surroundings,
  press: Press,
  decide: () => Promise<FormAnswer>,
): Promise<FormAnswer> {
  const answer = await bookOrAsk(desk, press, {
    act: decide,
    beforeAsking: async ({ tried: { act, planned } }) => {
      const { actor } = press;
      if (actor.kind !== 'staff' || !isRequestable(act)) refuse('not-allowed', { action: act });
      const payerEmail = await payerEmailOf(desk, planned.payerId);
      if (!(await edge.hasOtherApprover(actor.userId, payerEmail))) refuse('no-second-person', {});
    },
  });
  if ('booked' in answer) return answer.booked;
  const { request } = answer;
  const payerName = await readPayerName(desk, request.payerId);
  const words = wordsFor(shownClub(desk));
  const shown = { request, payerName };
  return { view: askedModal(shown, words), told: askedOutcome(shown, words) };
}
