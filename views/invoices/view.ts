import type { types } from '@slack/bolt';
import { nearestPage } from '../../src/blocks/pager.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { listInvoices } from '../../src/services/invoices/invoice-list.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import { type InvoicesFilter, invoicesModal, invoicesPerPage } from './modal.js';

/** One page of the list; a page that is gone becomes the last one. */
export async function invoicesView(
  { desk }: Surroundings,
  actor: Actor,
  filter: InvoicesFilter,
): Promise<types.ModalView> {
  const { status, text } = filter;
  const wanted = { status, text, pageSize: invoicesPerPage };
  const first = await listInvoices(desk, actor, { ...wanted, page: filter.page });
  const page = nearestPage(filter.page, invoicesPerPage, first.total);
  const list = page === filter.page ? first : await listInvoices(desk, actor, { ...wanted, page });
  return invoicesModal({ ...filter, ...list }, shownClub(desk));
}
