import type { ModalView } from '@slack/types';
import { forgetEffect } from '../../src/blocks/act-words.js';
import { input } from '../../src/blocks/inputs.js';
import { context, header, modal, section } from '../../src/blocks/layout.js';
import { plain } from '../../src/blocks/text-objects.js';
import { forgetAfterYears } from '../../src/domain/forgetting/forgotten.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { forgetPersonButton, forgetPersonIds, forgetPersonTitle } from './ids.js';

/** One opening of the form, and what lies beneath it. */
export const forgetPersonMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  beneath: beneathShape,
});

export type ForgetPlace = { operationId: string; beneath: Beneath };

const stays =
  'Backups that were taken before keep the name until they are deleted, and messages in Slack and mails that left are not changed.';

/** Whom, with all that goes and what does not. `isAlone`: nobody else is asked. */
export function forgetPersonModal(place: ForgetPlace, isAlone: boolean): ModalView {
  const whoElse = isAlone
    ? '*It is done at once and cannot be undone.*'
    : 'A second person has to approve it, and then it cannot be undone.';
  return modal({
    title: forgetPersonTitle,
    callbackId: forgetPersonIds.callback,
    submit: forgetPersonButton,
    close: place.beneath === null ? 'Close' : 'Back',
    metadata: forgetPersonMetadata.write(place),
    blocks: [
      section(`${forgetEffect} ${whoElse}`),
      input({
        ...{ id: forgetPersonIds.contact, label: 'Contact' },
        hint: 'Search by name, email or number. Whoever pays for others is forgotten after them.',
        element: {
          type: 'external_select',
          min_query_length: 0,
          placeholder: plain('Name, email or number'),
          focus_on_load: true,
        },
      }),
      context(
        `Possible once nothing is open about them, and ${forgetAfterYears} years after the last entry. ${stays}`,
      ),
    ],
  });
}

/** Only in a club of one person: elsewhere the form asks a second one. */
export function forgottenModal(): ModalView {
  return modal({
    title: forgetPersonTitle,
    close: 'Done',
    blocks: [
      header('The person is forgotten'),
      section('The name is gone, and all words about them follow within minutes. The books stay.'),
    ],
  });
}
