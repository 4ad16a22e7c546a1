import type { ModalView } from '@slack/types';
import { header, modal } from '../../src/blocks/layout.js';
import type { SessionReinstatement } from '../../src/domain/people/club-records.js';
import { points } from '../forms/confirm.js';
import { reinstateFormTitle } from './ids.js';
import { effectPoints } from './modal.js';

/** What became of a session that takes place again. */
export function reinstatedModal(done: SessionReinstatement): ModalView {
  return modal({
    title: reinstateFormTitle,
    close: 'Back',
    blocks: [
      header('The session takes place again'),
      points([
        ...effectPoints(done),
        'If credit or a refund was given for it, that stays given.',
        'Nobody was told. Please tell the attendees yourself.',
      ]),
    ],
  });
}
