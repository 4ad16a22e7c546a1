import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input } from '../../src/blocks/inputs.js';
import { actions, button, modal, section } from '../../src/blocks/layout.js';
import { bare, safeSentence } from '../../src/blocks/text.js';
import { limits, option, plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { Product } from '../../src/domain/people/club-records.js';
import { ownId } from '../../src/domain/record-id.js';
import type { NamedSession } from '../../src/domain/sessions/jobs/job-review.js';
import type { Give } from '../../src/domain/sessions/jobs/session-job.js';
import type { SessionsFound } from '../../src/services/sessions/cancelling/session-search.js';
import { cancelledSessionsIds, cancelledSessionsTitle } from '../cancelled-sessions/ids.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { reasonListInputs, type TypedReason } from '../forms/reason-list.js';
import { foundBlocks } from './found.js';
import { cancelSessionIds, cancelSessionTitle, continueButton } from './ids.js';
import { dayInput, giveInput, sessionsInput, whichInput, wordsInputs } from './inputs.js';
import { type Which, whichKinds } from './which.js';

export const cancelSessionMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  /** What was typed behind the command: the sessions that are offered first. */
  search: z.string(),
  /** The fields that the form shows. */
  which: z.enum(whichKinds),
});

/** What else stands in the form, for one that is shown once more. */
export type TypedWords = TypedReason & {
  give: Give;
  keepBack: string;
  notify: boolean;
  message: string;
};

export const nothingTyped: TypedWords = {
  ...{ give: 'credit', keepBack: '', notify: false, message: '' },
  ...{ reason: 'Class cancelled', otherWords: null },
};

export type CancelSessionForm = {
  club: ShownClub;
  currency: string;
  operationId: string;
  search: string;
  which: Which;
  /** With which the search box begins. */
  chosen: readonly NamedSession[];
  product: Pick<Product, 'id' | 'name'> | null;
  day: CalendarDate | null;
  from: CalendarDate | null;
  until: CalendarDate | null;
  /** What the days bring; null as long as they are not chosen. */
  found: SessionsFound | null;
  typed: TypedWords;
};

function productInput({ product, club }: CancelSessionForm): InputBlock {
  const initial =
    product === null
      ? {}
      : {
          initial_option: option(bare(product.name, limits.optionText), ownId(club.id, product.id)),
        };
  return input({
    ...{ id: cancelSessionIds.product, label: 'Product', dispatch: true },
    element: {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Search for a product'),
      ...initial,
    },
  });
}

function sessionBlocks(form: CancelSessionForm): KnownBlock[] {
  const { which, chosen, search, club, day, from, until, found } = form;
  switch (which) {
    case 'chosen':
      return [sessionsInput(chosen, search, club)];
    case 'day':
      return [dayInput(cancelSessionIds.day, 'Day', { day }), ...foundBlocks(found, club)];
    case 'product':
      return [
        productInput(form),
        dayInput(cancelSessionIds.from, 'From', { day: from }),
        dayInput(cancelSessionIds.until, 'Until', { day: until, hint: 'This day counts as well.' }),
        ...foundBlocks(found, club),
      ];
    default:
      return which satisfies never;
  }
}

const reasonHint = 'Kept on each credit note and shown wherever its reason is.';

/** Which sessions are cancelled and what attendees get; the next screen shows what that does. */
export function cancelSessionModal(form: CancelSessionForm): ModalView {
  const { operationId, search, which, typed, currency } = form;
  const cancelled = button({
    ...{ text: cancelledSessionsTitle, actionId: cancelledSessionsIds.open },
  });
  return modal({
    title: cancelSessionTitle,
    callbackId: cancelSessionIds.callback,
    metadata: cancelSessionMetadata.write({ operationId, search, which }),
    submit: continueButton,
    close: 'Close',
    blocks: [
      whichInput(which),
      ...sessionBlocks(form),
      giveInput(typed.give),
      ...wordsInputs(typed, currency),
      ...reasonListInputs(cancelSessionIds, typed, {
        hint: reasonHint,
        reasons: form.club.reasons,
      }),
      section(
        safeSentence(
          'Continue shows every attendee with what happens to them. Nothing is cancelled by it.',
        ),
      ),
      ...actions([cancelled]),
    ],
  });
}
