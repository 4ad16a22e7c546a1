import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { actInWords } from '../../src/blocks/act-words.js';
import { context, modal, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { standingInWords } from '../../src/blocks/request-words.js';
import { counted } from '../../src/blocks/text.js';
import { type ShownClub, userName, wordsFor } from '../../src/blocks/words.js';
import type { ListedRequest, ListedRequests } from '../../src/services/approvals/waiting.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { reviewButton, seeRequestButton } from '../forms/request-message.js';
import { askedTitle, requestListIds, waitingTitle } from './ids.js';

export const requestsPerPage = 10;

export const requestListMetadata = privateMetadata(1, {
  list: z.enum(['waiting', 'asked']),
  page: z.int().min(0),
  beneath: beneathShape,
});

function row(
  { request, payerName }: ListedRequest,
  list: ListedRequests['list'],
  club: ShownClub,
): KnownBlock {
  const words = wordsFor(club);
  const what = actInWords(request, payerName, words);
  const who = `${userName(request.requesterId)}, ${words.time(request.askedAt)}`;
  const about = `the request of ${words.time(request.askedAt)}`;
  return section(
    `${what.charAt(0).toUpperCase()}${what.slice(1)}\n${who}\n${standingInWords(request, words)}`,
    // Of one's own there is nothing to decide.
    request.state === 'open' && list === 'waiting'
      ? reviewButton(request.id, about)
      : seeRequestButton(request.id, about),
  );
}

const nothing = {
  waiting: 'Nothing waits for you to approve.',
  asked: 'You asked for nothing that needs a second person.',
} as const;

/** What waits for this person to decide, oldest first, or what they asked for, newest first. */
export function requestListModal(
  data: ListedRequests,
  beneath: Beneath,
  club: ShownClub,
): ModalView {
  const { list, requests, total, page } = data;
  const all =
    list === 'waiting'
      ? `${counted(total, 'request')} of others, the oldest first.`
      : `${counted(total, 'request')} of yours, the newest first.`;
  return modal({
    title: list === 'waiting' ? waitingTitle : askedTitle,
    callbackId: requestListIds.callback,
    metadata: requestListMetadata.write({ list, page, beneath }),
    close: beneath === null ? 'Close' : 'Back',
    blocks: [
      context(total === 0 ? nothing[list] : all),
      ...pager(requestListIds.callback, 'requests', data),
      ...requests.map((one) => row(one, list, club)),
    ],
  });
}
