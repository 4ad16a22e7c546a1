import type { InputBlock, KnownBlock } from '@slack/types';
import { input, yesNo } from '../../src/blocks/inputs.js';
import { textInput } from '../../src/blocks/layout.js';
import { sessionOption } from '../../src/blocks/session-words.js';
import { bare } from '../../src/blocks/text.js';
import { limits, option, plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { longestMessage } from '../../src/domain/sessions/cancelling/longest-message.js';
import type { NamedSession } from '../../src/domain/sessions/jobs/job-review.js';
import { type Give, giveKinds } from '../../src/domain/sessions/jobs/session-job.js';
import { cancelSessionIds as ids } from './ids.js';
import { type Which, whichKinds } from './which.js';

const whichWords: Record<Which, string> = {
  chosen: 'Sessions that I choose',
  day: 'All of a day',
  product: 'All of a product between two days',
};

/** How the sessions are chosen; the form then asks for what that needs. */
export function whichInput(which: Which): InputBlock {
  return input({
    id: ids.which,
    label: 'Which',
    dispatch: true,
    element: {
      type: 'radio_buttons',
      options: whichKinds.map((kind) => option(whichWords[kind], kind)),
      initial_option: option(whichWords[which], which),
    },
  });
}

/** The search box for sessions; `search` is what was typed behind the command. */
export function sessionsInput(
  chosen: readonly NamedSession[],
  search: string,
  club: ShownClub,
): InputBlock {
  const initial = chosen.slice(0, limits.optionsInList).map((one) => sessionOption(one, club));
  return input({
    id: ids.sessions,
    label: 'Sessions',
    hint:
      search === ''
        ? 'Sessions to come, by name, product, day or time. For more than 100 choose a day or a product above.'
        : `First come the sessions for “${bare(search)}”. Type to search for others.`,
    element: {
      type: 'multi_external_select',
      min_query_length: 0,
      max_selected_items: limits.optionsInList,
      placeholder: plain('Name, product, day or time'),
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  });
}

export function dayInput(
  id: string,
  label: string,
  { day, hint }: { day: CalendarDate | null; hint?: string },
): InputBlock {
  return input({
    ...{ id, label, dispatch: true },
    ...(hint === undefined ? {} : { hint }),
    element: { type: 'datepicker', ...(day === null ? {} : { initial_date: day }) },
  });
}

const giveWords: Record<Give, string> = {
  credit: 'Credit',
  refund: 'Refund',
  nothing: 'Nothing',
};

export function giveInput(give: Give): InputBlock {
  return input({
    id: ids.give,
    label: 'Give attendees',
    hint: 'What each one paid for the session. Credit pays what is owed on the invoice first, and the rest becomes account credit. Nothing gives no money, no pass use and lowers no order.',
    element: {
      type: 'radio_buttons',
      options: giveKinds.map((kind) => option(giveWords[kind], kind)),
      initial_option: option(giveWords[give], give),
    },
  });
}

/** What is kept of each share, whom it is told, and in which words. */
export function wordsInputs(
  { keepBack, notify, message }: { keepBack: string; notify: boolean; message: string },
  currency: string,
): KnownBlock[] {
  return [
    textInput({
      ...{ id: ids.keepBack, label: 'Keep back', optional: true, maxLength: 40, initial: keepBack },
      hint: `Of what each attendee would get: an amount such as ${exampleAmount(currency)}, or a percentage such as 20 %. Empty keeps nothing back.`,
    }),
    input({
      ...{ id: ids.notify, label: 'Notify attendees', element: yesNo(notify) },
      hint: 'Yes: each payer gets one email about their own attendees, with your message. You see it before it is sent.',
    }),
    input({
      ...{ id: ids.message, label: 'Message', optional: true },
      hint: `In words meant for the attendees, up to ${longestMessage.toLocaleString('en-GB')} characters.`,
      element: {
        type: 'plain_text_input',
        multiline: true,
        max_length: longestMessage,
        ...(message === '' ? {} : { initial_value: message }),
      },
    }),
  ];
}
