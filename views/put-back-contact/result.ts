import type { ModalView } from '@slack/types';
import { header } from '../../src/blocks/layout.js';
import { putBackTexts } from '../../src/blocks/put-back-words.js';
import { safe } from '../../src/blocks/text.js';
import type { PutBackDone } from '../../src/services/sessions/leaving/put-back-contact.js';
import { type ConfirmPlace, points, resultModal } from '../forms/confirm.js';

/** What came back with somebody who was put back. */
export function putBackDoneModal(done: PutBackDone, place: ConfirmPlace): ModalView {
  return resultModal({
    title: 'Put back',
    place,
    blocks: [
      header(`${done.name} is back`),
      points([
        `On *${safe(done.productName)}* again, as before.`,
        ...putBackTexts(done),
        'Credit that was given stays, and nobody was told.',
      ]),
    ],
  });
}
