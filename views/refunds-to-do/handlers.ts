import type { ModalView } from '@slack/types';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { refundsToDo } from '../../src/services/refunds/refunds-to-do.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { type Form, openByButton } from '../flow/open-form.js';
import { buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { refundsToDoIds, refundsToDoTitle } from './ids.js';
import { refundsPageSize, refundsPlace, refundsToDoModal } from './modal.js';

/** The page asked for; a page that is gone becomes the last one. */
async function drawList({ desk }: Surroundings, actor: Actor, page: number): Promise<ModalView> {
  const read = (wanted: number) =>
    refundsToDo(desk, actor, { page: wanted, pageSize: refundsPageSize });
  const found = await read(page);
  const nearest = nearestPage(page, refundsPageSize, found.total);
  const shown = nearest === page ? found : await read(nearest);
  return refundsToDoModal(shown, shownClub(desk));
}

const refundsToDoForm: Form = {
  title: refundsToDoTitle,
  openId: refundsToDoIds.open,
  start: async (surroundings, actor) => ({ view: await drawList(surroundings, actor, 0) }),
};

async function turnList(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const page = Number(buttonValue(body));
  const wanted = Number.isInteger(page) && page > 0 ? page : 0;
  const request = { client, body, what: refundsToDoTitle };
  await surroundings.edge.refreshModal(request, (actor) => drawList(surroundings, actor, wanted));
}

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [refundsToDoIds.open]: openByButton(refundsToDoForm),
  [refundsToDoIds.previous]: turnList,
  [refundsToDoIds.next]: turnList,
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = {
  [refundsToDoIds.callback]: async (surroundings, actor, metadata) => ({
    view: await drawList(surroundings, actor, refundsPlace.read(metadata).page),
    beneath: null,
  }),
};
