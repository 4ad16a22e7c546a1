import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { tellLateOutcome } from '../../src/services/notices/tell-late-outcome.js';
import type { Submission } from '../../src/slack/answer/answer-submission.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import type { Beneath } from '../forms/beneath.js';
import { redrawBeneath } from './redraw-beneath.js';
import type { Surroundings } from './surroundings.js';

type SubmittedForm = Pick<Submission, 'what' | 'button' | 'fields'> & {
  /**
   * The operation id that the form was opened with, and what lies beneath it.
   * @throws StaleForm when the form is of an earlier version
   */
  remembered: () => { operationId: string; beneath: Beneath };
  /** Checks the right and books; a thrown refusal is explained in the form. */
  decide: (actor: Actor) => Promise<FormAnswer>;
};

/**
 * Decides a form before it is acknowledged; then what lies beneath it shows the new figures. The
 * one way in which every form is sent.
 */
export async function submitForm(
  surroundings: Surroundings,
  { ack, body, client }: Submitted,
  { remembered, decide, ...form }: SubmittedForm,
): Promise<void> {
  const { desk, edge } = surroundings;
  const outdated: { actor: Actor; beneath: Beneath }[] = [];
  await edge.answerSubmission({
    ...form,
    ack,
    body,
    work: async () => {
      const actor = await edge.actorFor(body);
      const { beneath } = remembered();
      try {
        const answer = await decide(actor);
        outdated.push({ actor, beneath });
        return answer;
      } catch (error) {
        // Somebody else may have been first, and then the figures beneath are old as well.
        if (error instanceof CreditError) outdated.push({ actor, beneath });
        throw error;
      }
    },
    tellLate: (outcome) => {
      const { operationId } = remembered();
      return tellLateOutcome(desk, { operationId, userId: body.user.id, ...outcome });
    },
  });
  for (const { actor, beneath } of outdated) {
    await redrawBeneath(surroundings, client, actor, beneath);
  }
}
