import type { types } from '@slack/bolt';
import type { Actor } from '../../src/domain/actor.js';
import { listInvoices } from '../../src/services/invoice-list.js';
import { nearestPage } from '../show/pager.js';
import { shownClub } from '../shown-club.js';
import type { Surroundings } from '../surroundings.js';
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
