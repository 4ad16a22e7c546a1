import type { ActionsBlock, ActionsBlockElement, Datepicker } from '@slack/types';
import { button } from '../../src/blocks/layout.js';
import { listedStatusName } from '../../src/blocks/listed-status-words.js';
import { option, plain } from '../../src/blocks/text-objects.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { type ListedStatus, listedStatuses } from '../../src/domain/invoices/listed-status.js';
import type { InvoicesFilter } from './filter.js';
import { invoicesIds } from './ids.js';

const every = option('All invoices', 'all');

function statusMenu(
  status: ListedStatus | null,
  offered: readonly ListedStatus[],
): ActionsBlockElement {
  // The one that is shown stands there too, though its last invoice may just have left it.
  const options = listedStatuses
    .filter((one) => one === status || offered.includes(one))
    .map((one) => option(listedStatusName(one), one));
  const chosen = options.find(({ value }) => value === status);
  return {
    type: 'static_select',
    action_id: invoicesIds.status,
    placeholder: plain('Status'),
    options: [every, ...options],
    initial_option: chosen ?? every,
  };
}

function day(actionId: string, words: string, initial: CalendarDate | null): Datepicker {
  const chosen = initial === null ? {} : { initial_date: initial };
  return { type: 'datepicker', action_id: actionId, placeholder: plain(words), ...chosen };
}

/** Status and days in one row, so that as much as possible of the list is in view. */
export function filterRow(filter: InvoicesFilter, offered: readonly ListedStatus[]): ActionsBlock {
  const { status, issuedFrom, issuedUntil } = filter;
  const hasDays = issuedFrom !== null || issuedUntil !== null;
  return {
    type: 'actions',
    block_id: invoicesIds.filters,
    elements: [
      statusMenu(status, offered),
      day(invoicesIds.from, 'Issued from', issuedFrom),
      day(invoicesIds.until, 'Issued until', issuedUntil),
      ...(hasDays ? [button({ text: 'Any day', actionId: invoicesIds.anyDay })] : []),
    ],
  };
}
