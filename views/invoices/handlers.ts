import type { ModalView } from '@slack/types';
import { paysForText } from '../../src/blocks/contact-option.js';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { listInvoices } from '../../src/services/invoices/invoice-list.js';
import { findInvoiceIdByNumber } from '../../src/services/invoices/search-invoices.js';
import { findPayers } from '../../src/services/people/search-contacts.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { type Form, openByButton } from '../flow/open-form.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import { submitSearch } from '../flow/submit-search.js';
import type { FormHandlers, Screen, Surroundings } from '../flow/surroundings.js';
import { invoiceDetailsModal } from '../invoice-details/modal.js';
import { placeOf } from '../invoice-details/place.js';
import { type InvoicesFilter, readFilter } from './filter.js';
import { invoicesButton, invoicesIds, invoicesTitle } from './ids.js';
import { filterMetadata, invoicesModal, invoicesPerPage } from './modal.js';
import { readSearch } from './read.js';

/** One page of the list; a page that is gone becomes the last one. */
async function invoicesView(
  { desk }: Surroundings,
  actor: Actor,
  filter: InvoicesFilter,
): Promise<ModalView> {
  const { status, text } = filter;
  const wanted = { status, text, pageSize: invoicesPerPage };
  const first = await listInvoices(desk, actor, { ...wanted, page: filter.page });
  const page = nearestPage(filter.page, invoicesPerPage, first.total);
  const list = page === filter.page ? first : await listInvoices(desk, actor, { ...wanted, page });
  const paysFor = list.total === 0 ? await findPaysFor(desk, actor, text) : null;
  return invoicesModal({ ...filter, ...list, paysFor }, shownClub(desk));
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
  if (invoiceId === null) return invoicesView(surroundings, actor, filter);
  const details = await invoiceDetails(desk, actor, invoiceId);
  return invoiceDetailsModal(details, placeOf(invoiceId), shownClub(desk));
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

function filterNow(body: Pressed['body'], metadata: string): InvoicesFilter {
  const actionId = actionIdOf(body);
  if (actionId !== invoicesIds.previous && actionId !== invoicesIds.next) {
    return readSearch(body.view?.state.values ?? {});
  }
  const page = Number(buttonValue(body));
  const filter = filterMetadata.read(metadata);
  return { ...filter, page: Number.isInteger(page) && page > 0 ? page : 0 };
}

/** Another page, another status or other words. */
async function changeInvoices(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const request = { client, body, what: 'Searching invoices' };
  await surroundings.edge.refreshModal(request, (actor, view) =>
    invoicesView(surroundings, actor, filterNow(body, view.private_metadata)),
  );
}

async function submitInvoices(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  await submitSearch(surroundings, submitted, {
    what: 'Your search',
    button: invoicesButton,
    command: '/invoices',
    show: (actor) => invoicesView(surroundings, actor, readSearch(submitted.view.state.values)),
  });
}

const drawInvoices: Screen = async (surroundings, actor, metadata) => ({
  view: await invoicesView(surroundings, actor, filterMetadata.read(metadata)),
  beneath: null,
});

export const submissions: FormHandlers['submissions'] = { [invoicesIds.callback]: submitInvoices };

export const actions: FormHandlers['actions'] = {
  [invoicesIds.open]: openByButton(invoicesForm),
  [invoicesIds.status]: changeInvoices,
  [invoicesIds.search]: changeInvoices,
  [invoicesIds.previous]: changeInvoices,
  [invoicesIds.next]: changeInvoices,
};

export const searches: FormHandlers['searches'] = {};

export const screens: FormHandlers['screens'] = { [invoicesIds.callback]: drawInvoices };
