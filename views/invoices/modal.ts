import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { context, modal, textInput } from '../../src/blocks/layout.js';
import { pageRange, pager } from '../../src/blocks/pager.js';
import { privateMetadata } from '../../src/blocks/private-metadata.js';
import { counted, safe } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { type InvoiceStatus, invoiceStatuses } from '../../src/domain/invoices/invoice.js';
import { type InvoiceRow, invoiceRows } from './rows.js';

export const invoicesIds = {
  callback: 'invoices',
  status: 'invoices.status',
  search: 'invoices.search',
  pages: 'invoices',
  previous: 'invoices.previous',
  next: 'invoices.next',
} as const;

export const invoicesPerPage = 10;

/** What the list shows; `page` is from 0.  */
export type InvoicesFilter = { status: InvoiceStatus | null; text: string; page: number };

export type InvoicesData = InvoicesFilter & {
  rows: readonly InvoiceRow[];
  pageSize: number;
  total: number;
};

const anyStatus = 'all';
const searchChars = 100;

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

function nothingFound({ status, text }: InvoicesFilter): string {
  const searched = text === '' ? '' : ` for “${safe(text)}”`;
  const filtered = status === null ? '' : ` with the status ${status}`;
  if (searched === '' && filtered === '') {
    return 'There are no invoices yet. Issue one with /issue-invoice, or import the club’s records.';
  }
  const tries = [
    ...(status === null ? [] : ['choose the status All']),
    'type the beginning of a number such as INV-1042, or of the name of a payer or child',
  ];
  return `No invoice was found${searched}${filtered}. To find more, ${tries.join(', or ')}.`;
}

function found({ total }: InvoicesData): KnownBlock[] {
  return [context(`${counted(total, 'invoice')}, newest first`)];
}

function results(data: InvoicesData, club: ShownClub): KnownBlock[] {
  if (data.total === 0) return [context(nothingFound(data))];
  const pages = pager(invoicesIds.pages, 'invoices', data);
  const range = data.total > data.pageSize ? `${pageRange(data)} invoices, newest first` : null;
  const top = range === null ? found(data) : [context(range)];
  return [...top, ...invoiceRows(data.rows, club), ...pages];
}

/** The list of invoices: a filter, a search and one page of rows. */
export function invoicesModal(data: InvoicesData, club: ShownClub): ModalView {
  const { status, text, page } = data;
  return modal({
    title: 'Invoices',
    callbackId: invoicesIds.callback,
    metadata: filterMetadata.write({ status, text, page }),
    submit: 'Search',
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

export type ViewValues = Record<
  string,
  Record<string, { value?: string | null; selected_option?: { value: string } | null }>
>;

/** What is typed and chosen now; a new search starts on its first page. */
export function readSearch(values: ViewValues): InvoicesFilter {
  const typed = values[invoicesIds.search]?.[invoicesIds.search]?.value ?? '';
  const chosen = values[invoicesIds.status]?.[invoicesIds.status]?.selected_option?.value;
  return { status: statusNamed(chosen ?? ''), text: typed.trim(), page: 0 };
}

export function statusNamed(word: string): InvoiceStatus | null {
  const plainWord = word.trim().toLowerCase();
  return invoiceStatuses.find((status) => status === plainWord) ?? null;
}

/** What `/invoices …` asks for: a status word filters, everything else is searched for. */
export function readArguments(text: string): InvoicesFilter {
  const typed = text.trim().slice(0, searchChars);
  const status = statusNamed(typed);
  return { status, text: status === null ? typed : '', page: 0 };
}
