import type { ModalView } from '@slack/types';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { listRequests, type RequestList } from '../../src/services/approvals/waiting.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { ActionHandler, FormHandlers, Screen, Surroundings } from '../flow/surroundings.js';
import type { Beneath } from '../forms/beneath.js';
import { askedTitle, requestListIds, waitingTitle } from './ids.js';
import { requestListMetadata, requestListModal, requestsPerPage } from './modal.js';

const what = 'Showing the requests';

type Place = { list: RequestList; page: number; beneath: Beneath };

async function listView(
  { desk }: Surroundings,
  actor: Actor,
  { list, page, beneath }: Place,
): Promise<ModalView> {
  const read = (wanted: number) =>
    listRequests(desk, actor, { list, page: wanted, pageSize: requestsPerPage });
  const found = await read(page);
  const nearest = nearestPage(page, requestsPerPage, found.total);
  const shown = nearest === page ? found : await read(nearest);
  return requestListModal(shown, beneath, shownClub(desk));
}

function openList(list: RequestList, title: string): ActionHandler {
  return async (surroundings, pressed) => {
    const beneath = beneathOf(surroundings, pressed.body);
    await showNext(surroundings.edge, pressed, { what, title }, (actor) =>
      listView(surroundings, actor, { list, page: 0, beneath }),
    );
  };
}

async function turn(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const page = Number(buttonValue(body));
  await surroundings.edge.refreshModal({ client, body, what }, async (actor, view) => {
    const place = requestListMetadata.read(view.private_metadata);
    const wanted = Number.isInteger(page) && page > 0 ? page : 0;
    return listView(surroundings, actor, { ...place, page: wanted });
  });
}

const drawList: Screen = async (surroundings, actor, metadata) => {
  const place = requestListMetadata.read(metadata);
  return { view: await listView(surroundings, actor, place), beneath: place.beneath };
};

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [requestListIds.waiting]: openList('waiting', waitingTitle),
  [requestListIds.asked]: openList('asked', askedTitle),
  [requestListIds.previous]: turn,
  [requestListIds.next]: turn,
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = { [requestListIds.callback]: drawList };
