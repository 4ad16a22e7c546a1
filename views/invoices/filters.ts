import type { ActionsBlockElement, InputBlock, KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { actions, button } from '../../src/blocks/layout.js';
import { listedStatusName } from '../../src/blocks/listed-status-words.js';
import { option, plain } from '../../src/blocks/text-objects.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { type ListedStatus, listedStatuses } from '../../src/domain/invoices/listed-status.js';
import type { InvoicesFilter } from './filter.js';
import { invoicesIds } from './ids.js';

const every = option('All invoices', 'all');

export function statusMenu(
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

/** The days stand below the rows, so that as much as possible of the list is in view. */
export function dayInputs({ issuedFrom, issuedUntil }: InvoicesFilter): KnownBlock[] {
  const hasDays = issuedFrom !== null || issuedUntil !== null;
  return [
    dayInput(invoicesIds.from, 'Issued from', issuedFrom),
    dayInput(invoicesIds.until, 'Issued until', issuedUntil),
    ...(hasDays ? actions([button({ text: 'Any day', actionId: invoicesIds.anyDay })]) : []),
  ];
}

function dayInput(id: string, label: string, initial: CalendarDate | null): InputBlock {
  const chosen = initial === null ? {} : { initial_date: initial };
  const element = { type: 'datepicker' as const, ...chosen };
  return input({ id, label, element, optional: true, dispatch: true });
}
