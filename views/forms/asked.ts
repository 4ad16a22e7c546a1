import type { ModalView } from '@slack/types';
import { effectInWords } from '../../src/blocks/act-words.js';
import type { Outcome } from '../../src/blocks/form-answer.js';
import { actions, button, context, header, modal, section } from '../../src/blocks/layout.js';
import { requestInWords, standingInWords, whyInWords } from '../../src/blocks/request-words.js';
import type { Words } from '../../src/blocks/words.js';
import type { RequestSummary } from '../../src/domain/approvals/request.js';
import { requestIds } from './ids.js';

type Shown = { request: RequestSummary; payerName: string };

const headers: Record<RequestSummary['state'], string> = {
  open: 'Asked: nothing is booked yet',
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

/** What a form becomes when a second person has to approve it, and how that goes on. */
export function askedModal({ request, payerName }: Shown, words: Words): ModalView {
  const isOpen = request.state === 'open';
  const withdraw = button({
    ...{ text: 'Withdraw', actionId: requestIds.withdraw, value: request.id },
    spoken: 'Withdraw this request',
  });
  return modal({
    title: isOpen ? 'Asked' : 'Your request',
    close: 'Done',
    blocks: [
      header(headers[request.state]),
      section(requestInWords(request, payerName, words)),
      section(standingInWords(request, words)),
      ...(isOpen
        ? [
            context(
              `${whyInWords(request.need, words)} The approvers are told, and you get a message when they have decided.`,
            ),
          ]
        : []),
      ...actions(isOpen ? [withdraw] : []),
    ],
  });
}

/** The same for somebody whose form was answered too late. */
export function askedOutcome({ request, payerName }: Shown, words: Words): Outcome {
  const { act, planned } = request;
  const about = planned.settings === undefined ? payerName : 'the settings';
  return {
    title: `A second person was asked, for ${about}`,
    text: `Nothing is booked yet. When it is approved: ${effectInWords({ act, planned }, words)} See it under /credit-desk.`,
  };
}
