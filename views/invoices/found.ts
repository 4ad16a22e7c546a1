import type { ActionsBlock, ActionsBlockElement, KnownBlock } from '@slack/types';
import { totalFigures } from '../../src/blocks/invoice-figures.js';
import { context } from '../../src/blocks/layout.js';
import { listedStatusSaid } from '../../src/blocks/listed-status-words.js';
import { pageButtons, pageRange } from '../../src/blocks/pager.js';
import { bare, counted, safe, safeSentence } from '../../src/blocks/text.js';
import { limits, option, plain } from '../../src/blocks/text-objects.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { ownId } from '../../src/domain/record-id.js';
import type { InvoiceListRow } from '../../src/services/invoices/invoice-list.js';
import type { InvoicesFilter } from './filter.js';
import { statusMenu } from './filters.js';
import { invoicesIds } from './ids.js';
import type { InvoicesData } from './metadata.js';

/** Of more currencies only what stands at both ends of each sum: the line has no room for all. */
const currenciesInFull = 4;
/** Beyond these a line would be longer than Slack takes; no club is known to have as many. */
const currenciesShown = 20;

/** Whether the sum counts what has a payment on its way, where a club has any of that. */
function pendingCounted(status: InvoicesData['status']): string {
  if (status === null) return ', with what has a payment on its way';
  return status === 'outstanding' ? ', without what has a payment on its way' : '';
}

/** What of all that was found is left to pay: it stands above the rows. */
function leftInAll({ sums, status, offered }: InvoicesData, club: ShownClub): string {
  if (sums === null) return '';
  const { money } = wordsFor(club);
  const first = sums.slice(0, currenciesInFull);
  const owed = first.filter(({ outstanding }) => outstanding > 0n);
  if (owed.length === 0) return ' · nothing outstanding';
  const amounts = owed.map(({ outstanding, currency }) => money(outstanding, currency));
  const counts = offered.includes('pending') ? pendingCounted(status) : '';
  return ` · *${amounts.join(', ')} outstanding*${counts}`;
}

/** What all of the filter sums up to, not only this page: it stands below the rows. */
export function inAll({ sums, total }: InvoicesData, club: ShownClub): KnownBlock[] {
  return total === 0 ? [] : [context(sumsInWords(sums, club))];
}

function sumsInWords(sums: InvoicesData['sums'], club: ShownClub): string {
  if (sums === null) return 'Too many to sum up: narrow them by status, days or words.';
  const more = sums.length - currenciesShown;
  const words = wordsFor(club);
  const first = sums.slice(0, currenciesShown);
  const shown = first.map((sum) => {
    const all = totalFigures(sum, words);
    return (sums.length > currenciesInFull ? [...all.slice(0, 1), ...all.slice(-1)] : all).join(
      ' · ',
    );
  });
  return `In all: ${[...shown, ...(more > 0 ? [counted(more, 'more currency', 'more currencies')] : [])].join('; ')}`;
}

/** The menu that leads to the details of each row, since a row has room for one button. */
function detailsMenu(data: InvoicesData, club: ShownClub): ActionsBlockElement {
  const { date } = wordsFor(club);
  const named = ({ invoice }: InvoiceListRow) => ({
    ...option(bare(invoice.number, limits.optionText), ownId(club.id, invoice.id)),
    description: plain(`Issued ${date(invoice.issuedOn)}`),
  });
  return {
    type: 'static_select',
    action_id: invoicesIds.details,
    placeholder: plain('Details of…'),
    options: data.rows.map(named),
  };
}

/** The ways on, in one row: pages, status, details. */
function waysOn(data: InvoicesData, club: ShownClub): ActionsBlock {
  return {
    type: 'actions',
    // A menu forgets its choice when its block is a new one.
    block_id: `${invoicesIds.details}.${data.page}.${data.opened}.${data.reread}`,
    elements: [
      ...pageButtons(invoicesIds.callback, 'invoices', data),
      statusMenu(data.status, data.offered),
      ...(data.rows.length > 0 ? [detailsMenu(data, club)] : []),
    ],
  };
}

/** Above the rows: where the reader is, what is left to pay of all, and the ways on. */
export function found(data: InvoicesData, club: ShownClub): KnownBlock[] {
  return [
    context(data.total === 0 ? nothingFound(data, club) : inWords(data, club)),
    waysOn(data, club),
  ];
}

function inWords(data: InvoicesData, club: ShownClub): string {
  const { status, text } = data;
  const one = status === null ? 'invoice' : `${listedStatusSaid(status)} invoice`;
  const many = data.total > data.pageSize;
  const where = many ? `${pageRange(data)} ${one}s` : counted(data.total, one);
  const searched = text === '' ? '' : ` for “${safe(text)}”`;
  const found = `${where}${searched}, newest first${issuedBetween(data, club)}`;
  return `${found}${leftInAll(data, club)}`;
}

function issuedBetween(filter: InvoicesFilter, club: ShownClub): string {
  const { date } = wordsFor(club);
  const { issuedFrom, issuedUntil } = filter;
  if (issuedFrom === null && issuedUntil === null) return '';
  const from = issuedFrom === null ? '' : ` from ${date(issuedFrom)}`;
  const until = issuedUntil === null ? '' : ` until ${date(issuedUntil)}`;
  return `, issued${from}${until}`;
}

function nothingFound(filter: InvoicesData, club: ShownClub): string {
  const { status, text, issuedFrom, issuedUntil, paysFor = null } = filter;
  if (issuedFrom !== null && issuedUntil !== null && issuedFrom > issuedUntil) {
    return 'No invoice was found: the first day lies after the last. Choose the days anew.';
  }
  const searched = text === '' ? '' : ` for “${safe(text)}”`;
  const days = issuedBetween(filter, club);
  if (searched === '' && status === null && days === '') {
    return 'There are no invoices yet. Issue one with /issue-invoice, or import the club’s records.';
  }
  const filtered = status === null ? '' : ` that is ${listedStatusSaid(status)}`;
  const tries = [
    ...(status === null ? [] : ['choose *All invoices*']),
    ...(days === '' ? [] : ['press *Any day*']),
    'type a number such as INV-1042, or a part of the name or email of a payer or child',
  ];
  // A child may well be on invoices that the filter leaves out.
  const advice = filtered === '' && days === '' ? ' Search for who pays.' : '';
  const payer = paysFor === null ? '' : ` ${safeSentence(paysFor)}${advice}`;
  return `No invoice was found${searched}${filtered}${days}.${payer} To find more, ${tries.join(', or ')}.`;
}
