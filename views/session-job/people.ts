import type { InputBlock, KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { context, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { JobPart } from '../../src/domain/sessions/jobs/job-part.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import { filterOptions } from './filter.js';
import { sessionJobIds } from './ids.js';
import { type JobPlace, longestSearch } from './metadata.js';

export const partsPerPage = 20;

/** So few are seen at a glance, and need no search box. */
export const fewPeople = 5;

function searchInput(search: string): InputBlock {
  return input({
    ...{ id: sessionJobIds.search, label: 'Search', optional: true, dispatch: true },
    hint: 'A name of an attendee or of who pays. Press Enter to search.',
    element: {
      type: 'plain_text_input',
      max_length: longestSearch,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(search === '' ? {} : { initial_value: search }),
    },
  });
}

/** Everybody, or those to whom one thing happens; numbers stand beside each. */
function filterMenu(review: JobReview, { filter }: JobPlace): KnownBlock {
  const options = filterOptions(review);
  const [every] = options;
  const chosen = options.find(({ value }) => value === filter) ?? every;
  return {
    type: 'actions',
    block_id: `${sessionJobIds.filter}.menu`,
    elements: [
      {
        type: 'static_select',
        action_id: sessionJobIds.filter,
        placeholder: plain('Who is shown'),
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      },
    ],
  };
}

/**
 * One page of the people of a job, with what finds single ones among thousands. `canSearch`: the
 * view has a button at its end, without which Slack takes no box to type in.
 */
export function peopleBlocks(
  review: JobReview,
  { place, canSearch }: { place: JobPlace; canSearch: boolean },
  row: (part: JobPart) => KnownBlock,
): KnownBlock[] {
  const { sums } = review;
  if (sums.parts === 0) return [section('Nobody is booked, so nothing is given.')];
  const tools =
    sums.parts <= fewPeople
      ? []
      : [filterMenu(review, place), ...(canSearch ? [searchInput(place.search)] : [])];
  return [...tools, ...peopleRows(review, sessionJobIds.callback, row)];
}

/** The rows of a page, below the buttons that turn it. */
export function peopleRows(
  { page }: Pick<JobReview, 'page'>,
  prefix: string,
  row: (part: JobPart) => KnownBlock,
): KnownBlock[] {
  const shown = { page: page.page, pageSize: partsPerPage, total: page.found };
  const none = context('Nobody fits. Search for another name, or choose Everybody.');
  return [
    ...pager(prefix, 'people', shown),
    ...(page.parts.length === 0 ? [none] : page.parts.map(row)),
  ];
}
