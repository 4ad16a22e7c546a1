import type { ModalView } from '@slack/types';
import { actions, section } from '../../src/blocks/layout.js';
import { safeSentence } from '../../src/blocks/text.js';
import type { OpenInTheWay } from '../../src/services/approvals/form-hint.js';
import { seeRequestButton } from './request-message.js';

/** A form that cannot be sent: the same waits for a second person already, and here it is. */
export function alreadyAsked(view: ModalView, { requestId, sentence }: OpenInTheWay): ModalView {
  const { submit: _nothingToSend, ...rest } = view;
  const [header] = view.blocks;
  return {
    ...rest,
    blocks: [
      ...(header?.type === 'header' ? [header] : []),
      section(safeSentence(sentence)),
      ...actions([seeRequestButton(requestId, 'the request that waits')]),
    ],
  };
}
