import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { StaleForm } from '../../src/blocks/stale-form.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { outcomeOfFailure } from '../../src/services/books/send-booking.js';
import { tellLateOutcome } from '../../src/services/notices/tell-late-outcome.js';
import type { Submission } from '../../src/slack/answer/answer-submission.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import type { Beneath } from '../forms/beneath.js';
import { orAsked } from './ask-second-person.js';
import { pressOnce } from './press-once.js';
import { redrawBeneath } from './redraw-beneath.js';
import type { Surroundings } from './surroundings.js';

export type SubmittedForm = Pick<Submission, 'what' | 'button' | 'fields'> & {
  /** False for a form that only looks something up. */
  books?: boolean;
  /** The roles are asked for again at this moment, whatever Slack said minutes ago. */
  freshRoles?: boolean;
  /**
   * The operation id that the form was opened with, and what lies beneath it.
   * @throws StaleForm when the form is of an earlier version
   */
  remembered: () => { operationId: string; beneath: Beneath };
  /** Checks the right and books; a thrown refusal is explained in the form. */
  decide: (actor: Actor) => Promise<FormAnswer>;
};

/** Said before anything was sent. */
function isRefusal(error: unknown): boolean {
  return error instanceof CreditError || error instanceof FieldErrors || error instanceof StaleForm;
}

/**
 * Decides a form before it is acknowledged; then what lies beneath it shows the new figures. The
 * one way in which every form is sent.
 */
export async function submitForm(
  surroundings: Surroundings,
  submitted: Submitted,
  { remembered, decide, books = true, freshRoles: fresh = false, ...form }: SubmittedForm,
): Promise<void> {
  const { desk, edge } = surroundings;
  const { ack, body } = submitted;
  const outdated: { actor: Actor; beneath: Beneath }[] = [];
  await edge.answerSubmission({
    ...form,
    books,
    ack,
    body,
    work: async () => {
      const { operationId, beneath } = remembered();
      const actor = await edge.actorFor(body, { fresh });
      return pressOnce(surroundings, body, async () => {
        try {
          const answer = await orAsked(surroundings, { actor, operationId }, () => decide(actor));
          outdated.push({ actor, beneath });
          return answer;
        } catch (error) {
          // Somebody else may have been first, and then the figures beneath are old as well.
          if (error instanceof CreditError) outdated.push({ actor, beneath });
          throw isRefusal(error) ? error : outcomeOfFailure(desk, operationId, error);
        }
      });
    },
    tellLate: (outcome, kind) => {
      const { operationId } = remembered();
      const isRefusal = kind === 'not-booked';
      return tellLateOutcome(desk, { operationId, isRefusal, userId: body.user.id, ...outcome });
    },
  });
  for (const { actor, beneath } of outdated) {
    await redrawBeneath(surroundings, submitted, actor, beneath);
  }
}
