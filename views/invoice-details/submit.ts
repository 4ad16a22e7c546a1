import type { types, webApi } from '@slack/bolt';
import type { Actor } from '../../src/domain/people/actor.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import type { ActionHandler } from '../../src/slack/receive/handlers.js';
import { slackErrorCode } from '../../src/slack/slack-error.js';
import { actionIdOf, buttonValue, isStackFull, showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { filterMetadata, invoicesIds } from '../invoices/modal.js';
import { invoicesView } from '../invoices/view.js';
import {
  type DetailsPlace,
  invoiceDetailsModal,
  placeMetadata,
  placeOf,
  turnPage,
  type ViewBelow,
} from './modal.js';

export async function detailsView(
  { desk }: Surroundings,
  actor: Actor,
  place: DetailsPlace,
): Promise<types.ModalView> {
  const details = await invoiceDetails(desk, actor, place.invoiceId);
  return invoiceDetailsModal(details, place, shownClub(desk));
}

const what = 'Showing the invoice';

/** The button **Details** or **See invoice**, wherever it stands. */
export function openDetails(surroundings: Surroundings): ActionHandler {
  return async (args) => {
    const { view } = args.body;
    const onList = view?.callback_id === invoicesIds.callback && !isStackFull(view);
    const list = onList ? { viewId: view.id, metadata: view.private_metadata } : null;
    const place = placeOf(buttonValue(args.body), list);
    await showNext(surroundings.edge, args, { what, title: 'Invoice' }, (actor) =>
      detailsView(surroundings, actor, place),
    );
  };
}

/** Previous and next of one part of the details. */
export function turnDetails(surroundings: Surroundings): ActionHandler {
  return async ({ ack, body, client }) => {
    await ack();
    await surroundings.edge.refreshModal({ client, body, what }, async (actor, view) => {
      const place = placeMetadata.read(view.private_metadata);
      const turned = turnPage(place, actionIdOf(body), buttonValue(body));
      return detailsView(surroundings, actor, turned);
    });
  };
}

/** A view that is gone is no fault: the booking is done. */
async function update(
  { edge }: Surroundings,
  client: webApi.WebClient,
  viewId: string,
  build: () => Promise<types.ModalView>,
): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view: await build() });
  } catch (error) {
    if (slackErrorCode(error) === 'not_found') return;
    edge.explain(error, { what: 'Refreshing a view', next: { kind: 'try' } });
  }
}

/** Shows the figures of now in a list of invoices that lies below. */
export async function refreshList(
  surroundings: Surroundings,
  client: webApi.WebClient,
  actor: Actor,
  list: ViewBelow,
): Promise<void> {
  const filter = filterMetadata.read(list.metadata);
  await update(surroundings, client, list.viewId, () => invoicesView(surroundings, actor, filter));
}

/**
 * Shows the figures of now in the details that lie below an undo, and in the list below them.
 */
export async function refreshBelow(
  surroundings: Surroundings,
  client: webApi.WebClient,
  actor: Actor,
  below: ViewBelow | null,
): Promise<void> {
  if (below === null) return;
  const place = placeMetadata.read(below.metadata);
  await update(surroundings, client, below.viewId, () => detailsView(surroundings, actor, place));
  if (place.list !== null) await refreshList(surroundings, client, actor, place.list);
}
