import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { context, divider, header, modal, section } from '../../src/blocks/layout.js';
import { shownInSlack } from '../../src/blocks/settings-words.js';
import { safeSentence } from '../../src/blocks/text.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { changeInWords } from '../../src/domain/settings/setting-words.js';
import type { SettingsEvent } from '../../src/domain/trail/audit-event.js';
import type { ShownSettings } from '../../src/services/settings/read-settings.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { booksBlocks } from './books-inputs.js';
import { channelInputs } from './channel-inputs.js';
import { saveButton, settingsIds, settingsTitle } from './ids.js';
import { clubBlocks, creditInputs } from './inputs.js';
import { roleBlocks, thresholdBlocks } from './people-inputs.js';

export const settingsMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  /** How often the settings had been changed when this was drawn. */
  seq: z.string().regex(/^[0-9]{1,18}$/),
  beneath: beneathShape,
});

export type SettingsPlace = { operationId: string; beneath: Beneath; notice: string | null };

/** Who changed what, when, from what and to what. */
function eventText(
  { actor, approvedBy, at, changes }: SettingsEvent,
  { club, currency }: { club: ShownClub; currency: string },
): string {
  const words = wordsFor(club);
  const show = shownInSlack(currency, words);
  const second = approvedBy === null ? '' : `, approved by ${actorName(approvedBy)}`;
  const what = changes.map((change) => changeInWords(change, show)).join('; ');
  return `${words.time(at)} · ${actorName(actor)}${second}: ${what}`;
}

function eventBlocks({ events, values }: ShownSettings, club: ShownClub): KnownBlock[] {
  if (events.length === 0) return [];
  const { currency } = values;
  return [
    divider,
    header('Last changes'),
    ...events.map((event) => context(eventText(event, { club, currency }))),
  ];
}

/** All that an admin can set, as it is in force, and who changed it last. */
export function settingsModal(
  shown: ShownSettings,
  { operationId, beneath, notice }: SettingsPlace,
  club: ShownClub,
): ModalView {
  const { seq } = shown;
  return modal({
    title: settingsTitle,
    callbackId: settingsIds.callback,
    metadata: settingsMetadata.write({ operationId, seq: `${seq}`, beneath }),
    submit: saveButton,
    close: beneath === null ? 'Close' : 'Back',
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      section(
        'What is saved here holds at once, for everybody. A form that is open keeps what it said, or is shown once more.',
      ),
      ...clubBlocks(shown),
      divider,
      ...creditInputs(shown),
      ...booksBlocks(shown, club),
      ...thresholdBlocks(shown, wordsFor(club)),
      divider,
      ...channelInputs(shown),
      divider,
      ...roleBlocks(shown, wordsFor(club)),
      ...eventBlocks(shown, club),
    ],
  });
}
