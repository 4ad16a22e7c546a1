import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Submitted } from '../../src/slack/receive/handlers.js';
import { submitForm } from './submit-form.js';
import type { Surroundings } from './surroundings.js';

/** A form that only looks something up: nothing is booked, and nothing changes beneath it. */
export async function submitSearch(
  surroundings: Surroundings,
  submitted: Submitted,
  search: {
    /** What was tried, as a sentence begins: `Your search`. */
    what: string;
    button: string;
    /** The command that opens it anew, for a search that took too long. */
    command: string;
    fields?: Parameters<typeof submitForm>[2]['fields'];
    show: (actor: Actor) => Promise<ModalView>;
  },
): Promise<void> {
  const { what, button, command, fields = {}, show } = search;
  const operationId = surroundings.edge.mintOperationId();
  await submitForm(surroundings, submitted, {
    what,
    button,
    books: false,
    fields,
    remembered: () => ({ operationId, beneath: null }),
    decide: async (actor) => ({
      view: await show(actor),
      told: { title: what, text: `It took too long. Open ${command} again.` },
    }),
  });
}
