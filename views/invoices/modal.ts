import type { InputBlock, ModalView } from '@slack/types';
import { modal, textInput } from '../../src/blocks/layout.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { searchChars } from './filter.js';
import { dayInputs } from './filters.js';
import { found, inAll } from './found.js';
import { invoicesButton, invoicesIds, invoicesTitle, searchBlockOf } from './ids.js';
import { filterMetadata, type InvoicesData, knownOf } from './metadata.js';
import { invoiceRows } from './rows.js';

export const invoicesPerPage = 10;

function searchInput(text: string, reread: number): InputBlock {
  const box = textInput({
    id: invoicesIds.search,
    label: 'Search',
    hold: 'Number, payer or child',
    initial: text,
    maxLength: searchChars,
    optional: true,
    dispatch: true,
  });
  return { ...box, block_id: searchBlockOf(reread) };
}

/** The list of invoices: a search, the filters, and one page of rows with the ways on above it. */
export function invoicesModal(data: InvoicesData, club: ShownClub): ModalView {
  const { status, text, issuedFrom, issuedUntil, page, opened, reread } = data;
  const filter = { status, text, issuedFrom, issuedUntil, page };
  return modal({
    title: invoicesTitle,
    callbackId: invoicesIds.callback,
    metadata: filterMetadata.write({ ...filter, opened, reread, known: knownOf(data) }),
    submit: invoicesButton,
    blocks: [
      searchInput(text, reread),
      ...found(data, club),
      ...invoiceRows(data.rows, club),
      ...inAll(data, club),
      ...dayInputs(filter),
    ],
  });
}
