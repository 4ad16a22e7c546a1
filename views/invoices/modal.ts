import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { context, modal, textInput } from '../../src/blocks/layout.js';
import { pageRange, pager } from '../../src/blocks/pager.js';
import { counted, safe, safeSentence } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { type InvoiceStatus, invoiceStatuses } from '../../src/domain/invoices/invoice.js';
import type { InvoiceList } from '../../src/services/invoices/invoice-list.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { type InvoicesFilter, searchChars } from './filter.js';
import { invoicesButton, invoicesIds, invoicesTitle } from './ids.js';
import { invoiceRows } from './rows.js';

export const invoicesPerPage = 10;

/** `paysFor` says who pays for a child that is on no invoice. */
export type InvoicesData = InvoicesFilter & InvoiceList & { paysFor?: string | null };

const anyStatus = 'all';

/** Travels with the view; a view of an earlier version is refused. */
export const filterMetadata = privateMetadata(1, {
  status: z.enum(invoiceStatuses).nullable(),
  text: z.string().max(searchChars),
  page: z.int().min(0),
});

function option(value: string): PlainTextOption {
  const words = value === anyStatus ? 'All' : `${value.charAt(0).toUpperCase()}${value.slice(1)}`;
  return { text: plain(words), value };
}

function statusInput(status: InvoiceStatus | null): InputBlock {
  return {
    type: 'input',
    block_id: invoicesIds.status,
    label: plain('Status'),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: invoicesIds.status,
      options: [anyStatus, ...invoiceStatuses].map(option),
      initial_option: option(status ?? anyStatus),
    },
  };
}

function nothingFound({ status, text, paysFor = null }: InvoicesData): string {
  const searched = text === '' ? '' : ` for “${safe(text)}”`;
  const filtered = status === null ? '' : ` with the status ${status}`;
  if (searched === '' && filtered === '') {
    return 'There are no invoices yet. Issue one with /issue-invoice, or import the club’s records.';
  }
  const tries = [
    ...(status === null ? [] : ['choose the status All']),
    'type a number such as INV-1042, or a part of the name or email of a payer or child',
  ];
  const payer = paysFor === null ? '' : ` ${safeSentence(paysFor)} Search for who pays.`;
  return `No invoice was found${searched}${filtered}.${payer} To find more, ${tries.join(', or ')}.`;
}

function found({ total }: InvoicesData): KnownBlock[] {
  return [context(`${counted(total, 'invoice')}, newest first`)];
}

function results(data: InvoicesData, club: ShownClub): KnownBlock[] {
  if (data.total === 0) return [context(nothingFound(data))];
  const pages = pager(invoicesIds.callback, 'invoices', data);
  const range = data.total > data.pageSize ? `${pageRange(data)} invoices, newest first` : null;
  const top = range === null ? found(data) : [context(range)];
  return [...top, ...invoiceRows(data.rows, club), ...pages];
}

/** The list of invoices: a filter, a search and one page of rows. */
export function invoicesModal(data: InvoicesData, club: ShownClub): ModalView {
  const { status, text, page } = data;
  return modal({
    title: invoicesTitle,
    callbackId: invoicesIds.callback,
    metadata: filterMetadata.write({ status, text, page }),
    submit: invoicesButton,
    blocks: [
      textInput({
        id: invoicesIds.search,
        label: 'Search',
        hold: 'Number, payer or child',
        initial: text,
        maxLength: searchChars,
        optional: true,
        dispatch: true,
      }),
      statusInput(status),
      ...results(data, club),
    ],
  });
}
