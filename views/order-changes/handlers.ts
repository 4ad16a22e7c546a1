import type { ModalView } from '@slack/types';
import { nearestPage } from '../../src/blocks/pager.js';
import { counted } from '../../src/blocks/text.js';
import { userName, wordsFor } from '../../src/blocks/words.js';
import type { Actor } from '../../src/domain/people/actor.js';
import {
  listOrderChanges,
  type Ticked,
  tickOrderChange,
} from '../../src/services/sessions/cancelling/order-changes.js';
import {
  openChangesByJob,
  tickManyChanges,
} from '../../src/services/sessions/cancelling/tick-many-changes.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { type Form, openByButton } from '../flow/open-form.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { orderChangesIds, orderChangesTitle } from './ids.js';
import { jobsShown, jobValue, pageValue } from './many.js';
import {
  changeValue,
  orderChangesModal,
  orderChangesPageSize,
  orderChangesPlace,
} from './modal.js';

type Shown = { page: number; said?: string | null };

/** The page asked for; a page that is gone becomes the last one. */
async function drawList(
  { desk }: Surroundings,
  actor: Actor,
  { page, said = null }: Shown,
): Promise<ModalView> {
  const read = (wanted: number) =>
    listOrderChanges(desk, actor, { page: wanted, pageSize: orderChangesPageSize });
  const found = await read(page);
  const nearest = nearestPage(page, orderChangesPageSize, found.total);
  const shown = nearest === page ? found : await read(nearest);
  const isMore = found.total > orderChangesPageSize;
  const jobs = isMore ? await openChangesByJob(desk, actor, { limit: jobsShown }) : [];
  return orderChangesModal(shown, { club: shownClub(desk), said, jobs, now: desk.now() });
}

const orderChangesForm: Form = {
  title: orderChangesTitle,
  openId: orderChangesIds.open,
  start: async (surroundings, actor) => ({
    view: await drawList(surroundings, actor, { page: 0 }),
  }),
};

async function turnList(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const page = Number(buttonValue(body));
  const wanted = Number.isInteger(page) && page > 0 ? page : 0;
  const request = { client, body, what: orderChangesTitle };
  await surroundings.edge.refreshModal(request, (actor) =>
    drawList(surroundings, actor, { page: wanted }),
  );
}

function tickedWords({ desk }: Surroundings, ticked: Ticked): string {
  if (ticked === null) {
    return '*This change was undone at the desk meanwhile.* Leave the order as it was.';
  }
  const { isNew, by, at } = ticked;
  if (isNew) return '*Ticked.* It is off the list.';
  return `*Ticked before*, by ${userName(by)}, ${wordsFor(shownClub(desk)).time(at)}.`;
}

/** Ticks one change, and shows the list without it. */
async function tick(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const { desk, edge } = surroundings;
  await edge.refreshModal({ client, body, what: 'Ticking' }, async (actor) => {
    const ticked = await tickOrderChange(desk, actor, changeValue.read(buttonValue(body)));
    const { page } = orderChangesPlace.read(body.view?.private_metadata ?? '');
    return drawList(surroundings, actor, { page, said: tickedWords(surroundings, ticked) });
  });
}

/** Ticks all of a page, or of a job, and shows what is left. */
async function tickMany(surroundings: Surroundings, { ack, body, client }: Pressed): Promise<void> {
  await ack();
  const { desk, edge } = surroundings;
  const value = buttonValue(body);
  const isPage = actionIdOf(body) === orderChangesIds.tickPage;
  const which = isPage ? { changeIds: pageValue.read(value) } : jobValue.read(value);
  await edge.refreshModal({ client, body, what: 'Ticking' }, async (actor) => {
    const count = await tickManyChanges(desk, actor, which);
    const { page } = orderChangesPlace.read(body.view?.private_metadata ?? '');
    const said =
      count === 0
        ? '*Nothing was left to tick.* Somebody else ticked it, or it was undone or invoiced meanwhile.'
        : `*Ticked ${counted(count, 'order')}.* ${count === 1 ? 'It is' : 'They are'} off the list.`;
    return drawList(surroundings, actor, { page, said });
  });
}

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [orderChangesIds.open]: openByButton(orderChangesForm),
  [orderChangesIds.previous]: turnList,
  [orderChangesIds.next]: turnList,
  [orderChangesIds.tick]: tick,
  [orderChangesIds.tickPage]: tickMany,
  [orderChangesIds.tickJob]: tickMany,
};

export const searches: FormHandlers['searches'] = {};
