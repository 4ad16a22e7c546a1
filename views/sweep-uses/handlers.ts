import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import { sweepUses } from '../../src/services/sweep/sweep-history.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { sweepUsesIds, sweepUsesTitle } from './ids.js';
import { sweepUsesModal, usesMetadata, usesPerPage } from './modal.js';

const what = 'Showing the automatic use of credit';

async function usesView(
  { desk }: Surroundings,
  actor: Actor,
  shown: { runId: string; page: number },
): Promise<ModalView> {
  const uses = await sweepUses(desk, actor, { ...shown, pageSize: usesPerPage });
  return sweepUsesModal({ runId: shown.runId, ...uses }, shownClub(desk));
}

/** **See which**, in the summary of a sweep, on the Home tab and under `/credit-desk`. */
async function seeWhich(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const shown = { runId: buttonValue(pressed.body), page: 0 };
  const next = { what, title: sweepUsesTitle };
  await showNext(surroundings.edge, pressed, next, (actor) => usesView(surroundings, actor, shown));
}

async function turnUses(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  await surroundings.edge.refreshModal({ client, body, what }, async (actor, view) => {
    const { runId } = usesMetadata.read(view.private_metadata);
    const page = Number(buttonValue(body));
    return usesView(surroundings, actor, { runId, page: Number.isInteger(page) ? page : 0 });
  });
}

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [sweepUsesIds.open]: seeWhich,
  [sweepUsesIds.previous]: turnUses,
  [sweepUsesIds.next]: turnUses,
};

export const searches: FormHandlers['searches'] = {};
