import type { ModalView } from '@slack/types';
import { paysForText } from '../../src/blocks/contact-option.js';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { recordId } from '../../src/domain/record-id.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { listInvoices } from '../../src/services/invoices/invoice-list.js';
import { offeredStatuses, summariseInvoices } from '../../src/services/invoices/invoice-summary.js';
import { chooseReading } from '../../src/services/invoices/read-search.js';
import { findInvoiceIdByNumber } from '../../src/services/invoices/search-invoices.js';
import { findPayers } from '../../src/services/people/search-contacts.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { type Form, openByButton } from '../flow/open-form.js';
import { actionIdOf, buttonValue, chosenOption, isStackFull } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitSearch } from '../flow/submit-search.js';
import type { FormHandlers, Screen, Surroundings } from '../flow/surroundings.js';
import { invoiceDetailsModal } from '../invoice-details/modal.js';
import { type DetailsPlace, placeOf } from '../invoice-details/place.js';
import { type InvoicesFilter, readFilter, readingsOf } from './filter.js';
import { invoicesButton, invoicesIds, invoicesTitle } from './ids.js';
import { filterMetadata, foundInAll, type InvoicesPlace } from './metadata.js';
import { invoicesModal, invoicesPerPage } from './modal.js';
import { anew, placeFor, searchNow, turnedTo } from './place.js';

/** What was typed, where it holds a status besides: read as that and the other words. */
async function understood(
  { desk }: Surroundings,
  actor: Actor,
  filter: InvoicesFilter,
): Promise<InvoicesFilter> {
  const others = readingsOf(filter.text);
  if (others.length === 0) return filter;
  return { ...filter, ...(await chooseReading(desk, actor, { whole: filter, others })) };
}

/** One page of the list; a page that is gone becomes the last one. */
async function invoicesView(
  surroundings: Surroundings,
  actor: Actor,
  place: InvoicesPlace,
): Promise<ModalView> {
  const { desk } = surroundings;
  const known = foundInAll(place.known);
  const wanted = { ...place, pageSize: invoicesPerPage, total: known?.total ?? null };
  const [list, offered] = await Promise.all([
    listInvoices(desk, actor, wanted),
    offeredStatuses(desk, actor),
  ]);
  const page = nearestPage(place.page, invoicesPerPage, list.total);
  const isGone = list.rows.length === 0 && list.total > 0;
  if (isGone && (page !== place.page || known !== null)) {
    return await invoicesView(surroundings, actor, { ...place, page, known: null });
  }
  const sums = known?.sums ?? (await summariseInvoices(desk, actor, { ...place, ...list }));
  const paysFor = list.total === 0 ? await findPaysFor(desk, actor, place.text) : null;
  return invoicesModal({ ...place, ...list, sums, offered, paysFor }, shownClub(desk));
}

/** Who pays for the one child that was typed; null where it was no child. */
async function findPaysFor(
  desk: Surroundings['desk'],
  actor: Actor,
  text: string,
): Promise<string | null> {
  const { payers, total } = await findPayers(desk, actor, { text, limit: 1 });
  const [only] = payers;
  return only === undefined || total > 1 ? null : paysForText(only);
}

async function detailsView(
  { desk }: Surroundings,
  actor: Actor,
  place: DetailsPlace,
): Promise<ModalView> {
  const details = await invoiceDetails(desk, actor, place.invoiceId);
  return invoiceDetailsModal(details, place, shownClub(desk));
}

/** What `/invoices …` opens: one invoice's details for its number, else the list. */
async function invoicesFor(
  surroundings: Surroundings,
  actor: Actor,
  text: string,
): Promise<ModalView> {
  const { desk } = surroundings;
  const filter = readFilter(text);
  const looksLikeNumber = /\d/.test(filter.text);
  const invoiceId = looksLikeNumber ? await findInvoiceIdByNumber(desk, actor, filter.text) : null;
  if (invoiceId !== null) return detailsView(surroundings, actor, placeOf(invoiceId));
  return invoicesView(surroundings, actor, anew(await understood(surroundings, actor, filter)));
}

/** The command, the shortcut and the button of the Home tab. */
export const invoicesForm: Form = {
  title: invoicesTitle,
  openId: invoicesIds.open,
  start: async (surroundings, actor, start) => {
    // A button carries what one would type after the command, such as a status.
    const typed = start.kind === 'text' ? start.text : '';
    const text = start.kind === 'record' ? start.id : typed;
    return { view: await invoicesFor(surroundings, actor, text) };
  },
};

/** The list as what stands in its boxes wants it, once this control was used. */
async function placeNow(
  surroundings: Surroundings,
  actor: Actor,
  view: Submitted['view'],
  actionId = '',
): Promise<InvoicesPlace> {
  const typed = searchNow(view, actionId);
  return placeFor(typed, await understood(surroundings, actor, typed), view.private_metadata);
}

/** Another page, another status, other days or other words. */
async function changeInvoices(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const request = { client, body, what: 'Searching invoices' };
  const [actionId, value] = [actionIdOf(body), buttonValue(body)];
  await surroundings.edge.refreshModal(request, async (actor, view) => {
    const turned = turnedTo({ actionId, value }, view.private_metadata);
    const place = turned ?? (await placeNow(surroundings, actor, view, actionId));
    return invoicesView(surroundings, actor, place);
  });
}

/** The menu of details: it opens them on top, and forgets the choice, to be chosen again. */
async function openChosen(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { edge, desk } = surroundings;
  const { body, client } = pressed;
  const what = 'Showing the invoice';
  const invoiceId = recordId(desk.club.id, chosenOption(body));
  const place = placeOf(invoiceId, beneathOf(surroundings, body));
  await showNext(edge, pressed, { what, title: 'Invoice' }, (actor) =>
    detailsView(surroundings, actor, place),
  );
  if (isStackFull(body.view)) return;
  await edge.refreshModal({ client, body, what }, (actor, view) => {
    const list = filterMetadata.read(view.private_metadata);
    return invoicesView(surroundings, actor, { ...list, opened: list.opened + 1 });
  });
}

async function submitInvoices(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const show = async (actor: Actor) =>
    invoicesView(surroundings, actor, await placeNow(surroundings, actor, submitted.view));
  const search = { what: 'Your search', button: invoicesButton, command: '/invoices', show };
  await submitSearch(surroundings, submitted, search);
}

/** After a booking: the figures may be others, so all is counted and summed anew. */
const drawInvoices: Screen = async (surroundings, actor, metadata) => {
  const place = { ...filterMetadata.read(metadata), known: null };
  return { view: await invoicesView(surroundings, actor, place), beneath: null };
};

export const submissions: FormHandlers['submissions'] = { [invoicesIds.callback]: submitInvoices };

export const actions: FormHandlers['actions'] = {
  [invoicesIds.open]: openByButton(invoicesForm),
  [invoicesIds.details]: openChosen,
  ...Object.fromEntries(
    [
      invoicesIds.status,
      invoicesIds.from,
      invoicesIds.until,
      invoicesIds.anyDay,
      invoicesIds.search,
      invoicesIds.previous,
      invoicesIds.next,
    ].map((id) => [id, changeInvoices]),
  ),
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = { [invoicesIds.callback]: drawInvoices };
