import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { FormHandlers, Screen, Surroundings } from '../flow/surroundings.js';
import { invoiceDetailsIds } from './ids.js';
import { invoiceDetailsModal } from './modal.js';
import { type DetailsPlace, detailsPageIds, placeMetadata, placeOf, turnPage } from './place.js';

const what = 'Showing the invoice';

async function detailsView(
  { desk }: Surroundings,
  actor: Actor,
  place: DetailsPlace,
): Promise<ModalView> {
  const details = await invoiceDetails(desk, actor, place.invoiceId);
  return invoiceDetailsModal(details, place, shownClub(desk));
}

/** The button **Details** or **See invoice**, wherever it stands. */
async function openDetails(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { body } = pressed;
  const place = placeOf(buttonValue(body), beneathOf(surroundings, body));
  await showNext(surroundings.edge, pressed, { what, title: 'Invoice' }, (actor) =>
    detailsView(surroundings, actor, place),
  );
}

/** Previous and next of one part of the details. */
async function turnDetails(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  await surroundings.edge.refreshModal({ client, body, what }, async (actor, view) => {
    const place = placeMetadata.read(view.private_metadata);
    const turned = turnPage(place, actionIdOf(body), buttonValue(body));
    return detailsView(surroundings, actor, turned);
  });
}

const drawDetails: Screen = async (surroundings, actor, metadata) => {
  const place = placeMetadata.read(metadata);
  return { view: await detailsView(surroundings, actor, place), beneath: place.beneath };
};

export const submissions: FormHandlers['submissions'] = {};

export const actions: FormHandlers['actions'] = {
  [invoiceDetailsIds.open]: openDetails,
  ...Object.fromEntries(detailsPageIds.map((id) => [id, turnDetails])),
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = { [invoiceDetailsIds.callback]: drawDetails };
