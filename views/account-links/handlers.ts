import type { ModalView } from '@slack/types';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { listLinks } from '../../src/services/links/account-links.js';
import { linkWayOf } from '../../src/services/links/send-account-link.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Screen, Surroundings } from '../flow/surroundings.js';
import { accountLinksIds, accountLinksTitle } from './ids.js';
import { accountLinksModal, accountLinksPlace, linksPerPage } from './modal.js';

/** The page asked for; a page that is gone becomes the last one. */
async function drawLinks(
  { desk }: Surroundings,
  actor: Actor,
  { payerId, page }: { payerId: string; page: number },
): Promise<ModalView> {
  const read = (wanted: number) =>
    listLinks(desk, actor, { payerId, page: wanted, pageSize: linksPerPage });
  const found = await read(page);
  const nearest = nearestPage(page, linksPerPage, found.total);
  const shown = nearest === page ? found : await read(nearest);
  return accountLinksModal(shown, linkWayOf(desk, shown.payer), shownClub(desk));
}

async function openLinks(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const payerId = buttonValue(pressed.body);
  const next = { what: accountLinksTitle, title: accountLinksTitle };
  await showNext(surroundings.edge, pressed, next, (actor) =>
    drawLinks(surroundings, actor, { payerId, page: 0 }),
  );
}

async function turnLinks(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { ack, body, client } = pressed;
  await ack();
  const page = Number(buttonValue(body));
  const wanted = Number.isInteger(page) && page > 0 ? page : 0;
  const request = { client, body, what: accountLinksTitle };
  await surroundings.edge.refreshModal(request, (actor, view) => {
    const { payerId } = accountLinksPlace.read(view.private_metadata);
    return drawLinks(surroundings, actor, { payerId, page: wanted });
  });
}

const drawScreen: Screen = async (surroundings, actor, metadata) => ({
  view: await drawLinks(surroundings, actor, accountLinksPlace.read(metadata)),
  beneath: null,
});

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [accountLinksIds.open]: openLinks,
  [accountLinksIds.previous]: turnLinks,
  [accountLinksIds.next]: turnLinks,
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = { [accountLinksIds.callback]: drawScreen };
