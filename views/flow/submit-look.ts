import type { Submitted } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { type SubmittedForm, submitForm } from './submit-form.js';
import type { Surroundings } from './surroundings.js';

/**
 * A form that only shows what would happen, which for thousands of people may take longer than
 * Slack waits: then it is shown in the window that says so, as soon as it is there.
 */
export async function submitLook(
  surroundings: Surroundings,
  submitted: Submitted,
  { decide, ...form }: SubmittedForm,
): Promise<void> {
  const { client, view: sent } = submitted;
  let isAnswered = false;
  await submitForm(surroundings, submitted, {
    ...form,
    decide: async (actor) => {
      const answer = await decide(actor);
      if (!isAnswered) return answer;
      try {
        await client.views.update({ view_id: sent.id, view: answer.view });
      } catch (error) {
        if (slackErrorCode(error) !== 'not_found') throw error;
      }
      return answer;
    },
  });
  isAnswered = true;
}
