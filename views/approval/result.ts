import type { ModalView } from '@slack/types';
import { invoiceNumberOf } from '../../src/blocks/act-words.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { actions, button, context, header, modal, section } from '../../src/blocks/layout.js';
import { requestInWords, standingInWords } from '../../src/blocks/request-words.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { Decided } from '../../src/services/approvals/decide.js';
import type { Beneath } from '../forms/beneath.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

type Shown = Decided & { payerName: string; beneath: Beneath };

const titles: Record<Decided['request']['state'], string> = {
  open: 'Request',
  approved: 'Request approved',
  rejected: 'Request rejected',
  expired: 'Request expired',
  withdrawn: 'Request withdrawn',
};

/** Why the press came too late. */
const tooLate: Record<Decided['request']['state'], string> = {
  open: 'Not decided yet',
  approved: 'Somebody else was first',
  rejected: 'Somebody else was first',
  expired: 'Its time was over',
  withdrawn: 'It was withdrawn',
};

function resultModal({ request, payerName, isOurs, beneath }: Shown, club: ShownClub): ModalView {
  const words = wordsFor(club);
  const { invoiceId } = request.planned;
  const see = { text: 'See invoice', actionId: invoiceDetailsIds.open };
  return modal({
    title: titles[request.state],
    close: beneath === null ? 'Done' : 'Back',
    blocks: [
      header(isOurs ? 'Your decision' : tooLate[request.state]),
      section(standingInWords(request, words)),
      section(requestInWords(request, payerName, words)),
      context(
        isOurs
          ? 'Whoever asked is told in a message, and the channel shows it.'
          : 'Your press changed nothing.',
      ),
      ...actions(invoiceId === null ? [] : [button({ ...see, value: invoiceId })]),
    ],
  });
}

/** What a decision came to: this person's, or that of whoever was first. */
export function decidedAnswer(shown: Shown, club: ShownClub): FormAnswer {
  const { request, payerName, isOurs } = shown;
  const number = invoiceNumberOf(request);
  const about = number === '' ? safe(payerName) : `${safe(number)} (${safe(payerName)})`;
  const words = wordsFor(club);
  return {
    view: resultModal(shown, club),
    told: {
      title: isOurs ? `Your decision about ${about}` : `${tooLate[request.state]}: ${about}`,
      text: `${standingInWords(request, words)} See it under /credit-desk.`,
    },
  };
}
