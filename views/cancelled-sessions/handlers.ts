import type { ModalView } from '@slack/types';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { cancelledSessions } from '../../src/services/sessions/cancelling/cancelled-sessions.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { cancelledSessionsTitle, cancelledSessionsIds as ids } from './ids.js';
import { cancelledPageSize, cancelledPlace, cancelledSessionsModal } from './modal.js';

/** The page asked for; a page that is gone becomes the last one. */
async function drawList({ desk }: Surroundings, actor: Actor, page: number): Promise<ModalView> {
  const read = (wanted: number) =>
    cancelledSessions(desk, actor, { page: wanted, pageSize: cancelledPageSize });
  const found = await read(page);
  const nearest = nearestPage(page, cancelledPageSize, found.total);
  const shown = nearest === page ? found : await read(nearest);
  return cancelledSessionsModal(shown, shownClub(desk));
}

async function openList(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const next = { what: `Opening “${cancelledSessionsTitle}”`, title: cancelledSessionsTitle };
  await showNext(surroundings.edge, pressed, next, (actor) => drawList(surroundings, actor, 0));
}

async function turnList(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const page = Number(buttonValue(body));
  const wanted = Number.isInteger(page) && page > 0 ? page : 0;
  const request = { client, body, what: cancelledSessionsTitle };
  await surroundings.edge.refreshModal(request, (actor) => drawList(surroundings, actor, wanted));
}

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [ids.open]: openList,
  [ids.previous]: turnList,
  [ids.next]: turnList,
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = {
  [ids.callback]: async (surroundings, actor, metadata) => ({
    view: await drawList(surroundings, actor, cancelledPlace.read(metadata).page),
    beneath: null,
  }),
};
