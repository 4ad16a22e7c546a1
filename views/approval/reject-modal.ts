import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { modal, section, textInput } from '../../src/blocks/layout.js';
import { requestInWords } from '../../src/blocks/request-words.js';
import type { Words } from '../../src/blocks/words.js';
import { longestComment, type RequestSummary } from '../../src/domain/approvals/request.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { rejectButton, rejectIds, rejectTitle } from './ids.js';

export const rejectMetadata = privateMetadata(1, {
  requestId: z.string().min(1).max(100),
  beneath: beneathShape,
});

/** Asks why, since whoever asked wants to know. */
export function rejectModal(
  {
    request,
    payerName,
    beneath,
    comment,
  }: {
    request: RequestSummary;
    payerName: string;
    beneath: Beneath;
    /** What was typed in the review already. */
    comment: string;
  },
  words: Words,
): ModalView {
  return modal({
    title: rejectTitle,
    callbackId: rejectIds.callback,
    metadata: rejectMetadata.write({ requestId: request.id, beneath }),
    submit: rejectButton,
    close: beneath === null ? 'Cancel' : 'Back',
    blocks: [
      section(requestInWords(request, payerName, words)),
      textInput({
        ...{ id: rejectIds.comment, label: 'Comment', maxLength: longestComment },
        ...(comment === '' ? {} : { initial: comment }),
        hint: 'Say why. Whoever asked reads it.',
      }),
    ],
  });
}
