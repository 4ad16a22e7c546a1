import type { ModalView } from '@slack/types';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import {
  creditsGiven,
  payersWithCredit,
  type WantedPage,
} from '../../src/services/credit/credit-lists.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { type Form, openByButton } from '../flow/open-form.js';
import { buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import type { ActionHandler, FormHandlers, Screen, Surroundings } from '../flow/surroundings.js';
import { creditsGivenIds, creditsGivenTitle, inHandIds, inHandTitle } from './ids.js';
import { creditsGivenModal, inHandModal, listsPageSize, pageMetadata } from './modal.js';

type Draw = (surroundings: Surroundings, actor: Actor, page: number) => Promise<ModalView>;

/** The page asked for; a page that is gone becomes the last one. */
async function read<List extends { total: number }>(
  list: (wanted: WantedPage) => Promise<List>,
  page: number,
): Promise<List> {
  const found = await list({ page, pageSize: listsPageSize });
  const nearest = nearestPage(page, listsPageSize, found.total);
  return nearest === page ? found : list({ page: nearest, pageSize: listsPageSize });
}

const drawInHand: Draw = async ({ desk }, actor, page) =>
  inHandModal(await read((wanted) => payersWithCredit(desk, actor, wanted), page), shownClub(desk));

const drawGiven: Draw = async ({ desk }, actor, page) =>
  creditsGivenModal(
    await read((wanted) => creditsGiven(desk, actor, wanted), page),
    shownClub(desk),
  );

function listForm(title: string, openId: string, draw: Draw): Form {
  return {
    title,
    openId,
    start: async (surroundings, actor) => ({ view: await draw(surroundings, actor, 0) }),
  };
}

function turn(title: string, draw: Draw): ActionHandler {
  return async (surroundings: Surroundings, { ack, body, client }: Pressed) => {
    await ack();
    const page = Number(buttonValue(body));
    const wanted = Number.isInteger(page) && page > 0 ? page : 0;
    await surroundings.edge.refreshModal({ client, body, what: title }, (actor) =>
      draw(surroundings, actor, wanted),
    );
  };
}

function screen(draw: Draw): Screen {
  return async (surroundings, actor, metadata) => ({
    view: await draw(surroundings, actor, pageMetadata.read(metadata).page),
    beneath: null,
  });
}

const turnInHand = turn(inHandTitle, drawInHand);
const turnGiven = turn(creditsGivenTitle, drawGiven);

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [inHandIds.open]: openByButton(listForm(inHandTitle, inHandIds.open, drawInHand)),
  [inHandIds.previous]: turnInHand,
  [inHandIds.next]: turnInHand,
  [creditsGivenIds.open]: openByButton(
    listForm(creditsGivenTitle, creditsGivenIds.open, drawGiven),
  ),
  [creditsGivenIds.previous]: turnGiven,
  [creditsGivenIds.next]: turnGiven,
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = {
  [inHandIds.callback]: screen(drawInHand),
  [creditsGivenIds.callback]: screen(drawGiven),
};
