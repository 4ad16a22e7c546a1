import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../../src/blocks/layout.js';
import { requestInWords, standingInWords, whyInWords } from '../../src/blocks/request-words.js';
import type { Words } from '../../src/blocks/words.js';
import type { RequestSummary } from '../../src/domain/approvals/request.js';
import { requestIds } from './ids.js';

type Shown = { request: RequestSummary; payerName: string };

export function reviewButton(requestId: string, about = 'this request'): Button {
  return button({
    ...{ text: 'Review', actionId: requestIds.review, value: requestId, style: 'primary' },
    spoken: `Review ${about}`,
  });
}

/** The same for one that is over, where nothing is left to decide. */
export function seeRequestButton(requestId: string, about: string): Button {
  return button({
    ...{ text: 'See', actionId: requestIds.review, value: requestId },
    spoken: `See ${about}`,
  });
}

/** The message in the approvals channel, as the request stands; the button goes with a decision. */
export function requestMessage(
  { request, payerName }: Shown,
  words: Words,
): { text: string; blocks: KnownBlock[] } {
  const what = requestInWords(request, payerName, words);
  const standing = standingInWords(request, words);
  const isOpen = request.state === 'open';
  return {
    text: `${what}\n${standing}`,
    blocks: [
      section(what),
      isOpen ? context(`${whyInWords(request.need, words)} ${standing}`) : section(standing),
      ...actions(isOpen ? [reviewButton(request.id)] : []),
    ],
  };
}

/** It waits for days: once more, with the button. */
export function reminderText({ request, payerName }: Shown, words: Words): string {
  const { time } = words;
  return `This still waits for a second person, since ${time(request.askedAt)}.\n${requestInWords(request, payerName, words)}\n${standingInWords(request, words)}`;
}

/** For whoever asked. */
export function endedText({ request, payerName }: Shown, words: Words): string {
  const what = requestInWords(request, payerName, words).split('\n')[0] ?? '';
  return `${standingInWords(request, words)}\n${what}`;
}
