import type { types } from '@slack/bolt';
import type { Actor } from '../../src/domain/people/actor.js';
import { sendMessageAgain, undeliveredMessages } from '../../src/services/notices/send-again.js';
import { lastSweeps, sweepUses } from '../../src/services/sweep/sweep-history.js';
import type { ActionHandler } from '../../src/slack/receive/handlers.js';
import type { Form } from '../flow/open-form.js';
import { buttonValue, showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { sweepsListed, undeliveredListed } from './data.js';
import { creditDeskModal } from './modal.js';
import { usesMetadata, usesModal } from './uses.js';

async function creditDeskView(
  { desk }: Surroundings,
  actor: Actor,
  said: string | null = null,
): Promise<types.ModalView> {
  const [sweeps, undelivered] = await Promise.all([
    lastSweeps(desk, actor, sweepsListed),
    undeliveredMessages(desk, actor, undeliveredListed + 1),
  ]);
  return creditDeskModal({ sweeps, undelivered, said }, shownClub(desk));
}

/** The command with whatever arguments, the shortcut and the buttons of the Home tab. */
export const creditDeskForm: Form = {
  title: 'Credit Desk',
  start: async (surroundings, actor) => ({ view: await creditDeskView(surroundings, actor) }),
};

/** Makes a message ready again and shows the list without it. */
export function sendAgain(surroundings: Surroundings): ActionHandler {
  const { desk, edge } = surroundings;
  return async ({ ack, body, client }) => {
    await ack();
    await edge.refreshModal({ client, body, what: 'Sending again' }, async (actor) => {
      const ready = await sendMessageAgain(desk, actor, buttonValue(body));
      const said = ready
        ? '*The message is on its way again.* If it fails once more, it comes back to this list.'
        : '*This message was sent again already*, by you or by somebody else.';
      return creditDeskView(surroundings, actor, said);
    });
  };
}

async function usesView(
  { desk }: Surroundings,
  actor: Actor,
  shown: { runId: string; page: number },
): Promise<types.ModalView> {
  const uses = await sweepUses(desk, actor, shown.runId);
  return usesModal({ ...shown, uses }, shownClub(desk));
}

/** **See which**, in the summary of a sweep, on the Home tab and under `/credit-desk`. */
export function seeWhich(surroundings: Surroundings): ActionHandler {
  const next = { what: 'Showing the sweep', title: 'Credit used by sweep' };
  return (args) => {
    const shown = { runId: buttonValue(args.body), page: 0 };
    return showNext(surroundings.edge, args, next, (actor) => usesView(surroundings, actor, shown));
  };
}

export function turnUses(surroundings: Surroundings): ActionHandler {
  return async ({ ack, body, client }) => {
    await ack();
    const request = { client, body, what: 'Showing the sweep' };
    await surroundings.edge.refreshModal(request, async (actor, view) => {
      const { runId } = usesMetadata.read(view.private_metadata);
      const page = Number(buttonValue(body));
      return usesView(surroundings, actor, { runId, page: Number.isInteger(page) ? page : 0 });
    });
  };
}
